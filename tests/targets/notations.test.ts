import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseTargets } from '#lib/targets/index.ts';
import type { Target } from '#lib/targets/index.ts';
import { vocabulary } from '../vocabulary/files.ts';
import { readRows } from '../vocabulary/hand-reading.ts';

type Value = number | string | null;

/** One notation of the specification; `multi` lists several targets, `flag` leaves the value open. */
interface Notation {
  readonly text: string;
  readonly operator: string;
  readonly operator_explicit?: boolean;
  readonly value: Value | readonly Value[] | readonly (readonly Value[])[];
  readonly unit: string | null;
  readonly kind: string;
  readonly approx?: boolean;
}

const notations = JSON.parse(
  readFileSync(join(import.meta.dirname, 'specified-notations.json'), 'utf8'),
) as readonly Notation[];

const printed = (value: Value | undefined) => (value === null || value === undefined ? null : String(value));
const asList = (value: Notation['value']) => (Array.isArray(value) ? (value as readonly Value[]) : [value as Value]);

function expectNotation(target: Target, notation: Notation): void {
  const [value, valueMax] = asList(notation.value);
  const open = notation.operator === 'flag' || notation.operator === 'none';
  expect(target).toMatchObject({
    operator: notation.operator === 'flag' ? 'none' : notation.operator,
    operatorExplicit: open ? false : (notation.operator_explicit ?? true),
    value: printed(value),
    valueMax: printed(valueMax),
    unit: notation.unit,
    kind: notation.kind,
  });
  if (notation.approx) expect(target.flags).toContain('approx');
  if (notation.operator === 'flag') expect(target.flags).toContain('suspect_ocr');
}

test('the specification lists 121 notations', () => {
  expect(notations).toHaveLength(121);
});

test.each(notations)('$text is read as specified', (notation) => {
  const targets = parseTargets(notation.text, { vocabulary });
  if (notation.operator !== 'multi') {
    expect(targets).toHaveLength(1);
    expectNotation(targets[0], notation);
    return;
  }
  const several = notation.value as readonly (readonly Value[])[];
  expect(targets.map(({ operator, value, unit, kind }) => [operator, value, unit, kind])).toEqual(
    several.map(([operator, value, unit, kind]) => [operator, printed(value), unit, kind]),
  );
  expect(targets[0].flags).toContain('multi');
});

test.each([
  ['12月底前100%到位', 'deadline:12-31'],
  ['每年4月底前', 'yearly'],
  ['较上年下降20%', 'decrease'],
  ['同比增长≥6%', 'increase'],
  ['292%', 'reading:≥92%'],
  ['292%', 'reading:=292%'],
  ['1O0%', 'ocr_repaired'],
  ['》90%', 'ocr_repaired'],
  ['二100百分比', 'ocr_repaired'],
  ['逐年提高', 'trend_increase'],
  ['是', 'boolean_true'],
  ['全覆盖', 'implies_100'],
  ['', 'blank'],
  ['无', 'placeholder'],
  ['≥**%', 'template_stub'],
  ['100', 'missing_unit'],
  ['零登记', 'zero_in_words'],
])('%s carries the flag %s', (text, flag) => {
  expect(parseTargets(text, { vocabulary })[0].flags).toContain(flag);
});

test.each([
  ['较上年下降20%', 'prior_year'],
  ['比上年增加50件', 'prior_year'],
  ['不低于上年', 'prior_year'],
  ['与上年持平', 'prior_year'],
  ['不超预算', 'budget'],
  ['≥95%', null],
])('%s is measured against %s', (text, baseline) => {
  expect(parseTargets(text, { vocabulary })[0].baseline).toBe(baseline);
});

const rowTargets = readRows.flatMap((row) => row.targets.map((target) => ({ row, target })));

test('every target of the five documents is read as by hand', () => {
  expect(rowTargets).toHaveLength(248);
  for (const { row, target } of rowTargets) {
    const [main] = parseTargets(target.text ?? '', {
      vocabulary,
      symbol: row.symbol_printed,
      unit: row.unit_printed_in_own_column,
      name: row.name_printed,
      fiscalYear: row.fiscalYear,
    });
    const { parsed } = target;
    expect({ row: row.row_id, line: row.source_line, ...main }).toMatchObject({
      row: row.row_id,
      operator: parsed.operator,
      operatorExplicit: parsed.operator_explicit,
      value: printed(parsed.value),
      valueMax: printed(parsed.value_max),
      unit: parsed.unit,
      kind: parsed.kind,
      baseValue: parsed.base_value,
      baseUnit: parsed.base_unit,
    });
  }
});
