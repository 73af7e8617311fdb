/** A file the reader gave, with its path inside what was dropped or picked. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file the reader gave that has not been opened yet. */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** The files of a drop, folders opened to the bottom. Must be called while the drop event is being handled. */
export async function givenByDrop(transfer: DataTransfer): Promise<GivenFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return givenByPicker([...transfer.files]);
  const files = await Promise.all(entries.map(filesOfEntry));
  return files.flat();
}

/** The files of a file picker; a picked folder keeps the paths inside it. */
export function givenByPicker(files: readonly File[]): GivenFile[] {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function filesOfEntry(entry: FileSystemEntry): Promise<GivenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  if (!isFolder(entry)) return [];
  const files = await Promise.all((await entriesOf(entry.createReader())).map(filesOfEntry));
  return files.flat();
}

/** A folder's reader hands out at most a hundred entries at a time, and an empty list at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  return batch.length === 0 ? [] : [...batch, ...(await entriesOf(reader))];
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
