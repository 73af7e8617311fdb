const CHUNK = 2 * 1024 * 1024;

/** Files as a zip archive, packed piece by piece so that the page goes on. */
export async function packedFiles(files: ReadonlyMap<string, Blob>): Promise<Blob> {
  const { Zip, ZipDeflate } = await import('fflate');
  const pieces: Blob[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, part) => {
    if (error) failure = error;
    else pieces.push(new Blob([new Uint8Array(part)]));
  });
  for (const [name, file] of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    for (let at = 0; at < file.size; at += CHUNK)
      entry.push(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()));
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  if (failure !== null) throw failure;
  return new Blob(pieces, { type: 'application/zip' });
}
