import { cachedEngine, QueryCache, type Engine, type ResultRow } from '#lib/engines/index.ts';
import { expect, it } from 'vitest';

const QUESTION = 'SELECT id FROM forms';

function countingEngine(rows: ResultRow[]): { readonly engine: Engine; readonly asked: string[] } {
  const asked: string[] = [];
  const query = <R extends ResultRow>(sql: string): Promise<R[]> => {
    asked.push(sql);
    return sql === 'wrong' ? Promise.reject(new Error('refused')) : Promise.resolve(rows as R[]);
  };
  return { asked, engine: { dialect: 'duckdb', query, load: () => Promise.resolve(), close: () => Promise.resolve() } };
}

it('asks once for the same dataset, again for another', async () => {
  const { engine, asked } = countingEngine([{ a: 1 }]);
  const cache = new QueryCache(10_000);
  const first = cachedEngine(engine, cache, () => 'sample');
  expect(await first.query(QUESTION)).toEqual([{ a: 1 }]);
  expect(await first.query(QUESTION)).toEqual([{ a: 1 }]);
  expect(asked).toEqual([QUESTION]);
  await cachedEngine(engine, cache, () => 'own').query(QUESTION);
  expect(asked).toEqual([QUESTION, QUESTION]);
});

it('gives each asker rows of its own to sort', async () => {
  const { engine } = countingEngine([{ a: 2 }, { a: 1 }]);
  const cached = cachedEngine(engine, new QueryCache(10_000), () => '');
  (await cached.query(QUESTION)).reverse();
  (await cached.query(QUESTION)).pop();
  expect(await cached.query(QUESTION)).toEqual([{ a: 2 }, { a: 1 }]);
});

it.each([
  'CREATE TABLE findings (id VARCHAR)',
  'INSERT INTO forms VALUES (1)',
  'WITH x AS (SELECT 1) INSERT INTO forms SELECT * FROM x',
  'DELETE FROM finding_forms',
  'SELECT count(*) FROM findings',
  "SELECT 1 FROM duckdb_tables() WHERE table_name = 'finding_forms'",
  'SELECT random()',
  'SELECT CURRENT_DATE',
])('asks every time: %s', async (sql) => {
  const { engine, asked } = countingEngine([{ a: 1 }]);
  const cache = new QueryCache(10_000);
  const cached = cachedEngine(engine, cache, () => '');
  await cached.query(sql);
  await cached.query(sql);
  expect(asked).toEqual([sql, sql]);
  expect(cache.bytes).toBe(0);
});

it('keeps nothing that was answered while the rows changed', async () => {
  const cache = new QueryCache(10_000);
  let rows = 'sample';
  const { engine } = countingEngine([{ a: 1 }]);
  const slow: Engine = {
    ...engine,
    query: async (sql) => {
      rows = 'own';
      return engine.query(sql);
    },
  };
  const cached = cachedEngine(slow, cache, () => rows);
  await cached.query(QUESTION);
  expect(cache.bytes).toBe(0);
});

it('never holds more than its bytes, and gives up what was asked longest ago', () => {
  const cache = new QueryCache(4000);
  const rows = [{ text: '满'.repeat(300) }];
  for (let at = 0; at < 50; at += 1) {
    cache.set(`q${at}`, rows);
    cache.get('q0');
    expect(cache.bytes).toBeLessThanOrEqual(4000);
  }
  expect(cache.get('q0')).toEqual(rows);
  expect(cache.get('q1')).toBeNull();
  expect(cache.get('q49')).toEqual(rows);
});

it('does not keep what is too large, nor a failure', async () => {
  const cache = new QueryCache(1000);
  cache.set('large', [{ text: 'x'.repeat(1000) }]);
  expect(cache.get('large')).toBeNull();
  expect(cache.bytes).toBe(0);
  const { engine, asked } = countingEngine([]);
  const cached = cachedEngine(engine, cache, () => 'sample');
  await expect(cached.query('wrong')).rejects.toThrow('refused');
  await expect(cached.query('wrong')).rejects.toThrow('refused');
  expect(asked).toHaveLength(2);
});
