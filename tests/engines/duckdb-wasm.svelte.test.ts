import { afterAll, expect, it } from 'vitest';
import { EngineError, openBrowserEngine } from '#lib/engines/index.ts';
import { engineContract } from './contract.ts';
import { readingContract } from './reading.ts';

engineContract('DuckDB-Wasm', () => openBrowserEngine());
readingContract('DuckDB-Wasm', () => openBrowserEngine());

const engine = await openBrowserEngine();
await engine.start();
afterAll(() => engine.close());

it.each([
  `SELECT * FROM read_csv('${location.origin}/package.json')`,
  "SELECT * FROM 'https://example.org/data.csv'",
  "COPY (SELECT 1) TO 'elsewhere.csv'",
  'SET enable_external_access = true',
  "SET allowed_directories = ['/']",
])('reaches no file and no address: %s', async (sql) => {
  const before = performance.getEntriesByType('resource').length;
  await expect(engine.query(sql)).rejects.toBeInstanceOf(EngineError);
  expect(performance.getEntriesByType('resource').length).toBe(before);
});
