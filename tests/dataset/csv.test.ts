import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dataset, readCsv, type Row, tableNamed, TABLES, type TableName, writeCsv } from '#lib/dataset/index.ts';
import { row } from './rows.ts';

const GOALS = 'form_id,no,horizon,text,source_place';

describe('readCsv', () => {
  it('reads typed rows with their places', () => {
    const text = `${GOALS}\nf-1,1,annual,"一,二\n三",L3\n\nf-1,2,medium_long_term,四,L4;L5\n`;
    expect(readCsv('goals', text)).toEqual({
      rows: [
        { form_id: 'f-1', no: 1, horizon: 'annual', text: '一,二\n三', source_place: 'L3' },
        { form_id: 'f-1', no: 2, horizon: 'medium_long_term', text: '四', source_place: 'L4;L5' },
      ],
      places: [
        { row: 1, line: 2 },
        { row: 2, line: 5 },
      ],
      problems: [],
      rejected: { table: 'goals', file: 'goals.csv', header: GOALS.split(','), rows: [] },
    });
  });

  it.each([
    ['\uFEFF', '\n'],
    ['', '\r\n'],
    ['\uFEFF', '\r\n'],
    ['', '\r'],
  ])('reads a file that begins with %j and breaks lines with %j', (start, newline) => {
    const text =
      start + [GOALS, 'f-1,1,annual,"文""字"""', ''].join(',L1\n').replace(',L1', '').replaceAll('\n', newline);
    const { rows, problems, places } = readCsv('goals', text);
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ form_id: 'f-1', no: 1, horizon: 'annual', text: '文"字"', source_place: 'L1' }]);
    expect(places).toEqual([{ row: 1, line: 2 }]);
  });

  it('reads LF and CRLF mixed', () => {
    const text = `${GOALS}\r\nf-1,1,annual,一,"L1"\r\nf-1,2,annual,二,L2\nf-1,3,annual,三,L3\r\n`;
    expect(readCsv('goals', text).rows.map((goal) => goal.source_place)).toEqual(['L1', 'L2', 'L3']);
  });

  it.each([
    ['value_required', ',1,annual,x,L1', 'form_id', '', 'string'],
    ['value_type', 'f,1.5,annual,x,L1', 'no', '1.5', 'integer'],
    ['value_minimum', 'f,0,annual,x,L1', 'no', '0', '≥ 1'],
    ['value_enum', 'f,1,yearly,x,L1', 'horizon', 'yearly', 'annual, medium_long_term'],
    ['row_cells', 'f,1,annual,x', null, '4', '5'],
    ['row_cells', 'f,1,annual,x,L1,L2', null, '6', '5'],
    ['row_quotes', 'f,1,annual,"x"y,L1', null, 'f,1,annual,"x"y,L1', null],
  ])('refuses a row with %s and keeps the others', (...[code, line, column, value, expected]) => {
    const { rows, problems, rejected } = readCsv(
      'goals',
      `${GOALS}\nf,8,annual,x,L1\n${line}\nf,9,annual,x,L1\n`,
      'my.csv',
    );
    const problem = {
      code,
      severity: 'error',
      table: 'goals',
      file: 'my.csv',
      row: 2,
      line: 3,
      column,
      value,
      expected,
    };
    expect(problems).toEqual([problem]);
    expect(rows.map(({ no }) => no)).toEqual([8, 9]);
    expect(rejected.rows).toMatchObject([{ row: 2, line: 3, problems: [problem] }]);
  });

  it('reports a value that does not fit its pattern', () => {
    const { problems } = readCsv('regions', 'code,name,level,parent_code\n1503,乌海市,prefecture,\n');
    expect(problems).toMatchObject([{ code: 'value_pattern', column: 'code', value: '1503', expected: '^[0-9]{6}$' }]);
  });

  it('reports every fault of a row and refuses it once', () => {
    const { problems, rejected } = readCsv('goals', `${GOALS}\n,x,yearly,,\n`);
    expect(problems.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'form_id value_required',
      'no value_type',
      'horizon value_enum',
      'text value_required',
      'source_place value_required',
    ]);
    expect(rejected.rows).toHaveLength(1);
  });

  it('refuses a repeated key and names the first row', () => {
    const { rows, problems } = readCsv('goals', `${GOALS}\nf,1,annual,x,L1\nf,2,annual,x,L1\nf,1,annual,y,L2\n`);
    expect(rows).toHaveLength(2);
    expect(problems).toMatchObject([
      { code: 'key_duplicate', row: 3, line: 4, column: 'form_id,no', value: 'f,1', expected: '≠ 1' },
    ]);
  });

  it('cuts a long offending value', () => {
    const { problems } = readCsv('goals', `${GOALS}\nf,${'9'.repeat(500)},annual,x,L1\n`);
    expect(problems[0]?.value).toHaveLength(200);
  });
});

describe('the header', () => {
  it.each([
    ['columns added at the end', `${GOALS},note`, 'column_unknown', 'warning', 'note', 1],
    ['columns added elsewhere', 'form_id,note,no,horizon,text,source_place', 'column_unknown', 'error', 'note', 1],
    ['columns in another order', 'no,form_id,horizon,text,source_place', 'column_order', 'error', 'no', 1],
    ['a column twice', `${GOALS},text`, 'column_duplicate', 'error', 'text', 1],
    ['a required column missing', 'form_id,no,horizon,source_place', 'column_missing', 'error', 'text', 0],
  ])('reports %s', (...[, header, code, severity, column, count]) => {
    const values: Record<string, string> = { form_id: 'f', no: '1', horizon: 'annual', text: 'x', source_place: 'L1' };
    const cells = header.split(',').map((name) => values[name] ?? '');
    const { rows, problems, rejected } = readCsv('goals', `${header}\n${cells.join(',')}\n`);
    expect(problems).toMatchObject([{ code, severity, column, row: null, line: 1, table: 'goals' }]);
    expect(rows).toHaveLength(count);
    expect(rejected.rows).toHaveLength(1 - count);
  });

  it('may lack a column that may be empty, with a warning', () => {
    const { rows, problems } = readCsv('agencies', 'id,name,region_code\n150300-a,甲,150300\n');
    expect(problems).toMatchObject([{ code: 'column_missing', severity: 'warning', column: 'kind' }]);
    expect(rows).toEqual([{ id: '150300-a', name: '甲', region_code: '150300', kind: null }]);
  });

  it('is missing from an empty file', () => {
    expect(readCsv('regions', '').problems.map(({ code, column }) => `${code} ${column}`)).toEqual([
      'column_missing code',
      'column_missing name',
      'column_missing level',
      'column_missing parent_code',
    ]);
  });
});

describe('writeCsv', () => {
  it('quotes only where it must and leaves a missing value empty', () => {
    const rows: Row<'agencies'>[] = [{ id: '150300-a', name: '甲"乙",\n丙', region_code: null, kind: 'petition' }];
    expect(writeCsv('agencies', rows)).toBe('id,name,region_code,kind\n150300-a,"甲""乙"",\n丙",,petition\n');
  });

  it.each(TABLES.map(({ name }) => name))('round trip of %s', <N extends TableName>(name: N) => {
    fc.assert(
      fc.property(fc.array(row(name), { maxLength: 20 }), (rows) => {
        const unique = withDistinctKeys(name, rows);
        const reading = readCsv(name, writeCsv(name, unique as Dataset[N]));
        expect(reading.problems).toEqual([]);
        expect(reading.rows).toEqual(unique);
      }),
      { numRuns: 60 },
    );
  });

  it('reads anything without throwing, and every record is loaded, refused or blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { rows, rejected } = readCsv('goals', `${GOALS}\n${text}`);
        expect(rows.length + rejected.rows.length).toBeGreaterThanOrEqual(/[^,"\s]/.test(text) ? 1 : 0);
      }),
    );
  });
});

function withDistinctKeys<N extends TableName>(name: N, rows: readonly Row<N>[]): Row<N>[] {
  const key = tableNamed(name).primaryKey;
  const keyOf = (values: Readonly<Record<string, unknown>>) => JSON.stringify(key.map((field) => values[field]));
  return [...new Map(rows.map((values) => [keyOf(values), values])).values()];
}
