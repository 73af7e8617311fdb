import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import { among, formListQuery } from '#lib/queries/index.ts';
import { HOSTILE } from './filters.ts';

let engine: Engine;
beforeAll(() => {
  engine = openDuckdbNative();
});
afterAll(() => engine.close());

/** The literal a dialect writes for a text, cut out of a statement that filters by it. */
function literal(text: string, dialect: 'duckdb' | 'clickhouse'): string {
  const { sql } = formListQuery(among('form', text), { dialect });
  const start = sql.lastIndexOf('f.id IN (') + 'f.id IN ('.length;
  return sql.slice(start, sql.lastIndexOf('))'));
}

describe('a text in a statement', () => {
  it('comes back from DuckDB as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), async (text) => {
        const [row] = await engine.query(`SELECT ${literal(text, 'duckdb')} AS text, 1 AS rest`);
        expect(row).toEqual({ text: text.toWellFormed(), rest: 1 });
      }),
      { numRuns: 300 },
    );
  });

  it('has its backslashes escaped first for ClickHouse, where they would free the quote', () => {
    expect(literal(`x' or 1=1`, 'clickhouse')).toBe(String.raw`'x\' or 1=1'`);
    expect(literal(`x\\' or 1=1 --`, 'clickhouse')).toBe(String.raw`'x\\\' or 1=1 --'`);
    expect(literal('a\0b', 'clickhouse')).toBe(String.raw`'a\0b'`);
    expect(literal('信访局', 'clickhouse')).toBe(`'信访局'`);
  });

  it('cannot end its quote in ClickHouse: unescaping gives the text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inner = /^'((?:[^'\\]|\\[^])*)'$/.exec(literal(text, 'clickhouse'))?.[1];
        const unescaped = inner?.replace(/\\([^])/g, (_, char: string) => (char === '0' ? '\0' : char));
        expect(unescaped).toBe(text.toWellFormed());
      }),
    );
  });
});
