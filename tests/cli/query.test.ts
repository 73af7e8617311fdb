import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { duibiao, duibiaoPiped, sampleFolder, temporaryFolder } from './run.ts';

const scratch = temporaryFolder();
afterAll(scratch.remove);
const sample = sampleFolder(scratch.path);

describe('duibiao query', () => {
  it('prints the rows as one JSON document', () => {
    const sql = 'SELECT id, fiscal_year, total_wan, submitted_on FROM forms ORDER BY id';
    const { code, stdout, stderr } = duibiao('query', sample, sql, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual([
      { id: 'a-2023', fiscal_year: 2023, total_wan: 1051.92, submitted_on: '2022-11-30' },
      { id: 'b-2023', fiscal_year: 2023, total_wan: null, submitted_on: null },
    ]);
  });

  it('prints a table in which Chinese and numbers stand in line', () => {
    const { stdout } = duibiao('query', sample, 'SELECT name, length(name) AS n FROM regions ORDER BY code');
    expect(stdout).toBe(
      ['name          n', '────────────  ─', '内蒙古自治区  6', '乌海市        3', '(2 rows)', ''].join('\n'),
    );
  });

  it('puts the findings of the rules beside the tables', () => {
    const sql = `SELECT f.rule, f.family, f.versions <> '' AS versioned, count(DISTINCT o.form_id) AS forms
      FROM findings AS f JOIN finding_forms AS o ON o.finding_id = f.id GROUP BY ALL ORDER BY f.rule`;
    const { code, stdout } = duibiao('query', sample, sql, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual({ rule: 'missing_field', family: 'form', versioned: true, forms: 2 });
  });

  it('shows the columns of an empty result', () => {
    expect(duibiao('query', sample, 'SELECT id FROM forms WHERE false').stdout).toBe('id\n──\n(0 rows)\n');
    expect(duibiao('query', sample, 'SELECT id FROM forms WHERE false', '--json').stdout).toBe('[]\n');
  });

  it('explains a statement that DuckDB refuses, without a stack trace', () => {
    const { code, stdout, stderr } = duibiao('query', sample, 'SELECT nme FROM agencies', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error).toContain('nme');
    expect(stderr).toContain('nme');
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    [['query', sample], 'the SQL statement is missing'],
    [['query', sample, 'SELECT', '1'], 'quote the SQL'],
    [['query', 'nowhere', 'SELECT 1'], 'there is no folder nowhere'],
  ])('%j is wrong usage', (args, message) => {
    const { code, stdout, stderr } = duibiao(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('answers from the good rows of a broken dataset and says what is wrong', () => {
    const path = join(scratch.path, 'broken');
    mkdirSync(path);
    sampleFolder(path, {
      'datapackage.json': null,
      'forms.csv': (text) => text.replace('b-2023,project,150300-b,2023', 'b-2023,project,150300-b,this year'),
    });
    const { code, stdout, stderr } = duibiao('query', path, 'SELECT id FROM forms', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([{ id: 'a-2023' }]);
    expect(stderr).toContain(
      'forms.csv:4: error: table forms row 2 column fiscal_year: “this year” is not a whole number [value_type]',
    );
  });

  it('ends quietly when its reader goes away', () => {
    const sql = "SELECT repeat('绩效目标', 1000) AS text FROM range(2000)";
    const { stdout, stderr, code } = duibiaoPiped(['query', sample, sql], 'head -n 1');
    expect({ stdout, stderr, code }).toEqual({ stdout: 'text\n', stderr: '', code: 0 });
  });
});
