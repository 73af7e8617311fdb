import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDataset, TABLES, writeDataset } from '#lib/dataset/index.ts';
import { openDatasetFolder } from '#lib/engines/duckdb-native.server.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { groupOf } from '../../src/lib/ui/data/dataset-file.ts';
import { datasetShapes, type DatasetShapes, type ShapeSource } from '../../src/lib/ui/dataset-shapes.server.ts';

const LARGEST = 24e6;
const csv = (name: string) => readFileSync(`data/${name}.csv`, 'utf8');
let source: ShapeSource;
let shapes: DatasetShapes;

beforeAll(async () => {
  source = { engine: await openDatasetFolder('data'), text: (table) => Promise.resolve(csv(table)) };
  shapes = await datasetShapes(source, LARGEST);
});
afterAll(() => source.engine.close());

it('offers every table as Parquet, a workbook and JSON with their true sizes', () => {
  expect(shapes.files.map(({ name }) => name).sort()).toEqual(
    ['duibiao.json', 'duibiao.xlsx', ...TABLES.map(({ name }) => `${name}.parquet`)].sort(),
  );
  expect(shapes.omitted).toEqual([]);
  for (const { name, bytes } of shapes.files) expect(shapes.read(name)?.byteLength).toBe(bytes);
  expect(shapes.read('forms.csv')).toBeNull();
  expect(shapes.read('../package.json')).toBeNull();
});

it('gives the same bytes for the same rows', async () => {
  const again = await datasetShapes(source, LARGEST);
  for (const { name } of shapes.files) expect(again.read(name), name).toEqual(shapes.read(name));
});

it('writes JSON with the rows and digits of the CSV tables', () => {
  const text = new TextDecoder().decode(shapes.read('duibiao.json') ?? undefined);
  const tables = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
  const files = new Map(TABLES.map(({ name }) => [`${name}.csv`, csv(name)]));
  const { dataset } = readDataset(files);
  for (const { name, fields } of TABLES) {
    const decimals = new Set<string>(fields.flatMap((field) => (field.type === 'decimal' ? [field.name] : [])));
    const expected = dataset[name].map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key, value !== null && decimals.has(key) ? Number(value) : value]),
      ),
    );
    expect(tables[name], name).toEqual(expected);
  }
  expect(writeDataset(dataset).get('amounts.csv')).toBe(csv('amounts'));
});

it('writes Parquet that holds every row of every table', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-test-'));
  for (const { name, fields } of TABLES) {
    const path = join(folder, `${name}.parquet`);
    writeFileSync(path, shapes.read(`${name}.parquet`) ?? '');
    const own = `SELECT ${fields.map((field) => `"${field.name}"`).join(', ')} FROM ${name}`;
    const other = `SELECT * FROM read_parquet('${path}')`;
    const [difference] = await source.engine.query(
      `SELECT CAST(count(*) AS INTEGER) AS rows FROM ((${own} EXCEPT ALL ${other}) UNION ALL (${other} EXCEPT ALL ${own}))`,
    );
    expect(difference, name).toEqual({ rows: 0 });
  }
  rmSync(folder, { recursive: true });
});

it('leaves out, by name, what would be too large', async () => {
  const small = await datasetShapes(source, 5000);
  expect(small.omitted).toEqual(expect.arrayContaining(['duibiao.xlsx', 'duibiao.json', 'indicators.parquet']));
  expect(small.files.every(({ bytes }) => bytes <= 5000)).toBe(true);
  expect(small.files.length).toBeGreaterThan(0);
  for (const name of small.omitted) expect(small.read(name)).toBeNull();
});

it('knows what each file is for', () => {
  const named = ['duibiao.xlsx', 'duibiao.duckdb', 'datapackage.json', 'indicators-2.csv', 'forms.parquet', 'cube.bin'];
  expect(named.map(groupOf)).toEqual(['whole', 'whole', 'whole', 'csv', 'parquet', 'pages']);
  expect(groupOf('rows-110000.duckdb')).toBe('pages');
});
