import { expect, test } from 'vitest';
import { confusionsOf, isConfusable, labelSpellings, normalizeLabel, trailingBracket } from '#lib/text/index.ts';

test.each([
  ['项目名称：', '项目名称'],
  ['项 目\n名 称:', '项目名称'],
  ['“三公经费”', '三公经费'],
  ['产出指标（５０分）', '产出指标(50分)'],
  ['', ''],
])('normalizeLabel(%s) is %s', (label, normalized) => {
  expect(normalizeLabel(label)).toBe(normalized);
});

test.each([
  ['资金总额（万元）', '万元'],
  ['填报单位（盖章）：', '盖章'],
  ['全年（程）预算数', ''],
])('the bracket at the end of %s holds "%s"', (label, inside) => {
  expect(trailingBracket(label)).toBe(inside);
});

test.each([
  ['产出指标（50分）', ['产出指标(50分)', '产出指标', '产出']],
  ['其中：财政拨款', ['其中:财政拨款', '财政拨款']],
  ['全年（程）预算数', ['全年(程)预算数', '全年预算数']],
  ['一、项目名称', ['一、项目名称', '项目名称']],
  ['年度目标', ['年度目标', '年度']],
  ['：', []],
])('%s is looked up as %j', (label, spellings) => {
  expect(labelSpellings(label)).toEqual(spellings);
});

test('characters that recognition mixes up are known both ways', () => {
  for (const [left, right] of ['木本', '社杜', '人入', 'O0', 'l1', '末未']) {
    expect(isConfusable(left ?? '', right ?? '')).toBe(true);
    expect(isConfusable(right ?? '', left ?? '')).toBe(true);
  }
  expect(isConfusable('数', '质')).toBe(false);
  expect(isConfusable('产', '产')).toBe(false);
});

test('a text differs from each of its confusions in one character', () => {
  const variants = confusionsOf('成木指标');
  expect(variants).toContain('成本指标');
  for (const variant of variants) {
    expect([...variant].filter((sign, at) => sign !== '成木指标'[at])).toHaveLength(1);
  }
  expect(confusionsOf('')).toEqual([]);
});
