import { type DecodedText, decodeText } from '#lib/text/index.ts';
import { rejectedRows, type RejectedRows, typedRows, writeCsv } from './csv.ts';
import { DESCRIPTOR_FILE, locateTables, type TableFile, wrongChecksum } from './folder-files.ts';
import { checksum, type DescribedFile, writeDescriptor } from './descriptor.ts';
import { type DatasetProblem, datasetProblem } from './problem.ts';
import { resolveReferences } from './references.ts';
import { type Dataset, emptyDataset, tableNamed, type TableName, TABLES } from './schema.ts';
import { readingProblems, readTable, type TableReading } from './table-reading.ts';

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
  const { tables, problems } = locateTables(files, (text) => text);
  const readings = resolveReferences(tables.map(readFile));
  const checksums = tables.flatMap((one) => (one.hash === null ? [] : wrongChecksum(one, checksum(one.content))));
  return {
    dataset: datasetOf(readings),
    problems: [...problems, ...checksums, ...readings.flatMap(readingProblems)],
    rejected: readings.map(rejectedRows).filter(({ rows }) => rows.length > 0),
  };
}

/** Reads a dataset from the bytes of its files, finding out the encoding of each; anything but UTF-8 is reported. */
export function readDatasetBytes(files: ReadonlyMap<string, Uint8Array>): DatasetReading {
  const decoded = [...files].map(([file, bytes]) => ({ file, ...decodeText(bytes) }));
  const reading = readDataset(new Map(decoded.map(({ file, text }) => [file, text])));
  return { ...reading, problems: [...decoded.flatMap(encodingProblems), ...reading.problems] };
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

function readFile({ table, file, content }: TableFile<string>): TableReading {
  return readTable(table, content, file);
}

function datasetOf(readings: readonly TableReading[]): Dataset {
  const dataset = emptyDataset();
  for (const reading of readings) fill(dataset, reading.table.name as TableName, reading);
  return dataset;
}

function fill<N extends TableName>(dataset: Dataset, name: N, reading: TableReading): void {
  dataset[name] = typedRows<N>(reading) as Dataset[N];
}
