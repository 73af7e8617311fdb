import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORM_TYPES, type Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  indicatorCount,
  quantifiedShare,
  runGroupMix,
  runMix,
  runSummary,
  STATUSES,
  type Filter,
} from '#lib/queries/index.ts';
import { grouped, joined, keeps, statusOf, type Joined } from './model.ts';
import { openSample, sampleRows } from './sample.ts';
import { randomWorld } from './world.ts';

const FILTERS: readonly Filter[] = [
  EVERYTHING,
  among('form_type', 'project'),
  among('region', '320000', '110000'),
  among('year', 2021, null),
  among('period', 'annual'),
  { op: 'not', of: among('concept', 'satisfaction_rate') },
  among('agency', 'nobody'),
];

const worlds: { readonly rows: Dataset; readonly engine: Engine }[] = [];
beforeAll(async () => {
  worlds.push({ rows: sampleRows(), engine: await openSample() });
  for (const seed of [1, 2, 3]) {
    const rows = randomWorld(seed);
    const engine = openDuckdbNative();
    await engine.load(rows);
    worlds.push({ rows, engine });
  }
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

/** Every world under every filter, with the rows the filter keeps. */
async function everywhere(check: (filter: Filter, engine: Engine, kept: readonly Joined[]) => Promise<void>) {
  for (const { rows, engine } of worlds) {
    const all = joined(rows);
    for (const filter of FILTERS) {
      await check(
        filter,
        engine,
        all.filter((row) => keeps(filter, row, rows)),
      );
    }
  }
}

function byIndicator(rows: readonly Joined[]): Joined[][] {
  return [...grouped(rows, (row) => row.indicator?.id ?? null)].flatMap(([id, group]) => (id === null ? [] : [group]));
}

function counts(rows: readonly Joined[]) {
  const read = byIndicator(rows).map(statusOf);
  const entries = STATUSES.map((status) => [status, read.filter((own) => own === status).length]);
  return { rows_printed: read.length, ...Object.fromEntries(entries) };
}

const distinct = (values: readonly unknown[]) => new Set(values.filter((value) => value !== null)).size;

describe('runSummary', () => {
  it('counts what the filter keeps, as a count over the CSV rows does', () =>
    everywhere(async (filter, engine, kept) => {
      const forms = [...new Map(kept.map((row) => [row.form.id, row])).values()];
      const ofType = FORM_TYPES.map((type) => forms.filter(({ form }) => form.type === type).length);
      const [project, fund, department] = ofType;
      const printed = kept.filter(({ target }) => (target?.text ?? '') !== '');
      expect(await runSummary(engine, filter)).toEqual({
        forms: forms.length,
        project_forms: project,
        special_fund_forms: fund,
        department_forms: department,
        agencies: distinct(forms.map(({ form }) => form.agency_id)),
        regions: distinct(forms.map(({ agency }) => agency?.region_code ?? null)),
        forms_without_year: forms.filter(({ form }) => form.fiscal_year === null).length,
        forms_without_total: forms.filter(({ form }) => form.total_wan === null).length,
        targets: printed.length,
        years: [...new Set(forms.flatMap(({ form }) => form.fiscal_year ?? []))].sort(),
        ...counts(kept),
      });
    }));
});

describe('runMix', () => {
  it('counts indicator rows by level 1 and level 2 and how their targets read', () =>
    everywhere(async (filter, engine, kept) => {
      const groups = grouped(
        kept.filter((row) => row.indicator !== null),
        ({ indicator }) => JSON.stringify([indicator?.level1 ?? null, indicator?.level2 ?? null]),
      );
      const expected = [...groups].map(([key, rows]) => {
        const [level1, level2] = JSON.parse(key) as [string | null, string | null];
        return { level1, level2, forms: distinct(rows.map((row) => row.form.id)), ...counts(rows) };
      });
      const found = await runMix(engine, filter);
      const order = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
      expect(order(found)).toEqual(order(expected));
      expect(found.map((row) => row.rows_printed)).toEqual(found.map((row) => row.rows_printed).sort((a, b) => b - a));
    }));

  it('adds up to the summary, whatever it is grouped by', () =>
    everywhere(async (filter, engine) => {
      const total = await runSummary(engine, filter);
      for (const by of [
        'year',
        'kind',
        'form_type',
        'agency',
        'region',
        'level1',
        'level2',
        'concept',
        'form',
      ] as const) {
        const groups = await runGroupMix(engine, filter, { by });
        for (const status of ['rows_printed', ...STATUSES] as const) {
          expect(
            groups.reduce((sum, group) => sum + group[status], 0),
            `${by} ${status}`,
          ).toBe(total[status]);
        }
      }
    }));
});

describe('the share quantified', () => {
  it('leaves placeholders out and is unknown without indicators, never 0', () => {
    const row = { rows_printed: 10, quantified: 4, qualitative: 3, blank: 1, placeholder: 2 };
    expect(indicatorCount(row)).toBe(8);
    expect(quantifiedShare(row)).toBe(0.5);
    expect(quantifiedShare({ ...row, rows_printed: 2, quantified: 0, placeholder: 2 })).toBeNull();
  });
});
