import { type DecodedText, decodeText } from '#lib/text/index.ts';
import { rejectedRows, type RejectedRows, typedRows, writeCsv } from './csv.ts';
import { DESCRIPTOR_FILE, locateTables, wrongChecksum } from './folder-files.ts';
import { checksum, type DescribedFile, writeDescriptor } from './descriptor.ts';
import { type DatasetProblem, datasetProblem } from './problem.ts';
import { resolveReferences, type ResolvedTable } from './references.ts';
import { type Dataset, emptyDataset, tableNamed, type TableName, TABLES } from './schema.ts';
import { readingProblems, readTable } from './table-reading.ts';

/** A dataset read from files: what loads, everything wrong, and the rows that were refused. */
export interface DatasetReading {
  readonly dataset: Dataset;
  readonly problems: readonly DatasetProblem[];
  readonly rejected: readonly RejectedRows[];
}

/** The files of a dataset folder by name: one CSV per table and `datapackage.json`. Same rows, same bytes. */
export function writeDataset(dataset: Dataset): ReadonlyMap<string, string> {
  const files = TABLES.map(({ name }) => describedFile(name, dataset));
  return new Map([...files.map(({ path, text }) => [path, text] as const), [DESCRIPTOR_FILE, writeDescriptor(files)]]);
}

/**
 * Reads a dataset from decoded files by name or path, with or without `datapackage.json`. Files in folders below the
 * dataset's own are not looked at.
 */
export function readDataset(files: ReadonlyMap<string, string>): DatasetReading {
  return readTables(files, (text) => text);
}

/** Reads a dataset from the bytes of its files, finding out the encoding of each; anything but UTF-8 is reported. */
export function readDatasetBytes(files: ReadonlyMap<string, Uint8Array>): DatasetReading {
  const problems = new Map<string, readonly DatasetProblem[]>();
  const textOf = ([file, bytes]: readonly [string, Uint8Array]) => {
    const { text, ...found } = decodeText(bytes);
    problems.set(file, encodingProblems({ file, ...found }));
    return text;
  };
  const entries = [...files];
  const reading = readTables(new Map(entries.map((entry) => [entry[0], entry])), textOf);
  for (const entry of entries) if (!problems.has(entry[0])) textOf(entry);
  return { ...reading, problems: [...entries.flatMap(([file]) => problems.get(file) ?? []), ...reading.problems] };
}

/** One table after the other, so that no two of them are in memory as text and as cells at once. */
function readTables<C>(files: ReadonlyMap<string, C>, textOf: (content: C) => string): DatasetReading {
  const { tables, problems } = locateTables(files, textOf);
  const checksums: DatasetProblem[] = [];
  const read = new Map<string, ResolvedTable>();
  for (const one of tables) {
    const text = textOf(one.content);
    if (one.hash !== null) checksums.push(...wrongChecksum(one, checksum(text)));
    read.set(one.table.name, resolveReferences(readTable(one.table, text, one.file), read));
  }
  const readings = [...read.values()].map(({ reading }) => reading);
  return {
    dataset: datasetOf([...read.values()]),
    problems: [...problems, ...checksums, ...readings.flatMap(readingProblems)],
    rejected: readings.map(rejectedRows).filter(({ rows }) => rows.length > 0),
  };
}

/** What to say about the encoding of a file: anything but UTF-8 is told, damage is an error. */
export function encodingProblems(found: Omit<DecodedText, 'text'> & { file: string }): DatasetProblem[] {
  const { file, encoding, replaced } = found;
  const parts = { value: encoding, expected: 'utf-8' };
  if (replaced > 0) return [datasetProblem('encoding_damaged', file, { ...parts, value: `${encoding} ${replaced}` })];
  return encoding === 'utf-8' ? [] : [datasetProblem('encoding_other', file, { ...parts, severity: 'warning' })];
}

function describedFile<N extends TableName>(name: N, dataset: Dataset): DescribedFile & { readonly text: string } {
  const rows: Dataset[N] = dataset[name];
  const text = writeCsv(name, rows);
  const bytes = new TextEncoder().encode(text).length;
  return { table: tableNamed(name), path: `${name}.csv`, text, bytes, hash: checksum(text), rowCount: rows.length };
}

function datasetOf(tables: readonly ResolvedTable[]): Dataset {
  const dataset = emptyDataset();
  for (const { reading, rows } of tables) fill(dataset, reading.table.name as TableName, rows);
  return dataset;
}

function fill<N extends TableName>(dataset: Dataset, name: N, rows: ResolvedTable['rows']): void {
  dataset[name] = typedRows<N>(rows) as Dataset[N];
}
