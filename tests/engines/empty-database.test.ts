import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyDatabase } from '../../src/lib/engines/empty-database.ts';
import { openDuckdbNative } from '../../src/lib/engines/duckdb-native.server.ts';

it('the empty database is one that DuckDB reads and writes, without any table', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-empty-'));
  const path = join(folder, 'empty.duckdb');
  writeFileSync(path, new Uint8Array(await emptyDatabase()));
  const engine = openDuckdbNative();
  await engine.run(`ATTACH '${path}' AS empty`);
  expect(await engine.query("SELECT * FROM duckdb_tables() WHERE database_name = 'empty'")).toEqual([]);
  expect(await engine.query("SELECT tags FROM duckdb_databases() WHERE database_name = 'empty'")).toMatchObject([
    { tags: expect.stringContaining('v1.4.0') },
  ]);
  await engine.query('CREATE TABLE empty.main.t AS SELECT 1 AS x');
  await engine.close();
  rmSync(folder, { recursive: true });
});
