import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  cubeFromEngine,
  every,
  EVERYTHING,
  measureFromCube,
  readMeasure,
  runMeasure,
  type Cube,
  type Filter,
  type Measure,
  type MeasureDimension,
  type MeasureRow,
} from '#lib/queries/index.ts';
import { openSample } from './sample.ts';
import { MEASURE_CODES } from './statements.ts';
import { randomWorld } from './world.ts';

/** Measures that pair two amounts of a form or look at single forms: the rows alone know them. */
const ROWS_ONLY = [
  'budget.per_head',
  'budget.half_year_share',
  'budget.source_share.other_funds',
  'budget.expenditure_share.project',
  'indicators.per_form',
  'findings.per_form',
];
const GROUPINGS: readonly (readonly MeasureDimension[])[] = [
  [],
  ['form_type'],
  ['kind', 'year', 'form_type'],
  ['province'],
  ['level1', 'form_type'],
  ['concept', 'kind'],
];
const FILTERS: readonly Filter[] = [
  EVERYTHING,
  among('form_type', 'project', 'special_fund'),
  every(among('region', '110000'), { op: 'not', of: among('year', 2021) }),
  among('level1', 'output'),
];

const worlds: { readonly engine: Engine; readonly cube: Cube }[] = [];
beforeAll(async () => {
  const engines = [await openSample()];
  for (const seed of [41, 42]) {
    const engine = openDuckdbNative();
    await engine.load(randomWorld(seed, 80));
    engines.push(engine);
  }
  for (const engine of engines) worlds.push({ engine, cube: await cubeFromEngine(engine) });
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

function measure(code: string): Measure {
  const read = readMeasure(code);
  if (read === null) throw new Error(`no measure: ${code}`);
  return read;
}

/** What both must say of a group; what the cube does not know is left out on both sides. */
function said(row: MeasureRow, beside: MeasureRow | undefined) {
  const near = (value: number | null) => (value === null ? null : Number(value.toPrecision(12)));
  const { group_code, column_code, panel_code, form_types, form_type, first_year, last_year } = row;
  const hasSpread = beside !== undefined && beside.median !== null;
  return {
    ...{ group_code, column_code, panel_code, form_types, form_type, first_year, last_year, value: near(row.value) },
    ...(hasSpread
      ? { quartiles: [row.minimum, row.lower_quartile, row.median, row.upper_quartile, row.maximum].map(near) }
      : {}),
    ...(beside === undefined || beside.unknown_share === null ? {} : { unknown_share: near(row.unknown_share) }),
  };
}

describe('measureFromCube', () => {
  it.each(MEASURE_CODES.filter((code) => !ROWS_ONLY.includes(code)))(
    'gives the numbers of the rows: %s',
    async (code) => {
      const asked = measure(code);
      let compared = 0;
      for (const { engine, cube } of worlds) {
        for (const [at, by] of GROUPINGS.entries()) {
          for (const filter of FILTERS) {
            const found = measureFromCube(cube, filter, { measure: asked, by });
            const isBudget = asked.family === 'budget';
            const isOfIndicators = by.some((one) => one === 'level1' || one === 'concept') || filter === FILTERS[3];
            if (isBudget && isOfIndicators) {
              expect(found, `${at}`).toBeNull();
              continue;
            }
            const rows = await runMeasure(engine, filter, { measure: asked, by });
            const expected = rows.filter((row) => (isBudget ? row.basis > 0 : row.value !== null));
            const own = (found ?? []).filter((row) => (isBudget ? row.basis > 0 : row.value !== null));
            expect(found).not.toBeNull();
            expect(own.map((row) => said(row, row))).toEqual(expected.map((row, place) => said(row, own[place])));
            compared += own.length;
          }
        }
      }
      expect(compared).toBeGreaterThan(0);
    },
  );

  it.each(ROWS_ONLY)('leaves to the rows what it does not know: %s', (code) => {
    for (const { cube } of worlds)
      expect(measureFromCube(cube, EVERYTHING, { measure: measure(code), by: [] })).toBeNull();
  });

  it('leaves agencies, counties and size classes, and filters on them, to the rows', () => {
    const count = measure('indicators.count');
    for (const { cube } of worlds) {
      for (const by of ['agency', 'prefecture', 'county', 'size', 'region_level'] as const) {
        expect(measureFromCube(cube, EVERYTHING, { measure: count, by: [by] })).toBeNull();
      }
      expect(measureFromCube(cube, among('agency', 'x'), { measure: count, by: [] })).toBeNull();
    }
  });
});
