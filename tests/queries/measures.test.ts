import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  every,
  EVERYTHING,
  isComparable,
  measureCode,
  measureNotes,
  measureTraits,
  readMeasure,
  runMeasure,
  type Filter,
  type Measure,
  type MeasureDimension,
  type MeasureRow,
} from '#lib/queries/index.ts';
import { keyOf, measureByHand } from './measure-model.ts';
import { openSample, sampleRows } from './sample.ts';
import { MEASURE_CODES } from './statements.ts';
import { randomWorld } from './world.ts';

interface World {
  readonly rows: Dataset;
  readonly engine: Engine;
}

let sample: Engine;
const worlds: World[] = [];
beforeAll(async () => {
  sample = await openSample();
  worlds.push({ rows: sampleRows(), engine: sample });
  for (const seed of [31, 32]) {
    const rows = randomWorld(seed, 60);
    const engine = openDuckdbNative();
    await engine.load(rows);
    worlds.push({ rows, engine });
  }
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

function measure(code: string): Measure {
  const read = readMeasure(code);
  if (read === null) throw new Error(`no measure: ${code}`);
  return read;
}

async function one(code: string, filter: Filter = EVERYTHING): Promise<MeasureRow | undefined> {
  const rows = await runMeasure(sample, filter, { measure: measure(code), by: [] });
  return rows[0];
}

const DEPARTMENTS = among('form_type', 'department');
const PROJECTS = among('form_type', 'project');

describe('codes of measures', () => {
  it.each(MEASURE_CODES)('are read back as they are written: %s', (code) => {
    expect(measureCode(measure(code))).toBe(code);
  });

  it.each([
    '',
    'budget',
    'budget.source',
    'budget.source.basic',
    'budget.expenditure.other_funds',
    'budget.total.basic',
    'indicators.share.status.happy',
    'indicators.share.level1',
    'indicators.mean',
    'targets.median',
    'targets.median.x.count',
    'targets.median.x.colour.件',
    'targets.full_share.handled_case_count.count.件',
    "targets.median.x'",
    'findings.count',
  ])('that mean nothing are no measure: %s', (code) => {
    expect(readMeasure(code)).toBeNull();
  });

  it('carry units with dots and percent signs', () => {
    const scale = { concept: 'unit_cost', kind: 'money', unit: '元/人.天%' } as const;
    const code = measureCode({ family: 'targets', of: 'median', scale });
    expect(readMeasure(code)).toEqual({ family: 'targets', of: 'median', scale });
  });
});

// Numbers read from data/*.csv by hand.
describe('measures of the real forms', () => {
  it('adds up totals of one form type, and refuses to add department and project forms', async () => {
    // 1079.96 + 1051.92 + 102
    expect(await one('budget.total', DEPARTMENTS)).toMatchObject({
      value: 2233.88,
      basis: 3,
      unknown_share: 0,
      median: 1051.92,
    });
    expect(await one('budget.total')).toMatchObject({ value: null, median: null, form_types: 3, forms: 10 });
  });

  it('divides by the posts filled where they are printed', async () => {
    // (1079.96 + 102) / (23 + 8); 如皋 prints none
    const row = await one('budget.per_head', DEPARTMENTS);
    expect(row).toMatchObject({ basis: 2, unknown_share: expect.closeTo(1 / 3, 12) });
    expect(row?.value).toBeCloseTo(1181.96 / 31, 12);
    expect(row?.minimum).toBe(12.75);
  });

  it('knows the share planned for the first half where the form prints it', async () => {
    expect(await one('budget.half_year_share', DEPARTMENTS)).toMatchObject({ value: 525.96 / 1051.92, basis: 1 });
    expect(await one('budget.half_year_share', PROJECTS)).toMatchObject({
      value: 0.5,
      basis: 4,
      unknown_share: expect.closeTo(2 / 6, 12),
    });
  });

  it('counts a printed 0 as 0 and a blank as unknown', async () => {
    // government_fund: 石鼓 prints 0, 如皋 a blank, 湛江 has no such line
    const row = await one('budget.source.government_fund', DEPARTMENTS);
    expect(row).toMatchObject({ value: 0, basis: 1, unknown_share: expect.closeTo(2 / 3, 12) });
    expect(await one('budget.source.central_funds')).toMatchObject({ value: null, basis: 0, unknown_share: 1 });
  });

  it('gives shares of expenditure of the same forms', async () => {
    // (595.19 + 866.92 + 66) / 2233.88
    expect((await one('budget.expenditure_share.basic', DEPARTMENTS))?.value).toBeCloseTo(1528.11 / 2233.88, 12);
  });

  it('has the median, the quartiles and the minimum of the satisfaction thresholds', async () => {
    // .95 (乌海) .80 (庐山) .99 (湛江) and six .95 (如皋); 满意 without a number: four of 如皋's projects and 石鼓
    const row = await one('targets.median.satisfaction_rate');
    expect(row).toMatchObject({
      value: 0.95,
      basis: 9,
      minimum: 0.8,
      lower_quartile: 0.95,
      upper_quartile: 0.95,
      maximum: 0.99,
    });
    expect(row?.unknown_share).toBeCloseTo(5 / 14, 12);
    expect(await one('targets.without_number.satisfaction_rate')).toMatchObject({
      basis: 14,
      value: expect.closeTo(5 / 14, 12),
    });
    // ≥: 庐山 and six of 如皋; >: 湛江; no sign: 乌海
    expect((await one('targets.operator.ge.satisfaction_rate'))?.value).toBeCloseTo(7 / 9, 12);
    expect((await one('targets.full_share.satisfaction_rate'))?.value).toBe(0);
  });

  it('says when targets of the concept have numbers on another scale', async () => {
    const counts = await one('targets.median.satisfaction_rate.count.件');
    expect(counts).toMatchObject({ value: null, basis: 0, other_scales: 9 });
  });
});

const GROUPINGS: readonly (readonly MeasureDimension[])[] = [
  [],
  ['agency', 'form_type'],
  ['kind', 'year'],
  ['province', 'size'],
  ['prefecture', 'region_level'],
  ['county'],
];
const BY_INDICATOR: readonly (readonly MeasureDimension[])[] = [
  ['level1', 'form_type'],
  ['concept', 'level2'],
];
const FILTERS: readonly Filter[] = [
  EVERYTHING,
  among('form_type', 'project', 'department'),
  every(among('region', '110000', '320000'), { op: 'not', of: among('year', 2021) }),
  among('level1', 'output'),
];

describe('every measure in every grouping', () => {
  it.each(MEASURE_CODES.filter((code) => code !== 'findings.per_form'))('is what the rows say: %s', async (code) => {
    const asked = measure(code);
    const groupings = asked.family === 'budget' ? GROUPINGS : [...GROUPINGS, ...BY_INDICATOR];
    for (const { rows, engine } of worlds) {
      for (const [at, by] of groupings.entries()) {
        const filter = FILTERS[at % FILTERS.length] ?? EVERYTHING;
        const found = await runMeasure(engine, filter, { measure: asked, by });
        const expected = measureByHand({ rows, filter, by }, asked);
        expect(found.map(keyOf).sort(), by.join()).toEqual([...expected.keys()].sort());
        for (const row of found) {
          const own = expected.get(keyOf(row));
          const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
          expect(row.value, `${by.join()} ${keyOf(row)}`).toEqual(near(own?.value ?? null));
          expect(row.basis).toBe(own?.basis);
          expect(row.unknown_share).toEqual(near(own?.unknown ?? null));
        }
      }
    }
  });
});

describe('what is said beside a measure', () => {
  const budget = measure('budget.total');
  const traits = measureTraits(budget);

  it('bars mixed form types, partly unknown sums and other periods from being compared', async () => {
    const [mixed] = await runMeasure(sample, EVERYTHING, { measure: budget, by: [] });
    const [special] = await runMeasure(sample, among('form_type', 'special_fund'), { measure: budget, by: [] });
    const source = measure('budget.source.government_fund');
    const [part] = await runMeasure(sample, DEPARTMENTS, { measure: source, by: [] });
    const notes = [mixed, special, part].map((row) => (row ? measureNotes(row, traits) : []));
    expect(notes).toEqual([['mixed_form_types', 'odd_period', 'several_years'], ['odd_period'], ['part_unknown']]);
    expect(notes.map((list) => isComparable(list, traits))).toEqual([false, false, false]);
  });

  it('lets mixed form types of targets through with a remark', async () => {
    const asked = measure('targets.median.satisfaction_rate');
    const [row] = await runMeasure(sample, among('year', 2024), { measure: asked, by: [] });
    const notes = row ? measureNotes(row, measureTraits(asked)) : [];
    expect(notes).toEqual(['mixed_form_types']);
    expect(isComparable(notes, measureTraits(asked))).toBe(true);
  });
});
