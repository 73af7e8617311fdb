import { expect, test } from 'vitest';
import { findUnit } from '#lib/vocabulary/index.ts';
import { vocabulary } from './files.ts';

test.each([
  ['%', '%', 'rate'],
  ['％', '%', 'rate'],
  ['百分比', '%', 'rate'],
  ['‰', '‰', 'rate'],
  ['个百分点', '百分点', 'relative_change'],
  ['万元', '万元', 'money'],
  ['人民币元', '元', 'money'],
  ['万人次', '万人次', 'count'],
  ['人（次）', null, null],
  ['㎡', '平方米', 'count'],
  ['km', '公里', 'count'],
  ['KM', '公里', 'count'],
  ['个工作日', '工作日', 'duration'],
  ['个月', '月', 'duration'],
  ['日', '天', 'duration'],
  ['倍', '倍', 'ratio'],
  ['μg', '微克', 'count'],
  ['', null, null],
  ['满意', null, null],
])('%s is the unit %s, a %s', (text, unit, kind) => {
  const found = findUnit(vocabulary, text);
  expect([found?.unit ?? null, found?.kind ?? null]).toEqual([unit, kind]);
});

test('units convert to a base of their own kind', () => {
  for (const { unit, kind, baseUnit, factor } of vocabulary.units) {
    expect(factor, unit).toBeGreaterThan(0);
    if (kind === 'rate') expect(baseUnit, unit).toBe('1');
    if (kind === 'duration') expect(baseUnit, unit).toBe('');
    if (kind === 'money' || kind === 'count') expect(baseUnit, unit).not.toBe('');
  }
});

test('no spelling stands for two units', () => {
  const owners = new Map<string, string>();
  for (const { unit, synonyms } of vocabulary.units) {
    for (const spelling of [unit, ...synonyms]) {
      expect(owners.get(spelling) ?? unit, spelling).toBe(unit);
      owners.set(spelling, unit);
    }
  }
});
