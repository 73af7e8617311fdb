import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  choosing,
  chosen,
  every,
  EVERYTHING,
  fieldsOf,
  runConceptTargets,
  runFormList,
  runSearch,
  without,
  type Filter,
} from '#lib/queries/index.ts';
import { filterTrees } from './filters.ts';
import { joined, keeps } from './model.ts';
import { openSample, sampleRows } from './sample.ts';
import { randomWorld } from './world.ts';

interface World {
  readonly name: string;
  readonly rows: Dataset;
  readonly engine: Engine;
}

const worlds: World[] = [];
beforeAll(async () => {
  worlds.push({ name: 'data/', rows: sampleRows(), engine: await openSample() });
  const rows = randomWorld(7);
  const engine = openDuckdbNative();
  await engine.load(rows);
  worlds.push({ name: 'a world full of holes', rows, engine });
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

/** Runs a property over random filter trees in each world. */
async function forAllFilters(holds: (filter: Filter, world: World) => Promise<void>): Promise<void> {
  for (const world of worlds) {
    await fc.assert(
      fc.asyncProperty(filterTrees(world.rows), (filter) => holds(filter, world)),
      { numRuns: 120 },
    );
  }
}

const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();

describe('a filter', () => {
  it('keeps the forms that have a row it keeps', () =>
    forAllFilters(async (filter, { rows, engine }) => {
      const kept = joined(rows).filter((row) => keeps(filter, row, rows));
      const found = await runFormList(engine, filter);
      expect(sorted(found.map((row) => row.form_id))).toEqual(sorted(kept.map((row) => row.form.id)));
    }));

  it('keeps the indicators that have a row it keeps', () =>
    forAllFilters(async (filter, { rows, engine }) => {
      const kept = joined(rows).filter((row) => keeps(filter, row, rows));
      const found = await runSearch(engine, filter);
      expect(sorted(found.map((row) => row.indicator_id))).toEqual(
        sorted(kept.flatMap((row) => row.indicator?.id ?? [])),
      );
    }));

  it('keeps the targets it keeps', () =>
    forAllFilters(async (filter, { rows, engine }) => {
      const concepts = ['satisfaction_rate', 'closure_rate'];
      const kept = joined(rows).filter(({ target, indicator, ...row }) => {
        const wanted = indicator !== null && !indicator.is_placeholder && concepts.includes(indicator.concept ?? '');
        return wanted && target?.period === 'annual' && keeps(filter, { target, indicator, ...row }, rows);
      });
      const found = await runConceptTargets(engine, filter, { concepts });
      expect(sorted(found.filter((row) => row.period !== null).map((row) => row.indicator_id))).toEqual(
        sorted(kept.flatMap((row) => row.indicator?.id ?? [])),
      );
    }));

  it('and its opposite share no form-level row and leave none out', () =>
    forAllFilters(async (filter, { rows, engine }) => {
      const formFields = ['year', 'region', 'kind', 'form_type', 'agency', 'form', 'total_wan'];
      if (![...fieldsOf(filter)].every((field) => formFields.includes(field))) return;
      const kept = await runFormList(engine, filter);
      const left = await runFormList(engine, { op: 'not', of: filter });
      expect([...kept, ...left].map((row) => row.form_id).sort()).toEqual(rows.forms.map((form) => form.id).sort());
    }));
});

describe('choosing, chosen and without', () => {
  const filter = every(among('year', 2021, 2024), among('kind', 'petition'), {
    op: 'not',
    of: among('year', 2022),
  });

  it('read and replace the values of one field', () => {
    expect(chosen(filter, 'year')).toEqual([2021, 2024]);
    expect(chosen(EVERYTHING, 'year')).toEqual([]);
    expect(choosing(filter, 'kind', ['health'])).toEqual(
      every(among('year', 2021, 2024), { op: 'not', of: among('year', 2022) }, among('kind', 'health')),
    );
    expect(choosing(among('kind', 'petition'), 'kind', [])).toEqual(EVERYTHING);
  });

  it('leave out every condition that speaks of the field alone', () => {
    expect(without(filter, 'year')).toEqual(among('kind', 'petition'));
    const mixed: Filter = { op: 'or', of: [among('year', 2021), among('kind', 'petition')] };
    expect(without(mixed, 'year')).toEqual(mixed);
  });
});
