import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type TableName, writeDataset } from '#lib/dataset/index.ts';
import { EngineError, openBrowserEngine, writeBrowserDatabase } from '#lib/engines/index.ts';
import { engineContract, STATEMENTS } from './contract.ts';
import { readingContract } from './reading.ts';
import { sampleDataset } from './sample.ts';

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

describe('a database file of the private file system', () => {
  const NAME = 'engine-test.duckdb';
  const home = () => navigator.storage.getDirectory();
  const target = async () => (await home()).getFileHandle(NAME, { create: true });
  const files = new Map(
    [...writeDataset(sampleDataset())]
      .filter(([name]) => name.endsWith('.csv'))
      .map(([name, text]) => [name.replace('.csv', '') as TableName, new Blob([text])]),
  );
  const count = 'SELECT count(*) AS n FROM forms';
  afterEach(async () => (await home()).removeEntry(NAME));

  it('holds what its CSV files hold, and is whole before it is asked', async () => {
    const to = await target();
    const ask = async (written: { query(sql: string): Promise<unknown> }) => written.query(count);
    expect(await writeBrowserDatabase({ files, to, ask })).toEqual([{ n: 2 }]);
    const other = await openBrowserEngine();
    await other.attach(await to.getFile());
    for (const [sql, rows] of STATEMENTS) expect(await other.query(sql), sql).toEqual(rows);
    await other.close();
  });

  it('is written over, and let go of when it cannot be written', async () => {
    const to = await target();
    await writeBrowserDatabase({ files, to, ask: () => Promise.resolve() });
    const broken = new Map(files).set('forms', new Blob(['id,in_post\na,many\n']));
    await expect(writeBrowserDatabase({ files: broken, to, ask: () => Promise.resolve() })).rejects.toBeInstanceOf(
      EngineError,
    );
    const without = new Map(files).set('forms', new Blob([]));
    expect(await writeBrowserDatabase({ files: without, to, ask: (written) => written.query(count) })).toEqual([
      { n: 0 },
    ]);
  });

  it('fails when the disk is full, and is written once there is room', async () => {
    const to = await target();
    const full = new DOMException('no room', 'QuotaExceededError');
    to.createWritable = () => Promise.reject(full);
    const ask = (written: { query(sql: string): Promise<unknown> }) => written.query(count);
    await expect(writeBrowserDatabase({ files, to, ask })).rejects.toBe(full);
    expect(await writeBrowserDatabase({ files, to: await target(), ask })).toEqual([{ n: 2 }]);
  });

  it('is not written on when it is withdrawn', async () => {
    const ask = () => Promise.resolve();
    const signal = AbortSignal.abort();
    await expect(writeBrowserDatabase({ files, to: await target(), ask, signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
