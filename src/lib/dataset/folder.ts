import { rejectedRows, type RejectedRows, typedRows, writeCsv } from './csv.ts';
import { DESCRIPTOR_FILE, locateTables, type TableFile } from './folder-files.ts';
import { type DescribedFile, writeDescriptor } from './descriptor.ts';
import type { DatasetProblem } from './problem.ts';
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
  const { tables, problems } = locateTables(files);
  const readings = resolveReferences(tables.map(readFile));
  return {
    dataset: datasetOf(readings),
    problems: [...problems, ...readings.flatMap(readingProblems)],
    rejected: readings.map(rejectedRows).filter(({ rows }) => rows.length > 0),
  };
}

function describedFile<N extends TableName>(name: N, dataset: Dataset): DescribedFile {
  const rows: Dataset[N] = dataset[name];
  return { table: tableNamed(name), path: `${name}.csv`, text: writeCsv(name, rows), rowCount: rows.length };
}

function readFile({ table, file, text }: TableFile): TableReading {
  return readTable(table, text, file);
}

function datasetOf(readings: readonly TableReading[]): Dataset {
  const dataset = emptyDataset();
  for (const reading of readings) fill(dataset, reading.table.name as TableName, reading);
  return dataset;
}

function fill<N extends TableName>(dataset: Dataset, name: N, reading: TableReading): void {
  dataset[name] = typedRows<N>(reading) as Dataset[N];
}
