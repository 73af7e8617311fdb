import { afterAll, expect, it } from 'vitest';
import { type DownloadProgress, EngineError, openBrowserEngine } from '#lib/engines/index.ts';
import { sampleDataset } from './sample.ts';

const progress: DownloadProgress[] = [];
const engine = await openBrowserEngine({ onProgress: (step) => progress.push(step) });
await engine.load(sampleDataset());
afterAll(() => engine.close());

/** Statements for which DuckDB would fetch an extension from the internet. */
const NEEDS_EXTENSION = [
  "SELECT json_extract(project_name, '$') FROM forms",
  'SELECT current_date',
  "SELECT date_trunc('month', now())",
  "SELECT * FROM 'file.json'",
  "SELECT * FROM read_parquet('file.parquet')",
  "SELECT * FROM read_csv('file.csv', encoding = 'gb18030')",
  'SELECT name FROM agencies ORDER BY name COLLATE zh',
  'INSTALL icu; LOAD icu',
];

it.each(NEEDS_EXTENSION)('refuses or answers without the internet, and goes on: %s', async (sql) => {
  const outcome = await engine.query(sql).catch((error: unknown) => error);
  expect(outcome instanceof EngineError || Array.isArray(outcome)).toBe(true);
  expect(await engine.query('SELECT count(*) AS n FROM forms')).toEqual([{ n: 2 }]);
});

it('tells how much of the program is loaded', () => {
  const last = progress.at(-1);
  expect(last?.loaded).toBeGreaterThan(30_000_000);
  expect(progress.every((step, index) => step.loaded >= (progress[index - 1]?.loaded ?? 0))).toBe(true);
});
