import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DuckdbEngine, ReadQueryError, readQuery } from '#lib/engines/index.ts';
import { sampleDataset } from './sample.ts';

const ANSWERS: readonly (readonly [string, unknown])[] = [
  ['SELECT count(*) AS n FROM forms', [{ n: 2 }]],
  ['FROM forms SELECT count(*) AS n;  -- the end; really', [{ n: 2 }]],
  ['/* first; */ WITH a AS (SELECT 1 AS x) SELECT x FROM a', [{ x: 1 }]],
  ['VALUES (1), (2)', [{ col0: 1 }, { col0: 2 }]],
  ["SELECT ';' AS semicolon", [{ semicolon: ';' }]],
  ['PIVOT (SELECT no, level1 FROM indicators) ON no USING count(*)', [{ level1: 'output', 1: 1, 2: 1, 3: 1 }]],
];

/** Texts that must not run, with the reason. */
const REFUSED: readonly (readonly [string, string | null])[] = [
  ['', 'empty'],
  ['-- nothing', 'empty'],
  ['SELECT 1; SELECT 2', 'several'],
  ['SELECT 1) ; DROP TABLE forms --', 'several'],
  ['DROP TABLE forms', 'not_a_query'],
  ["SET memory_limit = '1GB'", 'not_a_query'],
  ["COPY forms TO 'forms.csv'", 'not_a_query'],
  ["ATTACH 'x.duckdb'", 'not_a_query'],
  ['EXPLAIN ANALYZE DELETE FROM forms', 'not_a_query'],
  ['WITH a AS (SELECT 1 AS x) DELETE FROM forms', null],
  ["WITH a AS (SELECT 1 AS x) INSERT INTO agencies SELECT 'a', 'b', null, null FROM a", null],
];

/** Holds `readQuery` on an engine against what the console promises: it answers questions and cannot write. */
export function readingContract(title: string, open: () => Promise<DuckdbEngine>): void {
  describe(`readQuery on ${title}`, () => {
    let engine: DuckdbEngine;
    beforeAll(async () => {
      engine = await open();
      await engine.load(sampleDataset());
    });
    afterAll(() => engine.close());
    const failure = (sql: string): Promise<unknown> =>
      readQuery(engine, sql, { maxRows: 10 }).catch((error: unknown) => error);

    it.each(ANSWERS)('answers %s', async (sql, rows) => {
      expect((await readQuery(engine, sql, { maxRows: 10 })).rows).toEqual(rows);
    });

    it.each(['DESCRIBE forms', 'SHOW TABLES', 'SUMMARIZE targets', 'EXPLAIN SELECT 1', 'explain analyze FROM forms'])(
      'answers %s',
      async (sql) => {
        expect((await readQuery(engine, sql, { maxRows: 100 })).rows.length).toBeGreaterThan(0);
      },
    );

    it.each(REFUSED)('refuses %s', async (sql, code) => {
      const error = await failure(sql);
      expect(error).toBeInstanceOf(ReadQueryError);
      expect(error).toMatchObject({ code });
      expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }]);
      expect(await engine.query('SELECT count(*) AS n FROM agencies')).toEqual([{ n: 2 }]);
    });

    it('says where in the text the engine stumbles', async () => {
      expect(await failure('SELECT id,\n  nosuch\nFROM forms')).toMatchObject({ line: 2, column: 3 });
      expect(await failure("SELECT '预算', 数值 FROM forms")).toMatchObject({ line: 1, column: 14 });
      expect(await failure('-- a line\nSELECT 1,, 2')).toMatchObject({ line: 2, column: 10, code: null });
    });

    it('keeps the order of the statement and says when rows were left out', async () => {
      const sql = 'SELECT (i * 7919) % 50021 AS n FROM range(50021) t(i) ORDER BY n DESC';
      const { rows, isCut } = await readQuery(engine, sql, { maxRows: 3 });
      expect({ rows, isCut }).toEqual({ rows: [{ n: 50020 }, { n: 50019 }, { n: 50018 }], isCut: true });
      const whole = await readQuery(engine, sql, { maxRows: 60_000 });
      expect(whole.isCut).toBe(false);
      expect(whole.rows.every(({ n }, at) => n === 50020 - at)).toBe(true);
    });

    it('stops when told to', async () => {
      const stop = new AbortController();
      const endless = 'SELECT count(*) AS n FROM range(1000000000000) t(i) WHERE i % 7 = 3';
      const asked = readQuery(engine, endless, { maxRows: 10, signal: stop.signal });
      setTimeout(() => stop.abort(), 100);
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    });
  });
}
