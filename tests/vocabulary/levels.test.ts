import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findLevel1, findLevel2, parentOfLevel2, resolveLevels } from '#lib/vocabulary/index.ts';
import { vocabulary } from './files.ts';
import { readRows } from './hand-reading.ts';

interface SpecifiedLevel {
  readonly level: 1 | 2;
  readonly code: string;
  readonly parent: string;
  readonly labels: readonly string[];
}

const { levels } = JSON.parse(readFileSync(join(import.meta.dirname, 'specified-terms.json'), 'utf8')) as {
  readonly levels: readonly SpecifiedLevel[];
};
const labels = levels.flatMap((term) => term.labels.map((label) => ({ ...term, label })));

test('the vocabulary has the 49 specified levels with their parents', () => {
  expect(vocabulary.levels.map(({ level, code, parent }) => `${level} ${code} ${parent}`)).toEqual(
    levels.map(({ level, code, parent }) => `${level} ${code} ${parent}`),
  );
});

test.each(labels)('$label is level $level $code', ({ level, code, parent, label }) => {
  const found = level === 1 ? findLevel1(vocabulary, label) : findLevel2(vocabulary, label, parent);
  expect(found).toEqual({ code, match: 'exact' });
});

describe('spelling', () => {
  test.each([
    ['数量指标（20分）', 'output_quantity', 'exact'],
    ['数 量 指 标', 'output_quantity', 'exact'],
    ['数量指标：', 'output_quantity', 'exact'],
    ['①数量指标', null, 'exact'],
    ['产出数量目标', 'output_quantity', 'exact'],
    ['社会效益⽬标', 'benefit_social', 'exact'],
    ['杜会效益指标', 'benefit_social', 'exact'],
    ['生恋效益指标', 'benefit_ecological', 'ocr'],
    ['可待续影响指标', 'benefit_sustainability', 'ocr'],
    ['服务对像满意度指标', 'satisfaction_recipient', 'ocr'],
    ['XX הם', null, 'exact'],
    ['', null, 'exact'],
  ])('%s at level 2 is %s', (label, code, match) => {
    expect(findLevel2(vocabulary, label)).toEqual(code === null ? null : { code, match });
  });

  test.each([
    ['产出指标(50分)', 'output'],
    ['产 出 指 标', 'output'],
    ['效益指标\n（30分）', 'benefit'],
    ['一、决策', 'decision'],
    ['数量指标', null],
  ])('%s at level 1 is %s', (label, code) => {
    expect(findLevel1(vocabulary, label)?.code ?? null).toBe(code);
  });
});

describe('the pair decides', () => {
  test.each([
    ['产出指标', '成本指标', 'output', 'output_cost'],
    ['成本指标', '成本指标', 'cost', null],
    ['成本指标', '经济成本指标', 'cost', 'cost_economic'],
    ['', '成本指标', 'output', 'output_cost'],
    ['效益指标', '满意度指标', 'satisfaction', 'satisfaction_recipient'],
    ['满意度指标', '满意度', 'satisfaction', 'satisfaction_recipient'],
    ['满意度指标', '', 'satisfaction', null],
    ['', '社会效益指标', 'benefit', 'benefit_social'],
    ['产出指标', '社会效益指标', 'benefit', 'benefit_social'],
    ['管理效率', '预算管理', 'management_efficiency', 'process_budget_management'],
    ['过程', '预算管理', 'process', 'process_budget_management'],
    ['运行成本', '成本控制', 'operating_cost', 'operating_public_expense'],
    ['履职效能', '数量指标', 'duty_effectiveness', 'output_quantity'],
    ['绩效指标', '看不清', null, null],
  ])('%s and %s are %s and %s', (level1, level2, ...codes) => {
    const pair = resolveLevels(vocabulary, { level1, level2 });
    expect([pair.level1?.code ?? null, pair.level2?.code ?? null]).toEqual(codes);
  });
});

test('the parent of every level 2 is a level 1', () => {
  const firsts = new Set(vocabulary.levels.filter(({ level }) => level === 1).map(({ code }) => code));
  for (const { level, code } of vocabulary.levels) {
    if (level === 2) expect(firsts).toContain(parentOfLevel2(vocabulary, code));
  }
  expect(parentOfLevel2(vocabulary, 'nothing')).toBe('');
});

test('the level codes of the hand reading exist', () => {
  const codes = new Set(vocabulary.levels.map(({ level, code }) => `${level} ${code}`));
  for (const row of readRows) {
    if (row.level1_code) expect(codes).toContain(`1 ${row.level1_code}`);
    if (row.level2_code) expect(codes).toContain(`2 ${row.level2_code}`);
  }
});
