import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow } from '../files-below.mjs';

export interface Switch {
  readonly site: string;
  readonly staging: string;
  /** Files of the publication before that the new one has no more. */
  readonly removed: readonly string[];
  /** Files that had compressed copies and have none any more: a host would go on sending the old copies. */
  readonly bare: readonly string[];
}

/** Moves the staged files into the public folder and takes the removed ones out. Returns how many were moved. */
export async function switchIn({ site, staging, removed, bare }: Switch): Promise<number> {
  await mkdir(site, { recursive: true });
  const files = filesBelow(staging);
  // Scripts and styles first: a page never asks for a file that is not there yet.
  const ordered = [...files].sort((left, right) => weight(left) - weight(right) || (left < right ? -1 : 1));
  const folders = new Set<string>();
  for (const file of ordered) {
    const target = join(site, file);
    if (!folders.has(dirname(target))) await mkdir(dirname(target), { recursive: true });
    folders.add(dirname(target));
    await rename(join(staging, file), target);
  }
  for (const file of [...removed, ...bare])
    for (const copy of [`${file}.gz`, `${file}.br`]) await rm(join(site, copy), { force: true });
  for (const file of removed) {
    await rm(join(site, file), { force: true });
    await removeEmpty(site, dirname(file));
  }
  await rm(staging, { recursive: true, force: true });
  return files.length;
}

function weight(file: string): number {
  return file.startsWith('_app/') ? 0 : 1;
}

async function removeEmpty(site: string, folder: string): Promise<void> {
  for (let one = folder; one !== '.' && one !== ''; one = dirname(one)) {
    const isEmpty = await rmdir(join(site, one)).then(
      () => true,
      () => false,
    );
    if (!isEmpty) return;
  }
}
