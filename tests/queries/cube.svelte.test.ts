import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowserEngine, type Engine } from '#lib/engines/index.ts';
import { cubeEqualsRows } from './cube-law.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openBrowserEngine();
}, 60_000);
afterAll(() => engine.close());

it('the cube built by DuckDB-Wasm says exactly what the rows say', { timeout: 120_000 }, async () => {
  await cubeEqualsRows(engine, { worlds: 2, questions: 15 });
  expect(await engine.query("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'cube%'")).toEqual([]);
});
