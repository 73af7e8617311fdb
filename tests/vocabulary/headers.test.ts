import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldsWithValue, findFieldValue, findHeaderFields } from '#lib/vocabulary/index.ts';
import { vocabulary } from './files.ts';

const { headerFields } = JSON.parse(readFileSync(join(import.meta.dirname, 'specified-terms.json'), 'utf8')) as {
  readonly headerFields: readonly { readonly field: string; readonly labels: readonly string[] }[];
};
const labels = headerFields.flatMap(({ field, labels: names }) => names.map((label) => ({ field, label })));
const fieldsOf = (label: string) => findHeaderFields(vocabulary, label).map(({ field }) => field);

/** In the five documents 公共财政拨款 is the general public budget, where the table of synonyms has it under all appropriations. */
const READ_OTHERWISE = new Map([['公共财政拨款', 'src_general']]);

test('the vocabulary has the 67 specified fields', () => {
  const fields = new Set(vocabulary.headerFields.map(({ field }) => field));
  expect(headerFields).toHaveLength(67);
  for (const { field } of headerFields) expect(fields).toContain(field);
});

test.each(labels)('$label names $field, or is one of its values', ({ field, label }) => {
  expect([...fieldsOf(label), ...fieldsWithValue(vocabulary, label)]).toContain(READ_OTHERWISE.get(label) ?? field);
});

describe('spelling', () => {
  test.each([
    ['项目名称：', ['project_name'], ''],
    ['项目名称:', ['project_name'], ''],
    ['项 目 名 称', ['project_name'], ''],
    ['一、项目名称', ['project_name'], ''],
    ['填报单位（盖章）', ['agency'], ''],
    ['填报单位(盖章):', ['agency'], ''],
    ['编报部门(印章)：', ['agency'], ''],
    ['项目资金总额（万元）', ['total_amount'], '万元'],
    ['资金总额(元)', ['total_amount'], '元'],
    ['项目总预算\n（万元）', ['total_amount'], '万元'],
    ['预算金额（单位：万元）', ['total_amount'], '万元'],
    ['其中：财政拨款', ['src_fiscal'], ''],
    ['其中： 财政资金：', ['src_fiscal'], ''],
    ['全年（程）预算数', ['annual_amount'], ''],
    ['半年(程)计划执行数', ['half_year_plan'], ''],
    ['起止时间（年、月）', ['period'], ''],
    ['项目类型', ['project_attribute', 'project_category'], ''],
    ['绩效标准', ['col_value', 'col_explain'], ''],
    ['指标内容', ['col_level3', 'col_explain'], ''],
    ['编报部门(印章)：市信访局', [], ''],
    ['坚持以人民为中心，全力打造阳光信访', [], ''],
    ['', [], ''],
  ])('%s names %j with the unit "%s"', (label, fields, unit) => {
    const found = findHeaderFields(vocabulary, label);
    const known = found.map(({ field }) => field);
    if (fields.length === 0) expect(known).toEqual([]);
    for (const field of fields) expect(known).toContain(field);
    for (const match of found) expect(match.unit).toBe(unit);
  });

  test('a misread character is forgiven and marked', () => {
    expect(findHeaderFields(vocabulary, '上年结转货金')).toEqual([{ field: 'src_carryover', match: 'ocr', unit: '' }]);
    expect(findHeaderFields(vocabulary, '项曰名称')[0]).toMatchObject({ field: 'project_name', match: 'ocr' });
    expect(findHeaderFields(vocabulary, '坝目名称')).toEqual([]);
    expect(findHeaderFields(vocabulary, '项目各称')[0]).toMatchObject({ field: 'project_name', match: 'ocr' });
  });
});

describe('values', () => {
  test.each([
    ['project_attribute', '延续', 'continuing'],
    ['project_attribute', '常年安排', 'recurring'],
    ['project_attribute', '新增项目', 'new'],
    ['project_attribute', '一次性项目', 'one_off'],
    ['project_attribute', '阶段性项目', 'staged'],
    ['is_key_project', '否', 'false'],
    ['project_category', '业务类', '业务类'],
    ['project_attribute', '别的', null],
    ['nothing', '延续', null],
  ])('%s %s is %s', (field, word, code) => {
    expect(findFieldValue(vocabulary, field, word)).toBe(code);
  });

  test('every value of the attribute has one of the five codes', () => {
    const attribute = vocabulary.headerFields.find(({ field }) => field === 'project_attribute');
    expect(new Set(attribute?.values.map(({ code }) => code))).toEqual(
      new Set(['new', 'continuing', 'recurring', 'one_off', 'staged']),
    );
  });
});
