import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatasetReading, readDatasetBytes } from '#lib/dataset/index.ts';
import { UsageError } from './command.ts';

/** The only argument DIR of a command, an existing folder. @throws {UsageError} */
export async function folderArgument(path: string | undefined): Promise<string> {
  if (path === undefined) throw new UsageError('the folder of the dataset is missing');
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`there is no folder ${path}`);
  if (!found.isDirectory()) throw new UsageError(`${path} is not a folder`);
  return path;
}

/** Reads and checks the dataset in a folder; folders below it are not looked at. */
export async function readFolder(folder: string): Promise<DatasetReading> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && /\.(csv|json)$/i.test(entry.name)).map(({ name }) => name);
  const files = names.sort().map(async (name) => [name, new Uint8Array(await readFile(join(folder, name)))] as const);
  return readDatasetBytes(new Map(await Promise.all(files)));
}
