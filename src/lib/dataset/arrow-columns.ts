import { Bool, type DataType, DateDay, Float64, makeData, Utf8, Vector } from 'apache-arrow';

/*
 * Arrow's own builders compile a function from text, which the site's content security policy refuses; these columns are
 * laid out by hand (Arrow columnar format: validity bitmap, then values or offsets and bytes).
 */

/** A column of texts. */
export function textColumn(values: readonly (string | null)[]): Vector<Utf8> {
  const encoder = new TextEncoder();
  const parts = values.map((value) => encoder.encode(value ?? ''));
  const valueOffsets = new Int32Array(values.length + 1);
  parts.forEach((part, row) => (valueOffsets[row + 1] = (valueOffsets[row] ?? 0) + part.length));
  const data = new Uint8Array(valueOffsets.at(-1) ?? 0);
  parts.forEach((part, row) => data.set(part, valueOffsets[row]));
  return new Vector([makeData({ type: new Utf8(), length: values.length, ...validity(values), valueOffsets, data })]);
}

/** A column of doubles. */
export function numberColumn(values: readonly (number | null)[]): Vector<Float64> {
  const data = Float64Array.from(values, (value) => value ?? 0);
  return new Vector([makeData({ type: new Float64(), length: values.length, ...validity(values), data })]);
}

/** A column of truth values. */
export function booleanColumn(values: readonly (boolean | null)[]): Vector<Bool> {
  const data = bits(values, (value) => value === true);
  return new Vector([makeData({ type: new Bool(), length: values.length, ...validity(values), data })]);
}

/** A column of days, counted from 1970-01-01. */
export function dayColumn(values: readonly (number | null)[]): Vector<DateDay> {
  const data = Int32Array.from(values, (value) => value ?? 0);
  return new Vector([makeData({ type: new DateDay(), length: values.length, ...validity(values), data })]);
}

export type Column = Vector<DataType>;

function validity(values: readonly unknown[]): { readonly nullCount: number; readonly nullBitmap: Uint8Array } {
  const nullCount = values.reduce<number>((count, value) => count + Number(value === null), 0);
  return { nullCount, nullBitmap: bits(values, (value) => value !== null) };
}

function bits<T>(values: readonly T[], isSet: (value: T) => boolean): Uint8Array {
  const bitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
  values.forEach((value, at) => {
    if (isSet(value)) bitmap[at >> 3] = (bitmap[at >> 3] ?? 0) | (1 << (at & 7));
  });
  return bitmap;
}
