import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DuckdbEngine, readQuery } from '#lib/engines/index.ts';
import { EXAMPLES, type ExampleName } from '../../src/lib/ui/sql/examples.ts';
import { packQuery, unpackQuery } from '../../src/lib/ui/sql/link.ts';
import { seriesOf } from '../../src/lib/ui/sql/series.ts';
import { en } from '../../src/lib/ui/wording/en.ts';
import { zh } from '../../src/lib/ui/wording/zh.ts';
import { openSample } from '../queries/sample.ts';

describe('examples of the console', () => {
  let engine: DuckdbEngine;
  beforeAll(async () => void (engine = await openSample()));
  afterAll(() => engine.close());

  it.each(Object.entries(EXAMPLES))('%s answers on the sample', async (name, sql) => {
    const { columns } = await readQuery(engine, sql, { maxRows: 100 });
    expect(columns.length).toBeGreaterThan(1);
    expect(zh.sql.exampleTitles[name as ExampleName]).not.toBe(en.sql.exampleTitles[name as ExampleName]);
  });
});

describe('the link to a query', () => {
  it.each([
    'SELECT 1',
    "SELECT name FROM agencies WHERE name LIKE '%信访局%' -- 全部\nORDER BY 1 + 1 & 2 # ?",
    EXAMPLES.moved.repeat(20),
  ])('brings the statement back', async (sql) => {
    const packed = await packQuery(sql);
    expect(await unpackQuery(new URLSearchParams(packed))).toBe(sql);
  });

  it('is short for a long statement', async () => {
    const sql = EXAMPLES.moved.repeat(20);
    expect(new URLSearchParams(await packQuery(sql)).toString().length).toBeLessThan(sql.length / 5);
  });

  it('brings nothing back from a broken link', async () => {
    expect(await unpackQuery(new URLSearchParams({ z: '***' }))).toBeNull();
    expect(await unpackQuery(new URLSearchParams({ z: 'AAAA' }))).toBeNull();
    expect(await unpackQuery(new URLSearchParams())).toBeNull();
  });
});

describe('the quick chart', () => {
  it('draws the first numbers by the first texts', () => {
    const rows = [
      { agency: '甲', year: 2024, target: 80 },
      { agency: '乙', year: 2024, target: null },
    ];
    expect(seriesOf({ columns: ['agency', 'year', 'target'], rows }, 'target')).toEqual({
      label: 'agency',
      value: 'target',
      points: [{ label: '甲', value: 80 }],
    });
  });

  it('takes years, ids and places for names, not for amounts', () => {
    const rows = [
      { fiscal_year: 2023, wan: 10 },
      { fiscal_year: 2024, wan: 12 },
    ];
    expect(seriesOf({ columns: ['fiscal_year', 'wan'], rows })).toMatchObject({ label: 'fiscal_year', value: 'wan' });
  });

  it('finds nothing to draw without numbers', () => {
    expect(seriesOf({ columns: ['a'], rows: [{ a: 'x' }] })).toBeNull();
    expect(seriesOf({ columns: ['a'], rows: [] })).toBeNull();
  });
});
