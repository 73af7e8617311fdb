import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset, Row } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import { among, budgetNotes, EVERYTHING, runAmounts, runBudgets, type BudgetGroup } from '#lib/queries/index.ts';
import { grouped } from './model.ts';
import { openSample, sampleRows } from './sample.ts';
import { randomWorld } from './world.ts';

const worlds: { readonly rows: Dataset; readonly engine: Engine }[] = [];
beforeAll(async () => {
  worlds.push({ rows: sampleRows(), engine: await openSample() });
  for (const seed of [4, 5]) {
    const rows = randomWorld(seed, 40);
    const engine = openDuckdbNative();
    await engine.load(rows);
    worlds.push({ rows, engine });
  }
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

/** Sum of printed decimals in whole units of 0.000001, so that nothing is lost; null of none. */
function exactSum(texts: readonly (string | null)[]): number | null {
  const known = texts.filter((text) => text !== null);
  if (known.length === 0) return null;
  const millionths = known.map((text) => BigInt(Math.round(Number(text) * 1e6)));
  return Number(millionths.reduce((sum, part) => sum + part, 0n)) / 1e6;
}

function groups(forms: readonly Row<'forms'>[]): Row<'forms'>[][] {
  return [...grouped(forms, (form) => JSON.stringify([form.type, form.agency_id, form.fiscal_year])).values()];
}

describe('runBudgets', () => {
  it('adds up the totals of one agency, year and form type, exactly', async () => {
    for (const { rows, engine } of worlds) {
      const found = await runBudgets(engine, EVERYTHING);
      const expected = groups(rows.forms);
      expect(found).toHaveLength(expected.length);
      for (const forms of expected) {
        const { type, agency_id, fiscal_year } = forms[0] as Row<'forms'>;
        const row = found.find(
          (own) => own.form_type === type && own.agency_id === agency_id && own.fiscal_year === fiscal_year,
        );
        expect(row?.forms).toBe(forms.length);
        expect(row?.total_wan).toBe(exactSum(forms.map((form) => form.total_wan)));
        expect(row?.forms_with_total).toBe(forms.filter((form) => form.total_wan !== null).length);
        expect(row?.form_id).toBe(forms.length === 1 ? forms[0]?.id : null);
        expect(row?.forms_within_department).toBe(forms.filter((form) => form.parent_form_id !== null).length);
      }
    }
  });

  it('notes projects over several years and over part of a year by their printed dates and annual amounts', async () => {
    for (const { rows, engine } of worlds) {
      const found = await runBudgets(engine, EVERYTHING);
      const year = (form: Row<'forms'>) => {
        const printed = rows.amounts.filter((amount) => amount.form_id === form.id && amount.breakdown === 'annual');
        return exactSum(printed.map((amount) => amount.amount_wan));
      };
      const spans = (form: Row<'forms'>) =>
        form.start !== null && form.end !== null && form.start.slice(0, 4) !== form.end.slice(0, 4);
      const differs = (form: Row<'forms'>) =>
        year(form) !== null && form.total_wan !== null && year(form) !== Number(form.total_wan);
      const partial = (form: Row<'forms'>) =>
        form.start !== null &&
        form.end !== null &&
        !spans(form) &&
        !(['', '01'].includes(form.start.slice(5, 7)) && ['', '12'].includes(form.end.slice(5, 7)));
      const count = (test: (form: Row<'forms'>) => boolean) => rows.forms.filter(test).length;
      const sum = (key: 'forms_multi_year' | 'forms_part_year') => found.reduce((total, row) => total + row[key], 0);
      expect(sum('forms_multi_year')).toBe(count((form) => spans(form) || differs(form)));
      expect(sum('forms_part_year')).toBe(count(partial));
    }
  });

  it('survives years and amounts beyond all reason', async () => {
    const rows = randomWorld(6);
    const [first, second] = rows.forms;
    if (!first || !second) throw new Error('a world has forms');
    rows.forms = [
      { ...first, fiscal_year: 9_007_199_254_740_991, total_wan: '9'.repeat(60) },
      { ...second, total_wan: '999999999999999.123456' },
    ];
    rows.indicators = [];
    rows.targets = [];
    const engine = openDuckdbNative();
    await engine.load(rows);
    const found = await runBudgets(engine, EVERYTHING);
    expect(found).toHaveLength(2);
    expect(found.find((row) => row.form_id === first.id)).toMatchObject({ fiscal_year: null, total_wan: null });
    expect(found.find((row) => row.form_id === second.id)?.total_wan).toBeCloseTo(1e15, -1);
    await engine.close();
  });

  it('never mixes form types, and is empty for nobody', async () => {
    for (const { engine } of worlds) {
      const found = await runBudgets(engine, among('form_type', 'department'));
      expect(new Set(found.map((row) => row.form_type))).toEqual(new Set(['department']));
      expect(await runBudgets(engine, among('agency', 'nobody'))).toEqual([]);
    }
  });
});

describe('budgetNotes', () => {
  const group: BudgetGroup = {
    form_type: 'project',
    agency_id: 'a',
    agency_name: null,
    agency_kind: null,
    region_code: null,
    region_name: null,
    fiscal_year: 2021,
    forms: 1,
    form_id: 'f',
    project_name: null,
    total_wan: 5,
    half_year_wan: null,
    forms_with_total: 1,
    forms_multi_year: 0,
    forms_part_year: 0,
    forms_within_department: 0,
  };

  it.each([
    [{}, []],
    [{ total_wan: null, forms_with_total: 0 }, ['unknown_amount']],
    [{ forms: 3, forms_with_total: 2 }, ['partial_sum', 'several_forms']],
    [{ forms_multi_year: 1 }, ['multi_year']],
    [{ forms_part_year: 1 }, ['part_year']],
    [{ fiscal_year: null }, ['unknown_year']],
    [{ forms: 2, forms_with_total: 2, forms_within_department: 2 }, ['within_department', 'several_forms']],
  ])('says of %j: %j', (change, notes) => {
    expect(budgetNotes({ ...group, ...change })).toEqual(notes);
  });
});

describe('runAmounts', () => {
  it('adds up printed cells by category; all blank is unknown, a printed 0 is 0', async () => {
    for (const { rows, engine } of worlds) {
      const found = await runAmounts(engine, EVERYTHING, { breakdown: 'source' });
      for (const row of found) {
        const forms = rows.forms.filter(
          (form) =>
            form.type === row.form_type && form.agency_id === row.agency_id && form.fiscal_year === row.fiscal_year,
        );
        const cells = rows.amounts.filter(
          (amount) =>
            amount.breakdown === 'source' &&
            amount.period === 'annual' &&
            amount.code === row.code &&
            forms.some((form) => form.id === amount.form_id),
        );
        expect(row.amount_wan).toBe(exactSum(cells.map((cell) => cell.amount_wan)));
        expect(row.blank_cells).toBe(cells.filter((cell) => cell.amount_wan === null).length);
      }
      const printed = rows.amounts.filter(({ breakdown, period }) => breakdown === 'source' && period === 'annual');
      expect(new Set(found.map((row) => row.code))).toEqual(new Set(printed.map((amount) => amount.code)));
    }
  });
});
