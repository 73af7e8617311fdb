import type { Dataset, TableName } from './schema.ts';
import type { WorkbookFault } from './workbook.ts';

/** An .xlsx workbook with a sheet per table, or what it cannot hold. The writer's code is loaded here. */
export async function exportWorkbook(dataset: Dataset): Promise<Uint8Array | WorkbookFault> {
  const { workbookFault, writeWorkbook } = await import('./workbook.ts');
  return workbookFault(dataset) ?? writeWorkbook(dataset);
}

/** One table as an Arrow IPC file. The writer's code is loaded here. */
export async function exportArrow<N extends TableName>(name: N, rows: Readonly<Dataset[N]>): Promise<Uint8Array> {
  const { writeArrow } = await import('./arrow.ts');
  return writeArrow(name, rows);
}

/** A dataset as one JSON text, tables as arrays of rows. The writer's code is loaded here. */
export async function exportJson(dataset: Dataset): Promise<string> {
  const { writeJson } = await import('./json-file.ts');
  return writeJson(dataset);
}
