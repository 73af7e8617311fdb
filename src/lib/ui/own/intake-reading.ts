import {
  type RowCounts,
  streamDataset,
  type StreamSource,
  TABLES,
  type TableName,
  type TableProgress,
  writeDescriptor,
} from '#lib/dataset/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import { versionOfDigests } from '../findings/dataset-version.ts';
import { chunksOf, digestOf } from './digest.ts';
import { readDocuments } from './documents.ts';
import { FileBuilder } from './file-builder.ts';
import type { GivenFile } from './files.ts';
import { type KeptData, newId } from './kept-data.ts';
import { ProblemBook, type ProblemReport, tableProblem } from './problem-book.ts';
import { archiveProblem, isTable } from './reading.ts';
import { unpackedFiles } from './unpacking.ts';

/** What was read from the reader's files: what loads, and what is wrong. */
export interface IntakeReading {
  readonly kind: 'tables' | 'documents';
  readonly data: Pick<KeptData, 'id' | 'version' | 'files' | 'sources'>;
  readonly rows: RowCounts;
  readonly report: ProblemReport;
}

interface ReadingOptions {
  readonly locale: Locale;
  /** Fetches the vocabulary when documents have to be read. */
  readonly vocabularyFiles: () => Promise<Readonly<Record<string, string>>>;
  readonly progress: (progress: TableProgress) => void;
}

/** Reads what a reader dropped or picked: the CSV tables of a dataset of any size, or documents, loose or zipped. */
export async function readIntake(given: readonly GivenFile[], options: ReadingOptions): Promise<IntakeReading> {
  const { files, faults } = await unpackedFiles(given);
  const book = new ProblemBook(options.locale);
  for (const fault of faults) book.add(archiveProblem(fault, '≤ 4 GB'));
  const visible = files.filter(({ path }) => !/(^|\/)(\.|__MACOSX|~\$)/.test(path));
  return visible.some(isTable) ? readTables(visible, book, options) : readForms(visible, book, options);
}

async function readTables(
  files: readonly GivenFile[],
  book: ProblemBook,
  options: ReadingOptions,
): Promise<IntakeReading> {
  const builders = new Map<TableName, FileBuilder>();
  const sources = files.filter(({ path }) => /\.(csv|json)$/i.test(path)).map(sourceOf);
  const rows = await streamDataset(sources, {
    accept: (table, text) => {
      let builder = builders.get(table);
      if (!builder) builders.set(table, (builder = new FileBuilder()));
      builder.add(text);
    },
    refuse: (row, from) => book.refuse(row, from),
    problem: (problem) => book.add(tableProblem(problem)),
    progress: options.progress,
  });
  const tables = TABLES.map(({ name, fields }) => {
    const header = `${fields.map((field) => field.name).join(',')}\n`;
    return [name, builders.get(name)?.file() ?? new Blob([header])] as const;
  });
  return { kind: 'tables', data: await described(tables, rows), rows, report: book.report() };
}

/** The tables as a dataset: with its descriptor and its version. */
async function described(
  tables: readonly (readonly [TableName, Blob])[],
  rows: RowCounts,
): Promise<Pick<KeptData, 'id' | 'version' | 'files' | 'sources'>> {
  const digests = new Map<string, string>();
  for (const [name, file] of tables) digests.set(`${name}.csv`, await digestOf(file));
  const files = TABLES.map((table) => ({
    table,
    path: `${table.name}.csv`,
    bytes: tables.find(([name]) => name === table.name)?.[1].size ?? 0,
    hash: `sha256:${digests.get(`${table.name}.csv`) ?? ''}`,
    rowCount: rows[table.name] ?? 0,
  }));
  const entries = tables.map(([name, file]) => [`${name}.csv`, file] as const);
  const descriptor = ['datapackage.json', new Blob([writeDescriptor(files)])] as const;
  return { id: newId(), version: versionOfDigests(digests), files: new Map([...entries, descriptor]), sources: [] };
}

async function readForms(
  files: readonly GivenFile[],
  book: ProblemBook,
  options: ReadingOptions,
): Promise<IntakeReading> {
  const inputs = files.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) }));
  const read = await readDocuments(await Promise.all(inputs), await options.vocabularyFiles());
  for (const problem of read.problems) book.add(problem);
  const tables = TABLES.map(({ name }) => [name, new Blob([read.files.get(`${name}.csv`) ?? ''])] as const);
  const data = { ...(await described(tables, read.rows)), sources: read.sources };
  return { kind: 'documents', data, rows: read.rows, report: book.report() };
}

function sourceOf({ path, file }: GivenFile): StreamSource {
  return { path, bytes: file.size, chunks: () => chunksOf(file) };
}
