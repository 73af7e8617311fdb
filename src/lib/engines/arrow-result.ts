import { type Data, DataType, type RecordBatch, type Schema, type Vector } from 'apache-arrow';
import { textColumn } from '#lib/dataset/index.ts';
import type { QueryResult } from './duckdb-session.ts';
import type { ResultRow, Value } from './engine.ts';
import { type EnumTree, readEnumTree } from './enum-type.ts';
import { distinctNames, finite, jsonText, resultRows } from './plain-value.ts';

/** An Arrow stream as DuckDB-Wasm gives it, opened. */
export interface ArrowStream extends AsyncIterable<RecordBatch> {
  readonly schema: Schema;
}

/**
 * The rows of an Arrow stream as plain values. `describe` gives the DuckDB types of the columns; it is asked, after the
 * stream has ended, only when there are enumerations, whose values the stream leaves out.
 */
export async function resultOf(stream: ArrowStream, describe: () => Promise<readonly string[]>): Promise<QueryResult> {
  const { fields } = stream.schema;
  const columns = distinctNames(fields.map(({ name }) => name));
  const batches: RecordBatch[] = [];
  for await (const batch of stream) batches.push(batch);
  if (fields.some(({ type }) => hasEnumeration(type))) fillDictionaries(batches, await describe());
  const rows: ResultRow[] = [];
  for (const batch of batches) for (const row of resultRows(columns, batchRows(batch))) rows.push(row);
  return { columns, rows };
}

function hasEnumeration(type: DataType): boolean {
  return DataType.isDictionary(type) || (type.children ?? []).some((child) => hasEnumeration(child.type as DataType));
}

function fillDictionaries(batches: readonly RecordBatch[], types: readonly string[]): void {
  const trees = types.map(readEnumTree);
  for (const { data } of batches) data.children.forEach((child, index) => fillDictionary(child, trees[index] ?? null));
}

function fillDictionary(data: Data, tree: EnumTree): void {
  if (tree === null) return;
  if ('parts' in tree) data.children.forEach((child, index) => fillDictionary(child, tree.parts[index] ?? null));
  else data.dictionary = textColumn(tree);
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
