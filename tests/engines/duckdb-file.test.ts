import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDuckdbFile } from '#lib/engines/duckdb-file.server.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { STATEMENTS } from './contract.ts';
import { sampleDataset } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'duibiao-test-'));
const path = join(folder, 'dataset.duckdb');

beforeAll(async () => {
  const engine = openDuckdbNative();
  await engine.load(sampleDataset());
  await writeDuckdbFile(engine, path);
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a database file written by native DuckDB', () => {
  it.each(STATEMENTS)('attached: %s', async (sql, rows) => {
    const engine = openDuckdbNative();
    await engine.attach(readFileSync(path));
    expect(await engine.query(sql)).toEqual(rows);
    await engine.close();
  });

  it('replaces loaded tables, is replaced by a load, and cannot be written', async () => {
    const engine = openDuckdbNative();
    await engine.load({ ...sampleDataset(), targets: [] });
    await engine.attach(readFileSync(path));
    expect(await engine.query('SELECT count(*) AS n FROM targets')).toEqual([{ n: 3 }]);
    await expect(engine.query('DELETE FROM targets')).rejects.toThrow('read-only');
    await engine.attach(readFileSync(path));
    expect(await engine.query('SELECT count(*) AS n FROM targets')).toEqual([{ n: 3 }]);
    await engine.load({ ...sampleDataset(), targets: [] });
    expect(await engine.query('SELECT count(*) AS n FROM targets')).toEqual([{ n: 0 }]);
    expect(await engine.query('SELECT database_name FROM duckdb_databases() WHERE NOT internal')).toEqual([
      { database_name: 'memory' },
    ]);
    await engine.close();
  });

  it('keeps dimensions as enumerations in text order', async () => {
    const engine = openDuckdbNative();
    await engine.attach(readFileSync(path));
    const sql = `SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'regions' AND data_type LIKE 'ENUM%'`;
    expect(await engine.query(sql)).toEqual([
      { column_name: 'code', data_type: "ENUM('150000', '150300')" },
      { column_name: 'level', data_type: "ENUM('prefecture', 'province')" },
      { column_name: 'parent_code', data_type: "ENUM('150000', '150300')" },
    ]);
    await engine.close();
  });

  it('is read by the DuckDB-Wasm of the browser', async () => {
    const files = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
    const wasm = { mainModule: files, mainWorker: '' };
    const database = await createDuckDB({ mvp: wasm, eh: wasm }, new VoidLogger(), NODE_RUNTIME);
    await database.instantiate();
    database.registerFileBuffer('d.duckdb', new Uint8Array(readFileSync(path)));
    const connection = database.connect();
    connection.query("ATTACH 'd.duckdb' AS d (READ_ONLY)");
    const table = connection.query(
      'SELECT f.id, a.name, t.value_number FROM d.targets t JOIN d.indicators i ON i.id = t.indicator_id ' +
        'JOIN d.forms f ON f.id = i.form_id JOIN d.agencies a ON a.id = f.agency_id ORDER BY i.no LIMIT 1',
    );
    expect(table.toArray().map((row: { toJSON(): unknown }) => row.toJSON())).toEqual([
      { id: 'a-2023', name: '乌海市"甲"局', value_number: 95 },
    ]);
    connection.close();
  });
});
