export * from './codes.ts';
export type { Cell } from './cell.ts';
export { type CsvReading, readCsv, type RejectedRows, writeCsv, writeRejectedCsv } from './csv.ts';
export type { Bilingual, Field, FieldType, ForeignKey, RowOf, Table } from './field.ts';
export { type DatasetReading, readDataset, readDatasetBytes, writeDataset } from './folder.ts';
export { DATASET_PROBLEMS, type DatasetProblem, type DatasetProblemCode, type RowPlace } from './problem.ts';
export * from './schema.ts';
export type { RejectedRow } from './table-reading.ts';
export { validateDataset } from './validation.ts';
