import { DataType, type RecordBatch, type Vector } from 'apache-arrow';
import type { QueryResult } from './duckdb-session.ts';
import type { ResultRow, Value } from './engine.ts';
import { distinctNames, finite, jsonText, resultRows } from './plain-value.ts';

/** The rows of an Arrow stream as plain values. */
export async function resultOf(batches: AsyncIterable<RecordBatch>): Promise<QueryResult> {
  const rows: ResultRow[] = [];
  let columns: string[] = [];
  for await (const batch of batches) {
    columns = distinctNames(batch.schema.fields.map(({ name }) => name));
    for (const row of resultRows(columns, batchRows(batch))) rows.push(row);
  }
  return { columns, rows };
}

function batchRows(batch: RecordBatch): Value[][] {
  const vectors = batch.schema.fields.map((_, index) => columnValues(batch.getChildAt(index)));
  return Array.from({ length: batch.numRows }, (_, row) => vectors.map((values) => values[row] ?? null));
}

/** `Vector.toArray` shows what lies under a null; `get` does not. */
function columnValues(vector: Vector | null): Value[] {
  if (!vector) return [];
  const plain = plainValue(vector.type as DataType);
  return Array.from({ length: vector.length }, (_, row) => plain(vector.get(row)));
}

function plainValue(type: DataType): (value: unknown) => Value {
  if (DataType.isDictionary(type)) return plainValue(type.dictionary as DataType);
  if (DataType.isDate(type)) return orNull((value) => isoDate(Number(value)));
  if (DataType.isTimestamp(type)) return orNull((value) => isoTimestamp(Number(value)));
  if (DataType.isDecimal(type)) return orNull((value) => finite(Number(String(value)) / 10 ** type.scale));
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    const item = plainValue(type.children[0]?.type as DataType);
    return orNull((value) => [...(value as Iterable<unknown>)].map(item));
  }
  if (DataType.isStruct(type) || DataType.isMap(type)) return orNull((value) => jsonText(value));
  return orNull(scalar);
}

function orNull(plain: (value: unknown) => Value): (value: unknown) => Value {
  return (value) => (value === null || value === undefined ? null : plain(value));
}

function scalar(value: unknown): Value {
  if (typeof value === 'number') return finite(value);
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'boolean' ? value : String(value);
}

function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function isoTimestamp(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '');
}
