import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { duibiao, temporaryFolder } from './run.ts';

const scratch = temporaryFolder();
afterAll(scratch.remove);

interface Truth {
  readonly synthetic: boolean;
  readonly planted: readonly {
    readonly kind: string;
    readonly form_ids: readonly string[];
    readonly indicator_ids: readonly string[];
  }[];
}

function make(name: string, ...args: readonly string[]): { readonly folder: string; readonly report: string } {
  const folder = join(scratch.path, name);
  const { code, stdout } = duibiao('generate', ...args, '--out', folder, '--json');
  expect(code).toBe(0);
  return { folder, report: stdout };
}

function digest(folder: string): string {
  const files = readdirSync(folder).sort();
  return files
    .map(
      (file) =>
        `${file} ${createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex')}`,
    )
    .join('\n');
}

const first = make('first', '--forms', '700', '--seed', '3');
const truth = JSON.parse(readFileSync(`${first.folder}-truth.json`, 'utf8')) as Truth;
const read = (table: string): string[] =>
  readFileSync(join(first.folder, `${table}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1);

describe('duibiao generate', { timeout: 120_000 }, () => {
  it('gives the same bytes for the same seed and others for another', () => {
    const again = make('again', '--forms', '700', '--seed', '3');
    const other = make('other', '--forms', '700', '--seed', '4');
    expect(digest(again.folder)).toBe(digest(first.folder));
    expect(digest(other.folder)).not.toBe(digest(first.folder));
  });

  it('writes a dataset without a problem, as many forms as asked for', () => {
    const { code, stdout } = duibiao('validate', first.folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] });
    expect(read('forms')).toHaveLength(700);
    expect(read('indicators').length).toBeGreaterThan(700 * 9);
  });

  it('has the shape of the country: all provinces, twenty kinds, seven years', () => {
    const provinces = new Set(read('agencies').map((line) => line.slice(0, 2)));
    const kinds = new Set(read('agencies').map((line) => line.split(',').at(-1)));
    const years = new Set(read('forms').map((line) => line.split(',')[3]));
    expect(provinces.size).toBeGreaterThanOrEqual(31);
    expect([kinds.size, years.size]).toEqual([20, 7]);
  });

  it('has projects, special funds and departments, half-year plans, and every operator', () => {
    const types = new Set(read('forms').map((line) => line.split(',')[1]));
    expect([...types].sort()).toEqual(['department', 'project', 'special_fund']);
    const targets = read('targets');
    const operators = new Set(
      targets.map((line) => /,(ge|gt|le|lt|eq|approx|between|none),(?:true|false),/.exec(line)?.[1]),
    );
    expect([...operators].sort()).toEqual(['approx', 'between', 'eq', 'ge', 'gt', 'le', 'lt', 'none']);
    expect(targets.filter((line) => line.includes(',half_year,')).length).toBeGreaterThan(targets.length / 20);
    const breakdowns = new Set(read('amounts').map((line) => line.split(',')[2]));
    expect([...breakdowns].sort()).toEqual(['expenditure', 'source', 'total']);
  });

  it('says everywhere that it is synthetic', () => {
    const descriptor = JSON.parse(readFileSync(join(first.folder, 'datapackage.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(descriptor).toMatchObject({ synthetic: true, name: 'duibiao-synthetic-dataset' });
    expect(read('agencies').every((line) => line.includes('（合成）') && line.includes('-syn-'))).toBe(true);
    expect(read('forms').every((line) => line.includes('合成数据') && line.includes('synthetic-3-700.txt'))).toBe(true);
    expect(truth.synthetic).toBe(true);
  });

  it('plants what the rules then find', () => {
    const known = new Set([...read('forms'), ...read('indicators')].map((line) => line.split(',')[0]));
    expect(
      truth.planted.flatMap((one) => [...one.form_ids, ...one.indicator_ids]).filter((id) => !known.has(id)),
    ).toEqual([]);
    const rules = ['arithmetic_mismatch', 'rows_shared_across_agencies', 'stale_year_in_shared_text'];
    const { stdout } = duibiao('check', first.folder, '--rules', rules.join(','), '--json');
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; form_ids: string[] }[] };
    for (const rule of rules) {
      const planted = truth.planted.filter(({ kind }) => kind === rule);
      const found = planted.filter(({ form_ids }) =>
        findings.some((one) => one.rule === rule && form_ids.every((id) => one.form_ids.includes(id))),
      );
      expect(planted.length, rule).toBeGreaterThan(3);
      expect(found.length / planted.length, rule).toBeGreaterThan(0.75);
    }
  });

  it.each([
    [['generate', '--forms', '10', '--out', 'x'], '--seed'],
    [['generate', '--forms', 'ten', '--seed', '1', '--out', 'x'], 'whole number'],
    [['generate', '--forms', '0', '--seed', '1', '--out', 'x'], 'at least 1'],
    [['generate', '--forms', '10', '--seed', '1'], '--out'],
  ])('%j is wrong usage', (args, message) => {
    const { code, stderr } = duibiao(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
