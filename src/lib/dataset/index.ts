export { booleanColumn, numberColumn, textColumn } from './arrow-columns.ts';
export { type ArchiveLimits, readDatasetArchive, writeDatasetArchive } from './archive.ts';
export * from './codes.ts';
export type { Cell } from './cell.ts';
export { type CsvReading, csvLine, readCsv, type RejectedRows, writeCsv } from './csv.ts';
export { writeDescriptor } from './descriptor.ts';
export { exportArrow, exportJson, exportWorkbook } from './exports.ts';
export type { Bilingual, Field, FieldType, ForeignKey, RowOf, Table } from './field.ts';
export { type DatasetReading, readDataset, readDatasetBytes, writeDataset } from './folder.ts';
export { DATASET_PROBLEMS, type DatasetProblem, type DatasetProblemCode, type RowPlace } from './problem.ts';
export * from './schema.ts';
export {
  type DatasetSink,
  type RefusedFrom,
  type RowCounts,
  streamDataset,
  type StreamSource,
  type TableProgress,
} from './stream/dataset-stream.ts';
export type { RejectedRow } from './table-reading.ts';
export { validateDataset } from './validation.ts';
export type { WorkbookFault } from './workbook.ts';
