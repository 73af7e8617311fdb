import { describe, expect, it } from 'vitest';
import { readRuleFiles, readSettings, RULES, settingsTable, settingText } from '#lib/rules/index.ts';
import { vocabularyFiles } from '../vocabulary/files.ts';
import { report, ruleFiles } from './corpus.ts';
import { sketch } from './sketch.ts';

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell)).join(',')}\n`).join('');

describe('rule_settings.csv', () => {
  it('holds every setting of every rule with its default and the reason in both languages', () => {
    expect(vocabularyFiles()['rule_settings.csv']).toBe(csv(settingsTable(RULES)));
    for (const [, setting = '', value = '', zh = '', en = ''] of settingsTable(RULES).slice(1)) {
      expect(
        [setting, value, zh, en].every((cell) => cell.trim() !== ''),
        setting,
      ).toBe(true);
    }
  });

  it('is read without problems', () => {
    expect(ruleFiles.problems).toEqual([]);
    expect(readSettings(RULES, ruleFiles.settings).problems).toEqual([]);
  });

  it('reports lines that no rule reads and values that are no numbers', () => {
    const { problems } = readSettings(RULES, [
      { rule: 'no_such_rule', setting: 'least', value: '1' },
      { rule: 'vague_number', setting: 'least', value: '1' },
      { rule: 'target_low_vs_peers', setting: 'least_peers', value: 'three' },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['unknown_rule', 'unknown_setting', 'not_a_number']);
  });

  it('says so when a file or a column is missing', () => {
    const { problems } = readRuleFiles({ 'rule_settings.csv': 'rule,value\na,1\n' });
    expect(problems.map(({ code, value }) => `${code} ${value}`)).toEqual([
      'missing_column setting',
      'missing_file repealed_laws.csv',
    ]);
  });

  it('changes what a rule finds, and the report says which settings were changed', () => {
    const form = sketch('单位 甲县图书馆\n表 project | 2024 | 阅读\n填报 2024-02-20');
    const late = RULES.filter(({ name }) => name === 'late_submission');
    expect(report(form, late).findings).toEqual([]);
    const rows = readSettings(late, [{ rule: 'late_submission', setting: 'most_days', value: '30' }]).rows;
    expect(
      rows.filter(({ changed }) => changed).map(({ rule, setting, value }) => [rule, setting, settingText(value)]),
    ).toEqual([['late_submission', 'most_days', '30']]);
  });
});
