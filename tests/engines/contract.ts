import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TableName, writeDataset } from '#lib/dataset/index.ts';
import { type CsvSource, type DuckdbEngine, EngineError, type ResultRow } from '#lib/engines/index.ts';
import { sampleDataset } from './sample.ts';

/** Statements whose rows must be the same on every engine. */
export const STATEMENTS: readonly (readonly [string, readonly ResultRow[]])[] = [
  ['SELECT count(*) AS n FROM indicators', [{ n: 3 }]],
  ['SELECT sum(in_post) AS posts, sum(total_wan) AS wan FROM forms', [{ posts: 24, wan: 1051.92 }]],
  ['SELECT total_wan FROM forms ORDER BY id', [{ total_wan: 1051.92 }, { total_wan: null }]],
  ['SELECT name FROM agencies ORDER BY id', [{ name: '乌海市"甲"局' }, { name: "乌海市乙,'丙'局" }]],
  [
    'SELECT project_name FROM forms ORDER BY id',
    [{ project_name: '第一行\n第二行' }, { project_name: '制表\t符与回车\r\n尾' }],
  ],
  ['SELECT submitted_on, start FROM forms ORDER BY id LIMIT 1', [{ submitted_on: '2022-11-30', start: '2023-01' }]],
  [
    'SELECT value, value_number FROM targets ORDER BY indicator_id',
    [
      { value: '95', value_number: 95 },
      { value: '2023-12', value_number: null },
      { value: null, value_number: null },
    ],
  ],
  [
    'SELECT is_placeholder FROM indicators ORDER BY id',
    [false, false, true].map((is_placeholder) => ({ is_placeholder })),
  ],
  [
    'SELECT level2, count(*) AS n FROM indicators GROUP BY ALL ORDER BY n',
    [
      { level2: 'output_quantity', n: 1 },
      { level2: null, n: 2 },
    ],
  ],
  [
    "SELECT coalesce(level2, 'none') AS level2 FROM indicators WHERE level1 = 'output' ORDER BY id",
    [{ level2: 'output_quantity' }, { level2: 'none' }, { level2: 'none' }],
  ],
  ["SELECT count(*) AS n FROM forms WHERE type IN ('department', 'no such type')", [{ n: 0 }]],
  ['SELECT list(id ORDER BY id) AS ids FROM indicators', [{ ids: ['i1', 'i2', 'i3'] }]],
  ['SELECT quantile_cont(no::DOUBLE, [0.25, 0.5]) AS q FROM indicators', [{ q: [1.5, 2] }]],
  ['SELECT 1.25::DECIMAL(10,2) AS price, 9007199254740991::BIGINT AS big', [{ price: 1.25, big: 9007199254740991 }]],
  [
    "SELECT TIMESTAMP '2024-02-29 12:30:00' AS at, DATE '2024-02-29' AS day",
    [{ at: '2024-02-29 12:30:00', day: '2024-02-29' }],
  ],
  ["SELECT 'nan'::DOUBLE AS a, 'inf'::DOUBLE AS b, NULL AS c", [{ a: null, b: null, c: null }]],
  ['SELECT 1 AS a, 2 AS a', [{ a: 1, 'a:1': 2 }]],
  ["SELECT {'low': 1, 'high': 2} AS range", [{ range: '{"low":1,"high":2}' }]],
  [
    "SELECT e, [e] AS list, {'part': e} AS struct FROM (VALUES ('b'::ENUM('a', 'b')), (NULL)) AS v(e)",
    [
      { e: 'b', list: ['b'], struct: '{"part":"b"}' },
      { e: null, list: [null], struct: '{"part":null}' },
    ],
  ],
  ["SELECT 1; SELECT 'a;b'::ENUM('a;b') AS e -- the end;", [{ e: 'a;b' }]],
  ["SELECT 'a'::ENUM('a') AS e WHERE false", []],
  ['SELECT 1 AS a; SELECT 2 AS b; SELECT 3 AS c;;', [{ c: 3 }]],
  ['PIVOT (SELECT no, level1 FROM indicators) ON no USING count(*)', [{ level1: 'output', 1: 1, 2: 1, 3: 1 }]],
  ['SELECT [1.25::DECIMAL(10,2), NULL] AS prices', [{ prices: [1.25, null] }]],
  [
    "SELECT f.id FROM forms f JOIN agencies a ON a.id = f.agency_id WHERE a.name LIKE '%丙%' AND f.fiscal_year = 2023",
    [{ id: 'b-2023' }],
  ],
  [
    'SELECT i.id, rank() OVER (ORDER BY i.no DESC) AS place FROM indicators i ORDER BY place',
    [
      { id: 'i3', place: 1 },
      { id: 'i2', place: 2 },
      { id: 'i1', place: 3 },
    ],
  ],
];

const ENDLESS = 'SELECT count(*) AS n FROM range(1000000000000) t(i) WHERE i % 7 = 3';

/** One step of this never ends, so that DuckDB-Wasm cannot look whether it should stop. */
const DEAF = 'SELECT count(*) AS n FROM range(10000000) a, range(10000000) b WHERE a.range + b.range = 7';

/** Holds an engine against what every page, rule and command relies on. `open` gives an empty one. */
export function engineContract(title: string, open: () => Promise<DuckdbEngine>): void {
  describe(title, () => {
    let engine: DuckdbEngine;
    beforeAll(async () => {
      engine = await open();
      await engine.load(sampleDataset());
    });
    afterAll(() => engine.close());

    it.each(STATEMENTS)('%s', async (sql, rows) => {
      expect(await engine.query(sql)).toEqual(rows);
    });

    it('tells the columns of a result without rows', async () => {
      expect(await engine.run('SELECT id, name FROM agencies WHERE false')).toEqual({
        columns: ['id', 'name'],
        rows: [],
      });
    });

    it('runs several statements and returns the rows of the last', async () => {
      expect(await engine.query('CREATE TEMP TABLE t AS SELECT 7 AS x; SELECT x + 1 AS y FROM t')).toEqual([{ y: 8 }]);
    });

    it('refuses with the statement in the error, and goes on', async () => {
      const error: unknown = await engine.query('SELECT nothing FROM nowhere').catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(EngineError);
      expect(error).toMatchObject({ sql: 'SELECT nothing FROM nowhere', message: expect.stringContaining('nowhere') });
      expect(await engine.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it.each(['', ' ;', '-- nothing'])('refuses a text without a statement: %j', async (sql) => {
      await expect(engine.query(sql)).rejects.toBeInstanceOf(EngineError);
      expect(await engine.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it('says what is wrong with the grammar of a statement', async () => {
      await expect(engine.query('SELECT 1; SELEC 2')).rejects.toThrow(/^Parser Error: syntax error at or near "SELEC"/);
    });

    it('cancels a running statement and goes on', async () => {
      const stop = new AbortController();
      const endless = engine.query(ENDLESS, { signal: stop.signal });
      setTimeout(() => stop.abort(), 100);
      await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
      expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }]);
    });

    it('goes on with the same tables after a statement that does not listen', async () => {
      const stop = new AbortController();
      const endless = engine.query(DEAF, { signal: stop.signal });
      setTimeout(() => stop.abort(), 500);
      await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
      expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }]);
    });

    it('never starts a statement withdrawn while another runs', async () => {
      const first = new AbortController();
      const second = new AbortController();
      const running = engine.query(ENDLESS, { signal: first.signal });
      const waiting = engine.query('CREATE TABLE never AS SELECT 1', { signal: second.signal });
      second.abort();
      await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
      first.abort();
      await expect(running).rejects.toMatchObject({ name: 'AbortError' });
      expect(await engine.query("SELECT table_name FROM duckdb_tables() WHERE table_name = 'never'")).toEqual([]);
    });

    it('replaces every table when loading again', async () => {
      const { targets, ...rest } = sampleDataset();
      await engine.load({ ...rest, targets: targets.slice(0, 1) });
      expect(await engine.query('SELECT count(*) AS n FROM targets')).toEqual([{ n: 1 }]);
      await engine.load(sampleDataset());
      expect(await engine.query('SELECT count(*) AS n FROM targets')).toEqual([{ n: 3 }]);
    });

    it('keeps the former tables when a file does not fit', async () => {
      const files = new Map<TableName, CsvSource>([['forms', 'id,type,fiscal_year\na,project,this year\n']]);
      await expect(engine.loadCsv(files)).rejects.toBeInstanceOf(EngineError);
      expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }]);
    });

    it('loads CSV from files it reads piece by piece', async () => {
      const files = [...writeDataset(sampleDataset())].filter(([name]) => name.endsWith('.csv'));
      const blobs = files.map(([name, text]) => [name.replace('.csv', '') as TableName, new Blob([text])] as const);
      await engine.loadCsv(new Map<TableName, CsvSource>([...blobs, ['targets', new Blob([])]]));
      expect(await engine.query('SELECT count(*) AS n FROM indicators')).toEqual([
        { n: sampleDataset().indicators.length },
      ]);
      expect(await engine.query('SELECT count(*) AS n FROM targets')).toEqual([{ n: 0 }]);
      await engine.load(sampleDataset());
    });

    it('keeps the former tables when loading is cancelled', async () => {
      const rows = Array.from({ length: 200_000 }, (_, row) => `f-${row},project,a,2023\n`).join('');
      const files = new Map<TableName, CsvSource>([['forms', new Blob([`id,type,agency_id,fiscal_year\n${rows}`])]]);
      const controller = new AbortController();
      const loading = engine.loadCsv(files, { signal: controller.signal });
      controller.abort();
      await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
      expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }]);
    });

    it('loads CSV with CRLF, columns left out, columns added and tables left out', async () => {
      const text = '\uFEFFcode,name,level,parent_code,extra\r\n150000,"内蒙古,自治区",province,,1\r\n';
      const forms = writeDataset(sampleDataset()).get('forms.csv') ?? '';
      await engine.loadCsv(
        new Map<TableName, CsvSource>([
          ['regions', new TextEncoder().encode(text)],
          ['agencies', 'id,name\n1,甲\n'],
          ['forms', forms],
        ]),
      );
      expect(await engine.query('SELECT * FROM regions')).toEqual([
        { code: '150000', name: '内蒙古,自治区', level: 'province', parent_code: null },
      ]);
      expect(await engine.query('SELECT * FROM agencies')).toEqual([
        { id: '1', name: '甲', region_code: null, kind: null },
      ]);
      expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }]);
      expect(await engine.query('SELECT * FROM targets')).toEqual([]);
      await engine.load(sampleDataset());
    });

    it('refuses a database file that is none', async () => {
      await expect(engine.attach(new TextEncoder().encode('not a database'))).rejects.toBeInstanceOf(EngineError);
      expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }]);
    });
  });
}
