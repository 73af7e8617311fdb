import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCsv, type TableProgress } from '#lib/dataset/index.ts';
import { datasetVersion } from '../../src/lib/ui/findings/dataset-version.ts';
import { type IntakeReading, readIntake } from '../../src/lib/ui/own/intake-reading.ts';
import { textsOf } from '../../src/lib/ui/own/kept-data.ts';
import { packedFiles } from '../../src/lib/ui/own/packing.ts';

const folder = join(import.meta.dirname, '..', '..', 'data');
const sample = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
);
const given = (path: string, content: BlobPart) => ({ path, file: new File([content], path) });

async function read(files: ReadonlyMap<string, string>): Promise<IntakeReading & { progress: TableProgress[] }> {
  const progress: TableProgress[] = [];
  const vocabularyFiles = () => Promise.reject(new Error('no documents'));
  const options = { locale: 'zh', vocabularyFiles, progress: (one: TableProgress) => progress.push(one) } as const;
  return {
    ...(await readIntake(
      [...files].map(([path, text]) => given(path, text)),
      options,
    )),
    progress,
  };
}

/** The cells of a CSV file without line breaks in its cells. */
async function lines(file: Blob | null | undefined): Promise<string[]> {
  const text = (await file?.arrayBuffer()) ?? new ArrayBuffer();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(text).trimEnd().split('\r\n');
}

describe('readIntake', () => {
  it('gives the tables as they are, with descriptor, version and counts', async () => {
    const { data, rows, report, progress } = await read(sample);
    const texts = await textsOf(data);
    for (const [name, text] of sample) expect(texts.get(name)).toBe(text);
    expect(data.version).toBe(datasetVersion(sample));
    expect(JSON.parse(texts.get('datapackage.json') ?? '')).toMatchObject({ name: 'duibiao-dataset' });
    expect(rows.forms).toBe(10);
    expect(report).toMatchObject({ groups: [], total: 0, list: null, rejected: [] });
    expect(progress.filter(({ step }) => step === 'done')).toHaveLength(sample.size);
  });

  it('reads them from an archive, unpacked piece by piece', async () => {
    const entries = Object.fromEntries([...sample].map(([name, text]) => [`夹/${name}`, strToU8(text)]));
    const options = { locale: 'zh', vocabularyFiles: () => Promise.resolve({}), progress: () => undefined } as const;
    const { data } = await readIntake([given('a.zip', new Uint8Array(zipSync(entries)))], options);
    expect(data.version).toBe(datasetVersion(sample));
    const cut = await readIntake([given('a.zip', new Uint8Array(zipSync(entries)).slice(0, 5000))], options);
    expect(cut.report.groups).toMatchObject(
      [{ code: 'archive_broken', file: 'a.zip', count: 1 }, { code: 'no_form' }].slice(0, 1),
    );
  });

  it('writes refused rows with their number and reason, harmless in a spreadsheet, and every problem in a list', async () => {
    const broken = new Map(sample);
    const [header = '', first = '', ...rest] = (sample.get('indicators.csv') ?? '').split('\n');
    const cells = first.split(',');
    cells[header.split(',').indexOf('no')] = '=1+1';
    broken.set('indicators.csv', [header, cells.join(','), ...rest].join('\n'));
    const { report, rows } = await read(broken);
    expect(rows.indicators).toBe(rest.length - 1);
    const rejected = report.rejected.find(({ file }) => file === 'indicators.csv');
    expect(rejected).toMatchObject({ name: 'indicators-rejected.csv', rows: 1 });
    const [head = '', row = ''] = await lines(rejected?.content);
    expect(head).toBe(`\uFEFF${header},row,line,reason,surplus`);
    expect(row).toContain(",'=1+1,");
    expect(row).toContain(',1,2,“=1+1”不是整数,');
    expect(report.groups.map(({ code, file, count }) => [code, file, count])).toContainEqual([
      'value_type',
      'indicators.csv',
      1,
    ]);
    const list = await lines(report.list);
    expect(list).toHaveLength(report.total + 1);
    expect(list).toContain("indicators.csv,1,2,no,'=1+1,integer,value_type,error,“=1+1”不是整数");
  });

  it('says once what is wrong with a header, and refuses all its rows for it', async () => {
    const broken = new Map(sample);
    broken.set('goals.csv', (sample.get('goals.csv') ?? '').replace('form_id', 'form'));
    const { report } = await read(broken);
    const goals = readCsv('goals', sample.get('goals.csv') ?? '').rows.length;
    expect(report.groups.map(({ code, count }) => [code, count])).toEqual([
      ['column_missing', 1],
      ['column_unknown', 1],
    ]);
    expect(report.rejected).toMatchObject([{ file: 'goals.csv', rows: goals }]);
  });
});

it('packedFiles gives back what was packed', async () => {
  const files = new Map([...sample].map(([name, text]) => [name, new Blob([text])]));
  const { data } = await readIntake([{ path: 'x.zip', file: new File([await packedFiles(files)], 'x.zip') }], {
    locale: 'en',
    vocabularyFiles: () => Promise.resolve({}),
    progress: () => undefined,
  });
  expect(data.version).toBe(datasetVersion(sample));
});
