import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserEngine, type Engine } from '#lib/engines/index.ts';
import { among, EVERYTHING, runFormList, runMix, type Filter } from '#lib/queries/index.ts';
import { findingsStatements } from '#lib/rules/index.ts';
import { filterTrees, HOSTILE } from './filters.ts';
import { grouped, joined, keeps, statusOf } from './model.ts';
import { statements } from './statements.ts';
import { randomWorld } from './world.ts';

const rows = randomWorld(7);
const all = joined(rows);

let engine: Engine;
beforeAll(async () => {
  engine = await openBrowserEngine();
  await engine.load(rows);
  const none = { rule_set: '', reference: '', vocabulary: '', settings: [], setting_problems: [], findings: [] };
  for (const statement of findingsStatements(none)) await engine.query(statement);
}, 60_000);
afterAll(() => engine.close());

describe('the same statements in DuckDB-Wasm', () => {
  it('all run, and return numbers as numbers', { timeout: 120_000 }, async () => {
    const filters: readonly Filter[] = [
      EVERYTHING,
      among('concept', ...HOSTILE, 'closure_rate'),
      among('region', '110000'),
    ];
    for (const filter of filters) {
      for (const [name, list] of Object.entries(statements(filter, { text: 'f1' }))) {
        for (const sql of list) {
          const found = await engine.query(sql);
          const types = new Set(found.flatMap((row) => Object.values(row)).map((value) => typeof value));
          expect(
            [...types].filter((type) => type === 'bigint' || type === 'undefined'),
            name,
          ).toEqual([]);
        }
      }
    }
  });

  it('keep the rows a filter keeps', () =>
    fc.assert(
      fc.asyncProperty(filterTrees(rows), async (filter) => {
        const kept = all.filter((row) => keeps(filter, row, rows));
        const found = await runFormList(engine, filter);
        expect(found.map((row) => row.form_id).sort()).toEqual([...new Set(kept.map((row) => row.form.id))].sort());
      }),
      { numRuns: 40 },
    ));

  it('count as the rows do', async () => {
    const indicators = [...grouped(all, (row) => row.indicator?.id ?? null)].filter(([id]) => id !== null);
    const read = indicators.map(([, group]) => statusOf(group));
    const mix = await runMix(engine, EVERYTHING);
    for (const status of ['quantified', 'qualitative', 'blank', 'placeholder'] as const) {
      expect(mix.reduce((sum, row) => sum + row[status], 0)).toBe(read.filter((own) => own === status).length);
    }
  });
});
