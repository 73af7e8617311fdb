import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '#lib/dataset/index.ts';
import type { Engine } from '#lib/engines/index.ts';
import * as queries from '#lib/queries/index.ts';
import { among, every, EVERYTHING, type Filter } from '#lib/queries/index.ts';
import { HOSTILE } from './filters.ts';
import { openSample } from './sample.ts';
import { statements } from './statements.ts';

const FILTERS: readonly (readonly [string, Filter])[] = [
  ['everything', EVERYTHING],
  ['nothing', { op: 'or', of: [] }],
  ['a form field', among('year', 2024)],
  ['a region', among('region', '320000', null)],
  ['an indicator field', among('level2', 'output_quantity')],
  ['a target field', among('target_kind', 'rate')],
  ['a bound', { op: 'between', field: 'total_wan', min: 10, max: null }],
  ['a tree', { op: 'not', of: { op: 'or', of: [among('concept', 'closure_rate'), among('period', 'half_year')] } }],
  ['hostile values', every(among('agency', ...HOSTILE), among('concept', ...HOSTILE), among('region', ...HOSTILE))],
];

/** Columns the file for browsers keeps as enumerated types: their own order is not that of the texts. */
const ENUMERATED = {
  regions: ['level'],
  agencies: ['region_code', 'kind'],
  forms: ['type', 'agency_id'],
  amounts: ['breakdown', 'code', 'period'],
  indicators: ['level1', 'level2', 'concept', 'direction'],
  targets: ['period', 'operator', 'kind', 'unit', 'base_unit'],
};

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

describe('every statement', () => {
  it('is listed: no query can be added without being bound here', () => {
    const written = Object.keys(queries).filter((name) => name.endsWith('Query'));
    expect(Object.keys(statements(EVERYTHING)).sort()).toEqual(written.sort());
  });

  it.each(FILTERS)('binds and runs in DuckDB under the filter: %s', async (_, filter) => {
    for (const [name, list] of Object.entries(statements(filter))) {
      for (const sql of list) {
        await expect(engine.query(`EXPLAIN ${sql}`), name).resolves.toBeDefined();
        await expect(engine.query(sql), name).resolves.toBeDefined();
      }
    }
  });

  it('returns plain values only: numbers, texts, booleans, null', async () => {
    for (const [name, list] of Object.entries(statements(EVERYTHING))) {
      for (const sql of list) {
        const types = await engine.query(`SELECT DISTINCT typeof(COLUMNS(*)) FROM (${sql}) AS result LIMIT 1`);
        const unsafe = types
          .flatMap((row) => Object.values(row))
          .filter((type) => /BIGINT|HUGEINT|DECIMAL|DATE|TIME/.test(String(type)));
        expect(unsafe, name).toEqual([]);
      }
    }
  });

  it('leaves the tables alone, whatever text it is given', async () => {
    const before = await counts();
    for (const text of HOSTILE) {
      for (const sql of Object.values(statements(among('agency', text), { text })).flat()) await engine.query(sql);
    }
    expect(await counts()).toEqual(before);
  });

  it('orders its rows: the same rows come in the same order from shuffled tables', async () => {
    const shuffled = await openSample();
    for (const { name } of TABLES) {
      await shuffled.query(`CREATE TABLE shuffled_rows AS SELECT * FROM ${name} ORDER BY hash(COLUMNS(*))`);
      await shuffled.query(`DELETE FROM ${name}`);
      await shuffled.query(`INSERT INTO ${name} SELECT * FROM shuffled_rows`);
      await shuffled.query('DROP TABLE shuffled_rows');
    }
    for (const [name, list] of Object.entries(statements(EVERYTHING))) {
      for (const sql of list) expect(await shuffled.query(sql), name).toEqual(await engine.query(sql));
    }
    await shuffled.close();
  });

  it('reads columns that are enumerated types, as in the file for browsers, with the same result', async () => {
    const enumerated = await openSample();
    for (const [table, columns] of Object.entries(ENUMERATED)) {
      for (const column of columns) {
        const type = `${table}_${column}`;
        const values = `SELECT DISTINCT ${column} AS v FROM ${table} WHERE v IS NOT NULL ORDER BY v DESC`;
        await enumerated.query(`CREATE TYPE ${type} AS ENUM (${values})`);
        await enumerated.query(`ALTER TABLE ${table} ALTER ${column} TYPE ${type}`);
      }
    }
    const hostile = every(among('form_type', ...HOSTILE, 'project'), among('target_kind', ...HOSTILE, 'rate'));
    for (const filter of [EVERYTHING, hostile]) {
      for (const [name, list] of Object.entries(statements(filter))) {
        for (const sql of list) expect(await enumerated.query(sql), name).toEqual(await engine.query(sql));
      }
    }
    await enumerated.close();
  });
});

async function counts(): Promise<unknown[]> {
  return Promise.all(TABLES.map(({ name }) => engine.query(`SELECT count(*)::INTEGER AS n FROM ${name}`)));
}
