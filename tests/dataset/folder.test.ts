import { describe, expect, it } from 'vitest';
import { readDataset, readDatasetBytes, TABLES, writeDataset } from '#lib/dataset/index.ts';
import { sampleDataset } from '../engines/sample.ts';

const FILES = writeDataset(sampleDataset());

function changed(changes: Readonly<Record<string, string | null>>): Map<string, string> {
  const files = new Map(FILES);
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) files.delete(name);
    else files.set(name, text);
  }
  return files;
}

function edited(name: string, from: string, to: string): Map<string, string> {
  const text = FILES.get(name) ?? '';
  expect(text).toContain(from);
  return changed({ [name]: text.replace(from, to), 'datapackage.json': null });
}

describe('writeDataset', () => {
  it('writes a file per table and the descriptor', () => {
    expect([...FILES.keys()]).toEqual([...TABLES.map(({ name }) => `${name}.csv`), 'datapackage.json']);
  });

  it('writes the same bytes again from what it wrote', () => {
    expect(writeDataset(readDataset(FILES).dataset)).toEqual(FILES);
  });
});

describe('readDataset', () => {
  it('reads what was written, with and without the descriptor', () => {
    for (const files of [FILES, changed({ 'datapackage.json': null })])
      expect(readDataset(files)).toEqual({ dataset: sampleDataset(), problems: [], rejected: [] });
  });

  it('follows the descriptor to files with other names', () => {
    const files = changed({ 'forms.csv': null, 'forms-2023.csv': FILES.get('forms.csv') ?? '' });
    files.set('datapackage.json', (FILES.get('datapackage.json') ?? '').replace('"forms.csv"', '"forms-2023.csv"'));
    expect(readDataset(files)).toEqual({ dataset: sampleDataset(), problems: [], rejected: [] });
  });

  it('looks only at its own folder, wherever it is and however its names are written', () => {
    const files = new Map([...FILES].map(([name, text]) => [`上传\\2023\\${name.toUpperCase()}`, text]));
    files.set('上传/2023/vocabulary/regions.csv', 'code,name\n1,x\n');
    const { dataset, problems } = readDataset(files);
    expect(dataset).toEqual(sampleDataset());
    expect(problems).toEqual([]);
  });

  it.each([
    ['indicators', 'error'],
    ['tasks', 'warning'],
  ])('reports the table %s missing as %s and checks no reference into it', (name, severity) => {
    const { problems } = readDataset(changed({ [`${name}.csv`]: null }));
    expect(problems).toMatchObject([{ code: 'table_missing', table: name, severity, file: `${name}.csv` }]);
  });

  it('reports CSV files that are no table', () => {
    const { problems, dataset } = readDataset(changed({ 'scores.csv': 'a\n1\n', 'readme.txt': 'x' }));
    expect(problems).toMatchObject([{ code: 'file_unknown', severity: 'warning', file: 'scores.csv', table: null }]);
    expect(dataset).toEqual(sampleDataset());
  });

  it('reports a file changed after the descriptor was written', () => {
    const { problems } = readDataset(
      changed({ 'regions.csv': (FILES.get('regions.csv') ?? '').replace('乌海市', '乌海') }),
    );
    expect(problems).toMatchObject([{ code: 'checksum_mismatch', severity: 'warning', table: 'regions' }]);
  });

  it.each(['{', '[]', '{"resources": 1}', 'null'])('does without a descriptor that says %s', (text) => {
    const { problems, dataset } = readDataset(changed({ 'datapackage.json': text }));
    expect(problems).toMatchObject([{ code: 'descriptor_invalid', severity: 'warning' }]);
    expect(dataset).toEqual(sampleDataset());
  });

  it('refuses rows whose required reference points nowhere, and what hangs on them', () => {
    const { dataset, problems, rejected } = readDataset(
      edited('forms.csv', 'b-2023,project,150300-b', 'b-2023,project,gone'),
    );
    expect(
      problems.map(({ table, row, column, value, code, expected }) => [table, row, column, value, code, expected]),
    ).toEqual([
      ['forms', 2, 'agency_id', 'gone', 'reference_missing', 'agencies.id'],
      ['indicators', 3, 'form_id', 'b-2023', 'reference_refused', 'forms.id:2'],
      ['targets', 3, 'indicator_id', 'i3', 'reference_refused', 'indicators.id:3'],
    ]);
    expect(dataset.forms.map(({ id }) => id)).toEqual(['a-2023']);
    expect(rejected.map(({ table, rows }) => [table, rows.length])).toEqual([
      ['forms', 1],
      ['indicators', 1],
      ['targets', 1],
    ]);
  });

  it('reports an optional reference that points nowhere and keeps the row', () => {
    const { dataset, problems, rejected } = readDataset(
      edited('regions.csv', 'prefecture,150000', 'prefecture,990000'),
    );
    expect(problems).toMatchObject([
      { code: 'reference_missing', table: 'regions', row: 2, line: 3, column: 'parent_code' },
    ]);
    expect(dataset.regions).toHaveLength(2);
    expect(rejected).toEqual([]);
  });
});

describe('readDatasetBytes', () => {
  const utf8 = new Map([...FILES].map(([name, text]) => [name, new TextEncoder().encode(text)]));

  it('reads UTF-8 without remark', () => {
    expect(readDatasetBytes(utf8).problems).toEqual([]);
  });

  it('reads another encoding and says so', () => {
    const wide = Uint8Array.from(Buffer.from(`\uFEFF${FILES.get('regions.csv')}`, 'utf16le'));
    const { dataset, problems } = readDatasetBytes(new Map(utf8).set('regions.csv', wide));
    expect(dataset).toEqual(sampleDataset());
    expect(problems).toMatchObject([
      { code: 'encoding_other', severity: 'warning', file: 'regions.csv', value: 'utf-16le', expected: 'utf-8' },
    ]);
  });

  it('reports damaged characters', () => {
    const bytes = new TextEncoder().encode(
      `code,name,level,parent_code\n150000,${'内蒙古自治区'.repeat(10)},province,\n`,
    );
    bytes[35] = 0x20;
    const { problems } = readDatasetBytes(new Map([['regions.csv', bytes]]));
    expect(problems[0]).toMatchObject({
      code: 'encoding_damaged',
      severity: 'error',
      value: expect.stringMatching(/^utf-8 [12]$/),
    });
  });
});
