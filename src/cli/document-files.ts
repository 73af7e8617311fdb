import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { EXTENSIONS } from '#lib/documents/index.ts';
import { UsageError } from './command.ts';
import { filesBelow } from './files-below.mjs';

/** A document on disk and the name it goes by in the dataset: its own, or its path within the folder given. */
export interface DocumentFile {
  readonly path: string;
  readonly name: string;
}

/** Hidden files, and those Office leaves beside an open document, are none. */
function isDocument(name: string): boolean {
  return !/^(?:\.|~\$)/.test(basename(name)) && EXTENSIONS.includes(extname(name).slice(1).toLowerCase());
}

async function filesOf(path: string): Promise<readonly DocumentFile[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`there is no file or folder ${path}`);
  if (!found.isDirectory()) return [{ path, name: basename(path) }];
  return filesBelow(path)
    .filter(isDocument)
    .map((name) => ({ path: join(path, name), name }));
}

/** The documents in files and folders, folders with all below them, sorted by name and path. @throws {UsageError} */
export async function documentFiles(paths: readonly string[]): Promise<readonly DocumentFile[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const byPath = [...new Map(files.map((file) => [file.path, file])).values()];
  const counts = new Map<string, number>();
  for (const { name } of byPath) counts.set(name, (counts.get(name) ?? 0) + 1);
  const named = byPath.map((file) =>
    (counts.get(file.name) ?? 0) > 1 ? { ...file, name: file.path.replaceAll('\\', '/') } : file,
  );
  return named.sort((left, right) => (`${left.name}\0${left.path}` < `${right.name}\0${right.path}` ? -1 : 1));
}
