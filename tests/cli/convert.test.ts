import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, describe, expect, it } from 'vitest';
import { readDataset, TABLES } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { sampleDataset } from '../engines/sample.ts';
import { duibiao, filesIn, sampleFolder, temporaryFolder } from './run.ts';

const scratch = temporaryFolder();
afterAll(scratch.remove);
const sample = sampleFolder(scratch.path);
const out = (name: string) => join(scratch.path, 'out', name);

function convert(format: string, path: string) {
  const { code, stdout, stderr } = duibiao('convert', sample, '--to', format, '--out', path, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({ format, path, rows: 12, errors: 0, problems: [] });
}

describe('duibiao convert', () => {
  it('to csv writes the same dataset', () => {
    convert('csv', out('csv'));
    expect(readDataset(filesIn(out('csv')))).toEqual({ dataset: sampleDataset(), problems: [], rejected: [] });
  });

  it('to parquet writes a file per table with its columns', async () => {
    convert('parquet', out('parquet'));
    const engine = openDuckdbNative();
    for (const { name, fields } of TABLES) {
      const path = join(out('parquet'), `${name}.parquet`);
      const { columns, rows } = await engine.run(`SELECT * FROM '${path}'`);
      expect(columns).toEqual(fields.map((field) => field.name));
      expect(rows).toHaveLength(sampleDataset()[name].length);
    }
    await engine.close();
  });

  it('to duckdb writes a database that an engine attaches', async () => {
    convert('duckdb', out('dataset.duckdb'));
    const engine = openDuckdbNative();
    await engine.attach(readFileSync(out('dataset.duckdb')));
    expect(await engine.query('SELECT sum(total_wan) AS wan, count(*) AS n FROM forms')).toEqual([
      { wan: 1051.92, n: 2 },
    ]);
    await engine.close();
    convert('duckdb', out('dataset.duckdb'));
    expect(existsSync(out('dataset.duckdb.part'))).toBe(false);
  });

  it('to arrow writes a file per table', () => {
    convert('arrow', out('arrow'));
    const table = tableFromIPC(readFileSync(join(out('arrow'), 'agencies.arrow')));
    expect(table.getChild('name')?.toArray()).toEqual(sampleDataset().agencies.map(({ name }) => name));
  });

  it('to json writes one file with the rows of each table', () => {
    convert('json', out('dataset.json'));
    const tables = JSON.parse(readFileSync(out('dataset.json'), 'utf8')) as Record<string, { name?: string }[]>;
    expect(Object.keys(tables)).toEqual(TABLES.map(({ name }) => name));
    expect(tables['agencies']?.map(({ name }) => name)).toEqual(sampleDataset().agencies.map(({ name }) => name));
  });

  it('to xlsx writes a workbook', () => {
    convert('xlsx', out('dataset.xlsx'));
    expect(readFileSync(out('dataset.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it.each([
    [['--to', 'pdf', '--out', 'x'], 'there is no format “pdf”'],
    [['--to', 'csv'], 'both --to and --out are needed'],
    [['--out', 'x'], 'both --to and --out are needed'],
  ])('%j is wrong usage', (args, message) => {
    const { code, stdout, stderr } = duibiao('convert', sample, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
