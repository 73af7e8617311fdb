import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '#lib/documents/index.ts';
import {
  type CorrectionFault,
  type DocumentCorrections,
  leftOver,
  readCorrections,
  type StaleCorrection,
} from '#lib/forms/index.ts';
import { UsageError } from './command.ts';

/** The corrections of `--corrections`, and what in the files could not be used. */
export interface CorrectionInput {
  readonly documents: readonly DocumentCorrections[];
  readonly problems: readonly Problem[];
}

/** Reads a file of corrections, or all JSON files of a folder in the order of their names. @throws {UsageError} */
export async function correctionInput(path: string | undefined): Promise<CorrectionInput> {
  if (path === undefined) return { documents: [], problems: [] };
  const found = await stat(path).catch(() => null);
  if (!found) throw new UsageError(`there is no file or folder ${path}`);
  const names = found.isDirectory() ? (await readdir(path)).filter((name) => /\.json$/i.test(name)).sort() : [];
  const files = found.isDirectory() ? names.map((name) => join(path, name)) : [path];
  const read = await Promise.all(
    files.map(async (file) => ({ file, ...readCorrections(await readFile(file, 'utf8')) })),
  );
  return {
    documents: read.flatMap(({ documents }) => documents),
    problems: read.flatMap(({ file, faults }) => faults.map((fault) => faultProblem(file, fault))),
  };
}

function faultProblem(file: string, { code, path, found, expected }: CorrectionFault): Problem {
  return { code: `corrections_${code}`, severity: 'error', place: path, values: { file, found, expected } };
}

/** A correction that matches nothing any more, as a problem of its document at its place. */
export function staleProblem({ correction, reason }: StaleCorrection): Problem {
  const { kind, place, printed } = correction;
  return { code: 'correction_stale', severity: 'error', place, values: { kind, value: printed, reason } };
}

/** Corrections of documents that were not among those read. */
export function missingDocuments(
  { documents }: CorrectionInput,
  read: Parameters<typeof leftOver>[1],
): readonly Problem[] {
  return leftOver(documents, read).map(({ file, corrections }) => ({
    code: 'correction_document_missing',
    severity: 'warning',
    place: '',
    values: { name: file, count: corrections.length },
  }));
}
