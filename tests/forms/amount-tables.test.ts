import { describe, expect, test } from 'vitest';
import { datasetOf, readString } from './reading.ts';

/** The amounts read from rows of a form of 2024, each as `code period amount` with the amount in 万元. */
async function amountsOf(...rows: readonly string[]): Promise<readonly string[]> {
  const text = ['项目支出绩效目标表', '（2024年度）', '项目名称\t养护', ...rows].join('\n');
  return datasetOf([await readString(text)]).amounts.map((one) => `${one.code} ${one.period} ${one.amount_wan}`);
}

describe('tables of amounts', () => {
  test('columns over one row of amounts, the unit in the label of the row', async () => {
    const rows = ['年度预算资金\t合计\t基本支出\t项目支出', '预算金额（元）\t12,600,000\t3,900,000\t8,700,000'];
    expect(await amountsOf(...rows)).toEqual(['total annual 1260', 'basic annual 390', 'project annual 870']);
  });

  test('sources by kinds of expenditure: sums are kept, single cells stay unread', async () => {
    const rows = [
      '资金来源\t合计\t基本支出\t项目支出',
      '财政拨款\t1000\t600\t400',
      '其他资金\t100\t0\t100',
      '合计\t1100\t600\t500',
    ];
    expect(await amountsOf(...rows)).toEqual([
      'total annual 1100',
      'basic annual 600',
      'project annual 500',
      'fiscal_appropriation annual 1000',
      'other_funds annual 100',
    ]);
  });

  test('columns of years: all years and the form’s own', async () => {
    const rows = ['资金来源\t合计\t2024年\t2025年', '合计\t200\t90\t110', '财政拨款\t160\t80\t80'];
    expect(await amountsOf(...rows)).toEqual([
      'total medium_long_term 200',
      'annual annual 90',
      'fiscal_appropriation medium_long_term 160',
      'fiscal_appropriation annual 80',
    ]);
  });

  test('an amount beside labels of a second row of heads', async () => {
    const rows = ['资金总额\t收入预算\t支出预算', '1100\t财政拨款\t1100\t项目支出\t1100'];
    expect(await amountsOf(...rows)).toContain('total annual 1100');
  });
});

describe('amounts of other years stay unread', () => {
  test.each([
    ['2023年预算数\t90\t2024年预算数\t100'],
    ['上年预算\t90\t当年预算\t100'],
    ['去年预算数\t90\t2024年度预算\t100'],
  ])('%s', async (row) => {
    expect(await amountsOf(row)).toEqual(['annual annual 100']);
  });

  test('a total of several years and its parts', async () => {
    expect(await amountsOf('项目资金总额\t300\t其中：2024年\t100\t2025年\t200')).toEqual([
      'total medium_long_term 300',
      'annual annual 100',
    ]);
  });
});

describe('several amounts in one cell', () => {
  const all = ['total annual 100', 'fiscal_appropriation annual 80', 'other_funds annual 20'];
  test.each([
    ['项目资金（万元）\t总额：100万元；其中：财政拨款：80万元；自筹资金：20万元。'],
    ['项目资金（万元）\t总额 100 财政拨款 80 其他资金 20'],
    ['资金总额 100\t财政拨款 80\t其他资金 20'],
    ['资金总额100万元，财政拨款80万元，其他资金20万元'],
    ['资金总额（元）\t1,000,000.00\n其中：财政拨款（元）\t８００，０００\n自有资金（元）\t200000'],
  ])('%s', async (rows) => {
    expect(await amountsOf(...rows.split('\n'))).toEqual(all);
  });

  test.each([['（中央：50.00　省级：30 市县：20）'], ['其中：中央车购税补助50.00万元，省级30万元，县级20万元']])(
    'parts in a cell of their own: %s',
    async (cell) => {
      expect(await amountsOf('资金总额（万元）\t100', cell)).toEqual([
        'total annual 100',
        'central_funds annual 50.00',
        'provincial_funds annual 30',
        'county_funds annual 20',
      ]);
    },
  );

  test('a number that runs into its label is no amount', async () => {
    expect(await amountsOf('中央资金2024')).toEqual([]);
  });
});

test('sources below two totals are parts of the one they add up to', async () => {
  const rows = ['项目总额\t300\t其中：本年度预算\t100', '中央财政资金\t60\t省级财政资金\t30\t市县财政资金\t10'];
  expect(await amountsOf(...rows)).toEqual([
    'total medium_long_term 300',
    'annual annual 100',
    'central_funds annual 60',
    'provincial_funds annual 30',
    'county_funds annual 10',
  ]);
});
