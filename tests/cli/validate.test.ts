import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { duibiao, duibiaoIn, sampleFolder, temporaryFolder } from './run.ts';

const scratch = temporaryFolder();
afterAll(scratch.remove);

function folder(name: string, changes?: Parameters<typeof sampleFolder>[1]): string {
  const path = join(scratch.path, name);
  mkdirSync(path);
  return sampleFolder(path, changes);
}

const broken = folder('broken', {
  'datapackage.json': null,
  'tasks.csv': null,
  'forms.csv': (text) => text.replace('a-2023,project,', 'a-2023,programme,').replace('1051.92', '1,051.92'),
  'agencies.csv': (text) => text.replace('150300-b', '150300-a'),
});

describe('duibiao validate', () => {
  it('accepts the committed dataset', () => {
    const { code, stdout, stderr } = duibiao('validate', 'data', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ valid: true, errors: 0, problems: [], rejected: {} });
    expect(report.rows.forms).toBe(10);
  });

  it('prints every problem with table, row, column, value and code as one JSON document', () => {
    const { code, stdout, stderr } = duibiao('validate', broken, '--json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { valid, problems, rows, rejected } = JSON.parse(stdout);
    expect(valid).toBe(false);
    expect(
      problems.map(({ code, table, row, column, value }: Record<string, unknown>) => [code, table, row, column, value]),
    ).toEqual([
      ['table_missing', 'tasks', null, null, null],
      ['key_duplicate', 'agencies', 2, 'id', '150300-a'],
      ['row_cells', 'forms', 1, null, '23'],
      ['reference_missing', 'forms', 2, 'agency_id', '150300-b'],
      ['reference_refused', 'indicators', 1, 'form_id', 'a-2023'],
      ['reference_refused', 'indicators', 2, 'form_id', 'a-2023'],
      ['reference_refused', 'indicators', 3, 'form_id', 'b-2023'],
      ['reference_refused', 'targets', 1, 'indicator_id', 'i1'],
      ['reference_refused', 'targets', 2, 'indicator_id', 'i2'],
      ['reference_refused', 'targets', 3, 'indicator_id', 'i3'],
    ]);
    expect(rows).toMatchObject({ regions: 2, agencies: 1, forms: 0 });
    expect(rejected).toEqual({ agencies: 1, forms: 2, indicators: 3, targets: 3 });
  });

  it('says them to people with file and line first and a summary last', () => {
    const lines = duibiao('validate', broken).stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('tasks.csv: warning: table tasks: The file tasks.csv is missing [table_missing]');
    expect(lines[1]).toBe('agencies.csv:3: error: table agencies row 2 column id: id repeats row 1 [key_duplicate]');
    expect(lines.at(-1)).toBe('3 rows good, 9 refused; 9 errors, 1 warnings');
  });

  it('says them in Chinese on a Chinese terminal', () => {
    const { stdout } = duibiaoIn({ LC_ALL: 'zh_CN.UTF-8' }, 'validate', broken);
    expect(stdout).toMatch(/^tasks\.csv: warning: table tasks: .*缺.*tasks\.csv.* \[table_missing\]$/m);
  });

  it('reads another encoding with a warning and exit 0', () => {
    const path = folder('wide', {
      'datapackage.json': null,
      'agencies.csv': (text) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le')),
    });
    const { code, stdout } = duibiao('validate', path, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).problems).toMatchObject([
      { code: 'encoding_other', severity: 'warning', file: 'agencies.csv' },
    ]);
  });

  it.each([
    [['validate'], 'the folder of the dataset is missing'],
    [['validate', 'nowhere'], 'there is no folder nowhere'],
    [['validate', 'package.json'], 'package.json is not a folder'],
    [['validate', 'data', 'data'], 'one folder at a time'],
    [['validate', 'data', '--fast'], "Unknown option '--fast'"],
  ])('%j is wrong usage', (args, message) => {
    const { code, stdout, stderr } = duibiao(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('usage: duibiao validate DIR [--json]');
    expect(stderr).not.toContain('    at ');
  });
});
