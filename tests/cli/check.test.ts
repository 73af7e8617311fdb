import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { duibiao, duibiaoIn, temporaryFolder } from './run.ts';

const scratch = temporaryFolder();
afterAll(scratch.remove);

describe('duibiao check', () => {
  it('prints rules and findings of the committed dataset as one JSON document', () => {
    const { code, stdout, stderr } = duibiao('check', 'data', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { rules, findings, rule_set, settings } = JSON.parse(stdout);
    expect(rules.find(({ rule }: { rule: string }) => rule === 'arithmetic_mismatch')).toMatchObject({
      status: 'clear',
      count: 0,
    });
    expect(rules[0]).toMatchObject({ rule: expect.any(String), denominator: expect.any(Number) });
    expect(findings[0]).toMatchObject({
      form_ids: expect.any(Array),
      places: expect.any(Array),
      evidence: expect.any(Object),
    });
    expect(rule_set).toMatch(/^\d+-[0-9a-f]{8}$/);
    expect(settings.length).toBeGreaterThan(50);
  });

  it('runs only the rules asked for and exits by severity', () => {
    const asked = ['check', 'data', '--rules', 'blank_target,vague_number'];
    const { code, stdout } = duibiao(...asked, '--fail', 'high', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).rules.map(({ rule }: { rule: string }) => rule)).toEqual([
      'blank_target',
      'vague_number',
    ]);
    expect(duibiao(...asked, '--fail', 'medium').code).toBe(1);
  });

  it('writes lines that lead to the document, in the language of the terminal', () => {
    const { stdout } = duibiaoIn({ LC_ALL: 'zh_CN.UTF-8' }, 'check', 'data', '--rules', 'symbol_value_mismatch');
    expect(stdout).toMatch(/^003_\w+\.txt:110: medium: “来信办理”的计算符号为“定性”.* \[symbol_value_mismatch\]$/m);
  });

  it.each(['csv', 'json', 'sarif'])('writes a %s file', (ending) => {
    const path = join(scratch.path, `findings.${ending}`);
    expect(duibiao('check', 'data', '--rules', 'blank_target', '--out', path).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('blank_target');
  });

  it.each([
    [['check', 'data', '--rules', 'no_such_rule'], 'there is no rule no_such_rule'],
    [['check', 'data', '--fail', 'grave'], '--fail takes info, low, medium, high, not grave'],
    [['check', 'data', '--out', 'findings.txt'], 'findings.txt must end in .csv, .json or .sarif'],
  ])('refuses %j', (args, message) => {
    const { code, stderr } = duibiao(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
