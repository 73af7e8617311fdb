import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHARED_FILE, writeDuckdbParts, type DuckdbPart } from '#lib/engines/duckdb-file.server.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { STATEMENTS } from './contract.ts';
import { sampleDataset } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'duibiao-test-'));
const dataset = sampleDataset();
/** The second agency and its form in another province. */
const moved = dataset.agencies[1]?.id ?? '';
const elsewhere = {
  ...dataset,
  agencies: dataset.agencies.map((row) => (row.id === moved ? { ...row, id: '360400-x' } : row)),
  forms: dataset.forms.map((row) => (row.agency_id === moved ? { ...row, agency_id: '360400-x' } : row)),
};
let parts: readonly DuckdbPart[] = [];

beforeAll(async () => {
  const engine = openDuckdbNative();
  await engine.load(elsewhere);
  parts = await writeDuckdbParts(engine, folder);
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (path: string) => readFileSync(path);

describe('a dataset in one database file per province', () => {
  it('names the province, what is in it and where its agencies lie', () => {
    expect(parts.map(({ path: _, ...part }) => part)).toEqual([
      { province: '150000', forms: 1, indicators: 2, regions: ['150000'] },
      { province: '360000', forms: 1, indicators: 1, regions: ['150000'] },
    ]);
  });

  it('put together is the dataset', async () => {
    const engine = openDuckdbNative();
    await engine.attach(file(join(folder, SHARED_FILE)));
    expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 0 }]);
    expect(await engine.query('SELECT count(*) AS n FROM agencies')).toEqual([{ n: 2 }]);
    for (const { path } of parts) await engine.attachMore(file(path));
    for (const [sql, rows] of STATEMENTS) expect(await engine.query(sql), sql).toEqual(rows);
    const types = `SELECT DISTINCT typeof(type)[:4] AS type FROM forms`;
    expect(await engine.query(types)).toEqual([{ type: 'ENUM' }]);
    await engine.close();
  });

  it('is read by the DuckDB-Wasm of the browser', async () => {
    const files = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
    const wasm = { mainModule: files, mainWorker: '' };
    const database = await createDuckDB({ mvp: wasm, eh: wasm }, new VoidLogger(), NODE_RUNTIME);
    await database.instantiate();
    const connection = database.connect();
    for (const [at, { path }] of parts.entries()) {
      database.registerFileBuffer(`p${at}.duckdb`, new Uint8Array(file(path)));
      connection.query(`ATTACH 'p${at}.duckdb' AS p${at} (READ_ONLY)`);
    }
    connection.query('CREATE VIEW forms AS SELECT * FROM p0.forms UNION ALL SELECT * FROM p1.forms');
    const table = connection.query('SELECT id, type::VARCHAR AS type FROM forms ORDER BY id');
    expect(table.toArray().map((row: { toJSON(): unknown }) => row.toJSON())).toEqual([
      { id: 'a-2023', type: 'project' },
      { id: 'b-2023', type: 'project' },
    ]);
    connection.close();
  });

  it('gives way to any other dataset, and comes back', async () => {
    const engine = openDuckdbNative();
    const whole = async () => {
      await engine.attach(file(join(folder, SHARED_FILE)));
      for (const { path } of parts) await engine.attachMore(file(path));
      return engine.query('SELECT count(*) AS n FROM indicators');
    };
    expect(await whole()).toEqual([{ n: 3 }]);
    await engine.load({ ...sampleDataset(), indicators: [], targets: [] });
    expect(await engine.query('SELECT count(*) AS n FROM indicators')).toEqual([{ n: 0 }]);
    await expect(engine.attachMore(file(parts[0]?.path ?? ''))).rejects.toThrow('no attached dataset');
    expect(await whole()).toEqual([{ n: 3 }]);
    await engine.attach(file(join(folder, SHARED_FILE)));
    expect(await engine.query('SELECT count(*) AS n FROM indicators')).toEqual([{ n: 0 }]);
    const left = `SELECT count(*) AS n FROM duckdb_databases() WHERE NOT internal`;
    expect(await engine.query(left)).toEqual([{ n: 2 }]);
    await engine.close();
  });
});
