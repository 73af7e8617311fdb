import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  fenceOf,
  LEAST_PEERS,
  runConceptOutliers,
  runConceptSpread,
  runConceptTargets,
  runDistribution,
  SPREAD_DIMENSIONS,
  type ConceptTargetRow,
  type SpreadDimension,
} from '#lib/queries/index.ts';
import { openSample, sampleRows } from './sample.ts';
import { randomWorld } from './world.ts';

const worlds: { readonly rows: Dataset; readonly engine: Engine }[] = [];
beforeAll(async () => {
  worlds.push({ rows: sampleRows(), engine: await openSample() });
  const rows = randomWorld(61, 60);
  const engine = openDuckdbNative();
  await engine.load(rows);
  worlds.push({ rows, engine });
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

/** Quantile by the definition: position (n−1)·p between the ascending values. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(position)] ?? Number.NaN, sorted[Math.ceil(position)] ?? Number.NaN];
  return low + (high - low) * (position % 1);
}

const CODE: Readonly<Record<SpreadDimension, (row: ConceptTargetRow) => string | null>> = {
  year: (row) => (row.fiscal_year === null ? null : String(row.fiscal_year)),
  kind: (row) => row.agency_kind,
  form_type: (row) => row.form_type,
  operator: (row) => (row.period === null ? null : row.operator),
  agency: (row) => row.agency_id,
};

describe('runConceptSpread', () => {
  it('gives the quartiles of the targets of each group, by kind and unit', async () => {
    for (const { rows, engine } of worlds) {
      const concepts = [...new Set(rows.indicators.flatMap(({ concept }) => concept ?? []))];
      const targets = await runConceptTargets(engine, EVERYTHING, { concepts });
      for (const by of SPREAD_DIMENSIONS) {
        const spread = await runConceptSpread(engine, EVERYTHING, { by });
        expect(spread.reduce((sum, row) => sum + row.targets, 0)).toBe(targets.length);
        for (const row of spread) {
          const group = targets.filter((one) => one.concept === row.concept && CODE[by](one) === row.code);
          expect(row.all_targets, `${by} ${row.code}`).toBe(group.length);
          const own = group.filter((one) => {
            const unit = one.number === null ? null : one.number_unit;
            return (one.period === null ? 'none' : one.kind) === row.kind && unit === row.number_unit;
          });
          const numbers = own.flatMap(({ number }) => number ?? []);
          expect([row.targets, row.count]).toEqual([own.length, numbers.length]);
          expect(row.floors + row.ceilings + row.equals + row.others).toBe(row.count);
          if (numbers.length === 0) expect(row.median).toBeNull();
          else expect(row.median).toBeCloseTo(quantile(numbers, 0.5), 9);
          if (numbers.length > 0) expect(row.upper_quartile).toBeCloseTo(quantile(numbers, 0.75), 9);
        }
      }
    }
  });

  it('keeps the largest groups and says how many there are', async () => {
    for (const { engine } of worlds) {
      const all = await runConceptSpread(engine, EVERYTHING, { by: 'agency', concepts: ['satisfaction_rate'] });
      const most = await runConceptSpread(engine, EVERYTHING, {
        by: 'agency',
        concepts: ['satisfaction_rate'],
        most: 2,
      });
      const codes = [...new Set(all.map(({ code }) => code))];
      expect([...new Set(most.map(({ code }) => code))]).toEqual(codes.slice(0, 2));
      expect(new Set(most.map(({ groups }) => groups))).toEqual(new Set([codes.length]));
    }
  });
});

describe('fenceOf', () => {
  const counted = (values: readonly number[]) =>
    [...new Set(values)]
      .sort((a, b) => a - b)
      .map((number) => ({ number, count: values.filter((value) => value === number).length }));

  it('judges each target by the others, as if they were written out one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 }), (values) => {
        const fence = fenceOf(counted(values));
        expect(fence.count).toBe(values.length);
        const outside = values.filter((value, at) => {
          const peers = values.filter((_, other) => other !== at);
          const [first, third] = [quantile(peers, 0.25), quantile(peers, 0.75)];
          const reach = 1.5 * (third - first);
          return peers.length >= LEAST_PEERS && reach > 0 && (value < first - reach || value > third + reach);
        });
        expect(fence.outside).toEqual([...new Set(outside)].sort((a, b) => a - b));
        expect(fence.outlying).toBe(outside.length);
      }),
    );
  });

  it('says nothing of too few and nothing where the middle half is one value', () => {
    expect(fenceOf(counted([80, 95, 95, 95])).state).toBe('too_few');
    expect(fenceOf(counted([...Array.from({ length: 20 }, () => 95), 60])).state).toBe('no_spread');
    expect(fenceOf(counted([90, 91, 92, 93, 94, 95, 96, 97, 98, 40]))).toMatchObject({
      state: 'fenced',
      outside: [40],
    });
  });
});

describe('runConceptOutliers', () => {
  it('lists the targets outside, with their line, and leaves the units apart', async () => {
    for (const { rows, engine } of worlds) {
      for (const concept of new Set(rows.indicators.flatMap((row) => row.concept ?? []))) {
        const targets = await runConceptTargets(engine, EVERYTHING, { concepts: [concept] });
        for (const group of await runConceptOutliers(engine, EVERYTHING, { concept, most: 1000 })) {
          const own = targets.filter(
            (one) =>
              one.number !== null &&
              one.form_type === group.form_type &&
              one.kind === group.kind &&
              one.number_unit === group.number_unit,
          );
          expect(group.fence.count).toBe(own.length);
          const outside = own.filter(({ number }) => group.fence.outside.includes(number ?? Number.NaN));
          expect(group.rows.map((row) => row.indicator_id).sort()).toEqual(
            outside.map((row) => row.indicator_id).sort(),
          );
        }
      }
    }
  });

  it('has the numbers of the distribution', async () => {
    const [{ engine } = { engine: null }] = worlds;
    if (!engine) throw new Error('no engine');
    const filter = among('form_type', 'project');
    const { groups } = await runDistribution(engine, filter, { concepts: ['satisfaction_rate'] });
    const outliers = await runConceptOutliers(engine, filter, { concept: 'satisfaction_rate', most: 5 });
    expect(outliers.map(({ fence }) => fence.count)).toEqual(groups.map(({ count }) => count));
  });
});
