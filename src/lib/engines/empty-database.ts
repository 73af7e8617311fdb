/** A DuckDB database without any table (storage version v1.4.0), as gzip in base64. */
const EMPTY =
  'H4sICJekAGsAA2VtcHR5LmR1Y2tkYgDt17EKQQEUBmCDZPAOTO6mdLvF6hqU2QPIzRtQyqSU0eQRKHkA210M3kWZ7AySUm5s0vctf6dzOmc++9H0uA4W23Yv7sa5z4zrtagWve8njUHS74fhMMnes0qXld35dJiXgtIsmmw+PA8AAAB86dKspmmr3HnU1xfPyfw9ivcoZOz0/wMAAMBv8f8DAADA/7sB1BCFQAAwAAA=';

/** The bytes of a DuckDB database without any table. */
export async function emptyDatabase(): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(EMPTY), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** Replaces a file by an empty database: DuckDB-Wasm writes into one in the private file system, but creates none there. */
export async function writeEmptyDatabase(file: FileSystemFileHandle): Promise<void> {
  const stream = await file.createWritable();
  await stream.write(await emptyDatabase());
  await stream.close();
}
