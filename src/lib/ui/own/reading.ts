import {
  readDatasetBytes,
  TABLES,
  writeDataset,
  type Dataset,
  type RejectedRows,
  type RowCounts,
} from '#lib/dataset/index.ts';
import type { SourceText } from '../source/source-text.ts';
import { withoutArchives, type ArchiveFault } from './archive.ts';
import type { InputFile } from './files.ts';
import { readDocuments } from './documents.ts';
import { tableProblem } from './problem-book.ts';

/** Something wrong with what was given: with its table's row and column, or with its place in a document. */
export interface InputProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  /** Place in a document (`L44`); null for a table. */
  readonly place: string | null;
  readonly value: string | null;
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** What was read from the reader's files, whole: what loads, what is wrong, what was refused. */
export interface OwnReading {
  readonly kind: 'tables' | 'documents';
  /** The CSV texts of what loads, by file name. */
  readonly files: ReadonlyMap<string, string>;
  readonly sources: readonly SourceText[];
  readonly problems: readonly InputProblem[];
  readonly rejected: readonly RejectedRows[];
  readonly rows: RowCounts;
}

/**
 * Reads what a reader dropped or picked: the CSV tables of a dataset, or the documents themselves, loose or zipped.
 * @param vocabularyFiles fetches the vocabulary when documents have to be read
 */
export async function readOwnData(
  given: readonly InputFile[],
  vocabularyFiles: () => Promise<Readonly<Record<string, string>>>,
): Promise<OwnReading> {
  const { files, faults } = withoutArchives(given);
  const visible = files.filter(({ path }) => !/(^|\/)(\.|__MACOSX|~\$)/.test(path));
  const read = visible.some(isTable) ? readTables(visible) : await readDocuments(visible, await vocabularyFiles());
  return { ...read, problems: [...faults.map((fault) => archiveProblem(fault, '≤ 256 MB')), ...read.problems] };
}

function readTables(files: readonly InputFile[]): OwnReading {
  const tables = files.filter(({ path }) => /\.(csv|json)$/i.test(path));
  const { dataset, problems, rejected } = readDatasetBytes(new Map(tables.map(({ path, bytes }) => [path, bytes])));
  return { ...reading(dataset), kind: 'tables', sources: [], problems: problems.map(tableProblem), rejected };
}

/** The CSV texts of a dataset and how much it holds. */
export function reading(dataset: Dataset): Pick<OwnReading, 'files' | 'rows'> {
  const rows = Object.fromEntries(TABLES.map(({ name }) => [name, dataset[name].length]));
  return { files: writeDataset(dataset), rows };
}

const TABLE_FILES = new Set(['datapackage.json', ...TABLES.map(({ name }) => `${name}.csv`)]);

/** Whether a file is one of a dataset, by its name. */
export function isTable({ path }: Pick<InputFile, 'path'>): boolean {
  return TABLE_FILES.has(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
}

/** Says why an archive was not unpacked. */
export function archiveProblem({ path, code }: ArchiveFault, limit: string): InputProblem {
  const nowhere = { row: null, column: null, place: null, value: null };
  return { code, severity: 'error', file: path, ...nowhere, values: { expected: limit } };
}
