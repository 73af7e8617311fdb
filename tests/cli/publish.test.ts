import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dataset, readCsv, writeCsv, writeDataset } from '#lib/dataset/index.ts';
import { KEPT_FINDINGS } from '../../src/cli/publishing/finding-numbers.ts';
import { sampleDataset } from '../engines/sample.ts';
import { duibiao, sampleFolder, temporaryFolder } from './run.ts';
import { crawl } from './site-crawl.ts';

/** Rendering takes minutes where the machine is busy: the site is made once, and again for each thing that is shown. */
const LONG = 600_000;
const temporary = temporaryFolder();
const [dataset, site] = ['dataset', 'site'].map((name) => join(temporary.path, name)) as [string, string];

interface Published {
  readonly status: string;
  readonly written: number;
  readonly removed: number;
  readonly pages: number;
  readonly failed: readonly string[];
  readonly hits: readonly {
    readonly file: string;
    readonly kind: string;
    readonly sample: string;
  }[];
}

const publish = (...more: string[]) => {
  const { code, stdout, stderr } = duibiao('publish', dataset, '--out', site, '--no-compress', '--json', ...more);
  expect(stderr).not.toContain('internal error');
  return { code, report: JSON.parse(stdout) as Published };
};

const filesIn = (folder: string): Map<string, number> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, statSync(path).mtimeMs]),
  );

const PERSON = '欧阳明华';
const PLANTED = {
  mobile: '13812345678',
  landline: '0473-3158888',
  identity_card: '11010519491231002X',
  bank_card: '6222020200112230004',
  email: 'zhang.san@example.com',
  name: PERSON,
};

/** Adds words to a column's cell in the first row of a table. */
const plant = (table: 'forms' | 'indicators', column: string, words: string) => {
  const path = join(dataset, `${table}.csv`);
  const { rows } = readCsv(table, readFileSync(path, 'utf8'));
  const changed = rows.map((row, at) => (at === 0 ? { ...row, [column]: words } : row));
  writeFileSync(path, writeCsv(table, changed));
};

let first: ReturnType<typeof publish>;
beforeAll(() => {
  mkdirSync(dataset);
  sampleFolder(dataset);
  writeFileSync(
    join(dataset, 'publish.json'),
    JSON.stringify({
      publisher: '某市财政局',
      contact: 'office@example.gov.cn',
      origin: 'https://example.gov.cn',
    }),
  );
  first = publish();
}, LONG);
afterAll(() => temporary.remove());

describe('a published site', () => {
  it('has every page, and its checksums hold', () => {
    expect(first.report.failed).toEqual([]);
    expect(first.report.hits).toEqual([]);
    expect(first).toMatchObject({ code: 0, report: { status: 'published' } });
    const lines = readFileSync(join(site, 'checksums.sha256'), 'utf8').trim().split('\n');
    const wrong = lines.filter((line) => {
      const [sum = '', file = ''] = line.split('  ');
      return (
        createHash('sha256')
          .update(readFileSync(join(site, file)))
          .digest('hex') !== sum
      );
    });
    expect(wrong).toEqual([]);
    expect(lines.length).toBe(filesIn(site).size - 1);
    // Built for development, a page asks for the program before it has painted.
    expect(readFileSync(join(site, 'index.html'), 'utf8')).not.toMatch(/<link[^>]+modulepreload/);
  });

  it('keeps its findings where the gate looks for their numbers', () => {
    const [folder = ''] = readdirSync(`${site}.publish/kept`);
    const lines = readFileSync(join(`${site}.publish/kept`, folder, KEPT_FINDINGS), 'utf8');
    expect(lines).toMatch(/^\{"id":"[0-9a-f]{16}"/);
  });

  it('leads nowhere in vain without scripts: no broken link, no empty figure, no other origin', () => {
    const { pages, charts, broken, emptyFigures, foreign } = crawl(site, 'https://example.gov.cn');
    expect({ broken, emptyFigures, foreign }).toEqual({
      broken: [],
      emptyFigures: [],
      foreign: [],
    });
    expect(charts).toBeGreaterThan(10);
    expect(pages).toBeGreaterThan(first.report.pages / 4);
  });

  it(
    'stays as it is, file by file, when nothing changed',
    () => {
      const before = filesIn(site);
      expect(publish().report).toMatchObject({
        status: 'unchanged',
        written: 0,
      });
      expect(filesIn(site)).toEqual(before);
    },
    LONG,
  );

  it(
    'is not touched when a personal datum stands anywhere',
    () => {
      const before = filesIn(site);
      plant('forms', 'title', `${PLANTED.mobile} 电话：${PLANTED.landline}`);
      plant('indicators', 'remark', `备注 ${PLANTED.identity_card} 卡号 ${PLANTED.bank_card}`);
      plant('forms', 'project_name', `${PLANTED.email}，由${PERSON}同志负责`);
      mkdirSync(join(dataset, 'documents'));
      writeFileSync(
        join(dataset, 'documents', 'form.txt'),
        readFileSync(resolve('tests/fixtures/forms/real', firstText()), 'utf8').replace(
          /(联系人|填报人|填表人)[^\n]*/,
          `填表人：${PERSON}`,
        ),
      );
      const { code, report } = publish();
      expect(code).toBe(1);
      expect(report.status).toBe('refused');
      expect([...new Set(report.hits.map(({ kind }) => kind))].sort()).toEqual(Object.keys(PLANTED).sort());
      for (const datum of Object.values(PLANTED)) expect(JSON.stringify(report.hits)).not.toContain(datum);
      expect(report.hits.some(({ file }) => file.endsWith('.csv'))).toBe(true);
      expect(report.hits.some(({ file }) => file.endsWith('.html'))).toBe(true);
      expect(filesIn(site)).toEqual(before);
      expect(existsSync(`${site}.publish/staging`)).toBe(false);
    },
    LONG,
  );

  it(
    'changes only where the dataset did, and every address that is gone leads on',
    () => {
      rmSync(join(dataset, 'documents'), { recursive: true });
      const before = filesIn(site);
      const text = JSON.stringify(sampleDataset()).replaceAll('150300-b', '150300-c');
      const moved = JSON.parse(text) as Dataset;
      const [gone, ...forms] = moved.forms;
      const indicators = moved.indicators.filter(({ form_id }) => form_id !== gone?.id);
      const targets = moved.targets.filter(({ indicator_id }) => indicators.some(({ id }) => id === indicator_id));
      for (const [name, csv] of writeDataset({ ...moved, forms, indicators, targets }))
        writeFileSync(join(dataset, name), csv);
      writeFileSync(join(dataset, 'redirects.csv'), 'from,to\n/forms/long-gone/,/forms/\n');
      const { code, report } = publish();
      expect(code).toBe(0);
      expect(report.status).toBe('published');
      const after = filesIn(site);
      const kept = [...before].filter(([path, time]) => after.get(path) === time);
      expect(kept.length).toBeGreaterThan(before.size / 2);
      expect(readFileSync(join(site, 'forms/long-gone/index.html'), 'utf8')).toContain('url=../../forms/');
      expect(readFileSync(join(site, 'forms/a-2023/index.html'), 'utf8')).toContain('url=../../regions/150300/');
      expect(readFileSync(join(site, 'en/agencies/150300-b/index.html'), 'utf8')).toContain(
        '<link rel="canonical" href="https://example.gov.cn/en/agencies/150300-c/">',
      );
      const hosts = readFileSync(join(site, '_redirects'), 'utf8').split('\n');
      expect(hosts).toEqual(
        expect.arrayContaining([
          '/forms/long-gone/ /forms/ 301',
          '/en/forms/a-2023/ /en/regions/150300/ 301',
          '/agencies/150300-a/ /regions/150300/ 301',
          '/agencies/150300-b/ /agencies/150300-c/ 301',
        ]),
      );
      const { broken } = crawl(site, 'https://example.gov.cn');
      expect(broken).toEqual([]);
      const versions = JSON.parse(readFileSync(join(site, 'versions/index.json'), 'utf8')) as unknown[];
      expect(versions).toHaveLength(2);
    },
    LONG,
  );
});

function firstText(): string {
  const name = readdirSync(resolve('tests/fixtures/forms/real')).find((file) => {
    const text = file.endsWith('.txt') ? readFileSync(resolve('tests/fixtures/forms/real', file), 'utf8') : '';
    return /(联系人|填报人|填表人)/.test(text);
  });
  if (name === undefined) throw new Error('no document with a contact field');
  return name;
}
