import { tableFromIPC } from 'apache-arrow';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { exportTable, type ExportTable } from '../../src/lib/ui/export/export-table.ts';

const TABLE: ExportTable = {
  name: '满意度/2024',
  columns: ['agency', 'target', 'quantified', 'values'],
  rows: [
    ['庐山市信访局', 80, true, [80, 95]],
    ['=HYPERLINK("http://x")', null, false, null],
    ['@SUM(1)', 95.5, null, null],
    ['"甲",\n乙', -3, true, []],
    ['-5', 0, true, null],
    ['－5+1', 1e21, true, null],
  ],
  notes: [
    ['filters', '2024, 江西省'],
    ['source', 'five forms'],
  ],
};

const bytesOf = async (format: Parameters<typeof exportTable>[1], table = TABLE): Promise<Uint8Array> =>
  new Uint8Array(await (await exportTable(table, format)).arrayBuffer());

describe('exportTable', () => {
  let folder = '';
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'duibiao-export-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it('writes CSV that Excel reads and does not compute', async () => {
    const bytes = await bytesOf('csv');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.split('\r\n').slice(0, 6)).toEqual([
      '\uFEFF"# filters: 2024, 江西省"',
      '# source: five forms',
      'agency,target,quantified,values',
      '庐山市信访局,80,true,"[80,95]"',
      '"\'=HYPERLINK(""http://x"")",,false,',
      "'@SUM(1),95.5,,",
    ]);
    expect(text).toContain('\r\n-5,0,true,\r\n');
    expect(text).toContain("\r\n'－5+1,1e+21,true,\r\n");
  });

  it('writes CSV that DuckDB reads past the notes', async () => {
    const file = join(folder, 'table.csv');
    await writeFile(file, await bytesOf('csv', { ...TABLE, notes: [['source', 'five forms']] }));
    const engine = openDuckdbNative();
    const sql = `SELECT count(*) AS n, sum(target) AS total FROM read_csv('${file}', comment = '#', header = true)`;
    expect(await engine.query(sql)).toEqual([{ n: 6, total: 1e21 }]);
    await engine.close();
  });

  it('writes a workbook with typed cells and the notes', async () => {
    const document = await openDocument('export.xlsx', await bytesOf('xlsx'));
    const sheets = document.grids.map((grid) => grid.rows.flat().map((cell) => cell.text));
    expect(sheets[0]).toContain('庐山市信访局');
    expect(sheets[0]).toContain('=HYPERLINK("http://x")');
    expect(sheets[0]).toContain('95.5');
    expect(sheets[1]).toEqual(['filters', '2024, 江西省', 'source', 'five forms']);
  });

  it('writes Parquet that another reader and DuckDB understand', async () => {
    const bytes = await bytesOf('parquet');
    const file = bytes.buffer as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual({ agency: '庐山市信访局', target: 80, quantified: true, values: '[80,95]' });
    expect(rows[1]).toEqual({ agency: '=HYPERLINK("http://x")', target: null, quantified: false, values: null });
    expect(parquetMetadata(file).key_value_metadata).toEqual([
      { key: 'filters', value: '2024, 江西省' },
      { key: 'source', value: 'five forms' },
    ]);
    const path = join(folder, 'table.parquet');
    await writeFile(path, bytes);
    const engine = openDuckdbNative();
    expect(await engine.query(`SELECT sum(target) AS t, count(*) FILTER (quantified) AS q FROM '${path}'`)).toEqual([
      { t: 1e21, q: 4 },
    ]);
    await engine.close();
  });

  it('writes Arrow with the notes as metadata', async () => {
    const table = tableFromIPC(await bytesOf('arrow'));
    expect(table.schema.metadata.get('filters')).toBe('2024, 江西省');
    expect(table.numRows).toBe(6);
    expect(table.getChild('target')?.get(1)).toBe(null);
    expect(table.getChild('quantified')?.get(0)).toBe(true);
  });

  it.each(['csv', 'xlsx', 'parquet', 'arrow'] as const)('writes a table without rows as %s', async (format) => {
    expect((await bytesOf(format, { ...TABLE, rows: [] })).length).toBeGreaterThan(50);
  });
});
