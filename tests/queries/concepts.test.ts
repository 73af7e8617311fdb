import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  runConceptGaps,
  runConceptTargets,
  runDistribution,
  runSatisfaction,
} from '#lib/queries/index.ts';
import { grouped, joined } from './model.ts';
import { openSample, sampleRows } from './sample.ts';
import { randomWorld } from './world.ts';

const CONCEPTS = ['satisfaction_rate', 'closure_rate', 'resolution_rate', 'handled_case_count'];

const worlds: { readonly rows: Dataset; readonly engine: Engine }[] = [];
beforeAll(async () => {
  worlds.push({ rows: sampleRows(), engine: await openSample() });
  for (const seed of [11, 12]) {
    const rows = randomWorld(seed, 40);
    const engine = openDuckdbNative();
    await engine.load(rows);
    worlds.push({ rows, engine });
  }
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

/** Annual targets of a concept's indicators, one entry without target for an indicator that has none. */
function annual(rows: Dataset, concepts: readonly string[]) {
  const indicators = rows.indicators.filter((row) => concepts.includes(row.concept ?? '') && !row.is_placeholder);
  return indicators.flatMap((indicator) => {
    const targets = rows.targets.filter((row) => row.indicator_id === indicator.id && row.period === 'annual');
    return (targets.length === 0 ? [null] : targets).map((target) => ({ indicator, target }));
  });
}

/** The number a target is compared by, with kind and unit as one key; null without a number. */
function comparable({ target }: ReturnType<typeof annual>[number]): { key: string; number: number } | null {
  if (!target || target.value === null || target.kind === 'date' || target.kind === 'ratio') return null;
  const base = target.base_value !== null;
  const unit = base ? target.base_unit : target.unit;
  return { key: `${target.kind} ${unit ?? ''}`, number: base ? (target.base_value ?? 0) : Number(target.value) };
}

/** Quantile by the definition: position (n−1)·p between the ascending values. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(position)] ?? Number.NaN, sorted[Math.ceil(position)] ?? Number.NaN];
  return low + (high - low) * (position % 1);
}

describe('runConceptTargets', () => {
  it('lists each annual target of the concepts once, and indicators without one as blank', async () => {
    for (const { rows, engine } of worlds) {
      const found = await runConceptTargets(engine, EVERYTHING, { concepts: CONCEPTS });
      const expected = annual(rows, CONCEPTS);
      expect(found.map((row) => row.indicator_id).sort()).toEqual(expected.map(({ indicator }) => indicator.id).sort());
      for (const row of found) {
        const own = expected.find(
          ({ indicator, target }) => indicator.id === row.indicator_id && (target?.scope ?? null) === row.scope,
        );
        expect(row.text).toBe(own?.target?.text ?? null);
        expect(row.value).toBe(own?.target?.value ?? null);
        expect(row.operator).toBe(own?.target?.operator ?? 'none');
        expect(row.number).toBe((own && comparable(own)?.number) ?? null);
      }
    }
  });

  it('keeps the order of the concepts asked for', async () => {
    for (const { engine } of worlds) {
      const concepts = ['resolution_rate', 'satisfaction_rate', 'closure_rate'];
      const found = await runConceptTargets(engine, EVERYTHING, { concepts });
      expect([...new Set(found.map((row) => row.concept))]).toEqual(concepts);
    }
  });

  it('is empty without concepts', async () => {
    for (const { engine } of worlds) expect(await runConceptTargets(engine, EVERYTHING, { concepts: [] })).toEqual([]);
  });
});

describe('runConceptGaps', () => {
  it('lists the forms in which no indicator has the concept', async () => {
    for (const { rows, engine } of worlds) {
      const having = new Set(annual(rows, ['satisfaction_rate']).map(({ indicator }) => indicator.form_id));
      const found = await runConceptGaps(engine, EVERYTHING, { concepts: ['satisfaction_rate'] });
      expect(found.map((row) => row.form_id).sort()).toEqual(
        rows.forms.flatMap(({ id }) => (having.has(id) ? [] : [id])).sort(),
      );
    }
  });
});

describe('runDistribution', () => {
  it('has count, ends and quartiles per concept, kind and unit as computed from the rows', async () => {
    for (const { rows, engine } of worlds) {
      const { groups, values } = await runDistribution(engine, EVERYTHING, { concepts: CONCEPTS });
      const expected = CONCEPTS.flatMap((concept) => {
        const numbers = annual(rows, [concept]).flatMap((entry) => comparable(entry) ?? []);
        return [...grouped(numbers, ({ key }) => key)].map(([key, list]) => ({
          key: `${concept} ${key}`,
          numbers: list.map(({ number }) => number),
        }));
      });
      expect(groups).toHaveLength(expected.length);
      for (const group of groups) {
        const own = expected.find(({ key }) => key === `${group.concept} ${group.kind} ${group.number_unit ?? ''}`);
        const numbers = own?.numbers ?? [];
        expect(group.count).toBe(numbers.length);
        expect(group.minimum).toBe(Math.min(...numbers));
        expect(group.maximum).toBe(Math.max(...numbers));
        expect(group.lower_quartile).toBeCloseTo(quantile(numbers, 0.25), 12);
        expect(group.median).toBeCloseTo(quantile(numbers, 0.5), 12);
        expect(group.upper_quartile).toBeCloseTo(quantile(numbers, 0.75), 12);
        expect(group.all_targets).toBe(annual(rows, [group.concept]).length);
        expect(group.at_full).toBe(group.kind === 'rate' ? numbers.filter((number) => number === 1).length : 0);
        const counted = values.filter(
          (value) =>
            value.concept === group.concept && value.kind === group.kind && value.number_unit === group.number_unit,
        );
        expect(counted.flatMap(({ number, count }) => Array<number>(count).fill(number))).toEqual(
          [...numbers].sort((a, b) => a - b),
        );
      }
    }
  });

  it('follows the filter', async () => {
    for (const { rows, engine } of worlds) {
      const { groups } = await runDistribution(engine, among('form_type', 'project'), { concepts: CONCEPTS });
      const projects = new Set(rows.forms.filter((form) => form.type === 'project').map((form) => form.id));
      const numbers = annual(rows, CONCEPTS).filter(
        (entry) => projects.has(entry.indicator.form_id) && comparable(entry) !== null,
      );
      expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(numbers.length);
    }
  });
});

describe('runSatisfaction', () => {
  it('puts every form either among the targets or among those that set none', async () => {
    for (const { rows, engine } of worlds) {
      const { targets, absent } = await runSatisfaction(engine, EVERYTHING);
      const seen = [...new Set(targets.map((row) => row.form_id)), ...absent.map((row) => row.form_id)];
      expect(seen.sort()).toEqual(rows.forms.map((form) => form.id).sort());
      expect(joined(rows).length).toBeGreaterThan(0);
    }
  });
});
