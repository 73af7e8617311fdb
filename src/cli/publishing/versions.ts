import type { Changes } from './changes.ts';
import { FOLLOWED, type Followed } from './sides.ts';

/** A publication of the dataset. */
export interface Version {
  /** The first digits of the digest of its tables. */
  readonly id: string;
  /** The day it was published. */
  readonly date: string;
  /** The tables' and the descriptor's checksums, by file. */
  readonly checksums: Readonly<Record<string, string>>;
  /** How many rows came, went and changed since the version before, by followed table; null for the first. */
  readonly counts: Readonly<Partial<Record<Followed, Changes[Followed]['counts']>>> | null;
}

export interface Publishing {
  readonly dataset: string;
  readonly date: string;
  readonly checksums: Readonly<Record<string, string>>;
  readonly changes: Changes | null;
}

/** The versions so far with the one that is being published, the newest first; an unchanged dataset is no new one. */
export function versionsWith(before: readonly Version[], { dataset, date, checksums, changes }: Publishing): Version[] {
  const id = dataset.slice(0, 12);
  if (before[0]?.id === id) return [...before];
  return [{ id, date, checksums, counts: changes === null ? null : countsOf(changes) }, ...before];
}

function countsOf(changes: Changes): Version['counts'] {
  return Object.fromEntries(FOLLOWED.map((table) => [table, changes[table].counts]));
}

/** The file of a version: its checksums and, row by row, what changed since the one before. */
export function versionFile(version: Version, since: string | null, changes: Changes | null): string {
  return `${JSON.stringify({ ...version, since, changes }, null, 1)}\n`;
}
