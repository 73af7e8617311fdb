import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatNumber,
  formatPercent,
  formatPlace,
  formatSpan,
  formatTarget,
  formatWan,
  formatYear,
  groupDigits,
  LOCALES,
  plural,
  type TargetColumns,
} from '#lib/i18n/index.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [1079.96, '1,079.96'],
    [17.6, '17.6'],
    [-3, '−3'],
    [-0.001, '0'],
    [1234567.891, '1,234,567.89'],
  ])('%d → %s', (value, text) => {
    expect(formatNumber(value, 'zh')).toBe(text);
    expect(formatNumber(value, 'en')).toBe(text);
  });

  it('shows the unknown as unknown, never as 0', () => {
    expect(formatNumber(null, 'zh')).toBe('未知');
    expect(formatNumber(null, 'en')).toBe('unknown');
    expect(formatNumber(Number.NaN, 'zh')).toBe('未知');
    expect(formatWan(null, 'en')).toBe('unknown');
    expect(formatPercent(null, 'zh')).toBe('未知');
  });

  it('keeps as many decimals as asked for', () => {
    expect(formatNumber(1.23456, 'zh', { digits: 4 })).toBe('1.2346');
    expect(formatNumber(2, 'zh', { minimumDigits: 2 })).toBe('2.00');
  });
});

describe('formatWan', () => {
  it('keeps the printed digits and says the unit', () => {
    expect(formatWan(1079.96, 'zh')).toBe('1,079.96 万元');
    expect(formatWan(1079.96, 'en')).toBe('1,079.96 × 10,000 yuan');
    expect(formatWan(0.123456, 'zh')).toBe('0.123456 万元');
  });
});

describe('formatPercent', () => {
  it('turns fractions into percentages without binary residue', () => {
    expect(formatPercent(0.4489, 'zh')).toBe('44.9%');
    expect(formatPercent(0.07, 'zh', { digits: 4 })).toBe('7%');
    expect(formatPercent(1, 'en')).toBe('100%');
  });

  it('shows every percentage of up to four decimals as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (units) => {
        const percent = units / 10_000;
        expect(Number(formatPercent(percent / 100, 'zh', { digits: 4 }).replace(/[%,]/g, ''))).toBe(percent);
      }),
    );
  });
});

describe('groupDigits', () => {
  it('changes nothing but separators and the minus sign', () => {
    expect(groupDigits('3498000.00')).toBe('3,498,000.00');
    expect(groupDigits('-3')).toBe('−3');
    expect(groupDigits('2021-12-31')).toBe('2021-12-31');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (number) => {
        expect(groupDigits(String(number)).replaceAll(',', '')).toBe(String(number));
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2021-12-31', '2021年12月31日', '31 Dec 2021'],
    ['2021-01', '2021年1月', 'Jan 2021'],
    ['2021', '2021年', '2021'],
    ['12-31', '12月31日', '31 Dec'],
    ['2021-13', '2021-13', '2021-13'],
    ['soon', 'soon', 'soon'],
  ])('%s → %s, %s', (iso, zh, en) => {
    expect(formatDate(iso, 'zh')).toBe(zh);
    expect(formatDate(iso, 'en')).toBe(en);
  });

  it('show unknown ends and years as unknown', () => {
    expect(formatDate(null, 'zh')).toBe('未知');
    expect(formatSpan('2021-01', null, 'zh')).toBe('2021年1月 – 未知');
    expect(formatSpan(null, null, 'en')).toBe('unknown');
    expect(formatYear(2021, 'zh')).toBe('2021年');
    expect(formatYear(null, 'zh')).toBe('年度未知');
    expect(formatYear(null, 'en')).toBe('year unknown');
  });
});

describe('formatPlace', () => {
  it.each([
    ['L44', '第 44 行', 'line 44'],
    ['T2R5C3', '表 2 第 5 行第 3 列', 'table 2, row 5, column 3'],
    ['P3L8', '第 3 页第 8 行', 'page 3, line 8'],
    ['Sheet1!C12', '工作表“Sheet1”C12', 'sheet “Sheet1”, C12'],
    ['L4;L9', '第 4 行、第 9 行', 'line 4, line 9'],
    ['somewhere', 'somewhere', 'somewhere'],
  ])('%s → %s, %s', (place, zh, en) => {
    expect(formatPlace(place, 'zh')).toBe(zh);
    expect(formatPlace(place, 'en')).toBe(en);
  });
});

describe('plural', () => {
  it.each([
    [0, '0 forms'],
    [1, '1 form'],
    [2, '2 forms'],
    [1200, '1,200 forms'],
  ])('%d → %s', (count, text) => {
    expect(plural(count, 'form')).toBe(text);
  });
});

describe('formatTarget', () => {
  const target: TargetColumns = {
    operator: 'ge',
    operator_explicit: true,
    value: '95',
    value_max: null,
    unit: '%',
    kind: 'rate',
    text: '≥95%',
    baseline: null,
  };

  it.each<readonly [Partial<TargetColumns>, string, string]>([
    [{}, '≥95%', '≥95%'],
    [{ operator: 'gt', value: '99' }, '>99%', '>99%'],
    [{ operator: 'eq', value: '100' }, '=100%', '=100%'],
    [{ operator: 'eq', operator_explicit: false }, '95%', '95%'],
    [{ operator: 'approx', value: '60' }, '≈60%', '≈60%'],
    [{ operator: 'between', value: '90', value_max: '95' }, '90–95%', '90–95%'],
    [{ operator: 'le', value: '-3' }, '≤−3%', '≤−3%'],
    [{ value: '3498000', unit: '元', kind: 'money' }, '≥3,498,000元', '≥3,498,000 元'],
    [{ operator: 'le', value: '2', unit: '小时', kind: 'duration' }, '≤2小时', '≤2 小时'],
    [{ operator: 'le', value: '2021-12-31', unit: null, kind: 'date' }, '2021年12月31日前', 'by 31 Dec 2021'],
    [
      { operator: 'between', value: '2021-01', value_max: '2021-12', unit: null, kind: 'date' },
      '2021年1月 – 2021年12月',
      'Jan 2021 – Dec 2021',
    ],
    [{ operator: 'eq', operator_explicit: false, value: '1:15', unit: null, kind: 'ratio' }, '1:15', '1:15'],
    [{ value: '20', kind: 'relative_change', baseline: 'prior_year' }, '较上年 ≥20%', '≥20% against the prior year'],
    [
      { operator: 'none', value: null, unit: null, kind: 'qualitative', text: '满意' },
      '满意（未量化）',
      '满意 (not quantified)',
    ],
    [{ operator: 'none', value: null, unit: null, kind: 'none', text: '' }, '未填', 'left blank'],
    [{ operator: 'none', value: null, unit: null, kind: 'none', text: null }, '未填', 'left blank'],
    [{ operator: 'none', value: null, unit: null, kind: 'none', text: '不涉及' }, '不涉及', '不涉及'],
  ])('%j → %s, %s', (change, zh, en) => {
    expect(formatTarget({ ...target, ...change }, 'zh')).toBe(zh);
    expect(formatTarget({ ...target, ...change }, 'en')).toBe(en);
  });

  it('keeps the digits of any value, and never throws', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.constantFrom(...LOCALES), (value, unit, locale) => {
        const text = formatTarget({ ...target, value: String(value), unit, kind: 'count' }, locale);
        expect(text.replaceAll(',', '')).toContain(String(value));
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (operator, kind, text) => {
        expect(formatTarget({ ...target, operator, kind, text, value: text }, 'zh')).toBeTypeOf('string');
      }),
    );
  });
});
