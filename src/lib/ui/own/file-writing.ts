/** Writes a file of the private file system whole; what was there before stays until it is. */
export async function writeFile(
  folder: FileSystemDirectoryHandle,
  { name, content }: { readonly name: string; readonly content: Blob },
  signal?: AbortSignal,
): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true });
  const stream = await file.createWritable();
  await content.stream().pipeTo(stream, signal ? { signal } : {});
}
