import type { QueryResult, Value } from '#lib/engines/index.ts';

export interface Point {
  readonly label: string;
  readonly value: number;
}

/** A column of numbers by a column of names. */
export interface Series {
  readonly label: string;
  readonly value: string;
  readonly points: readonly Point[];
}

/** Columns of numbers that name something rather than measure it. */
const NAMES = /(?:^|_)(?:id|no|year|code|row|line)$|^(?:fiscal_year|编号|年度|年份)$/i;

/** The columns that can be drawn, amounts before names. */
export function drawable({ columns, rows }: QueryResult): readonly string[] {
  const numbers = columns.filter((name) => isNumeric(rows.map((row) => row[name] ?? null)));
  return [...numbers.filter((name) => !NAMES.test(name)), ...numbers.filter((name) => NAMES.test(name))];
}

/** What a quick chart shows: `chosen`, or the first numeric column, by the first other column; null without numbers. */
export function seriesOf(result: QueryResult, chosen?: string): Series | null {
  const numbers = drawable(result);
  const value = chosen ?? numbers[0];
  if (value === undefined || !numbers.includes(value)) return null;
  const texts = result.columns.filter((name) => name !== value);
  const label = texts.find((name) => !numbers.includes(name)) ?? texts[0] ?? value;
  const points = result.rows.flatMap((row) => {
    const amount = row[value];
    return typeof amount === 'number' ? [{ label: textOf(row[label] ?? null), value: amount }] : [];
  });
  return { label, value, points };
}

function isNumeric(values: readonly Value[]): boolean {
  const known = values.filter((value) => value !== null);
  return known.length > 0 && known.every((value) => typeof value === 'number');
}

function textOf(value: Value): string {
  return value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
