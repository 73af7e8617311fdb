import { describe, expect, test } from 'vitest';
import { datasetOf, readString } from './reading.ts';

/** The amounts read from rows of a form: breakdown, code, period, amount in 万元. */
async function amountsOf(...rows: readonly string[]): Promise<readonly (readonly (string | null)[])[]> {
  const dataset = datasetOf([await readString(['项目支出绩效目标表', '项目名称\t养护', ...rows].join('\n'))]);
  return dataset.amounts.map((amount) => [amount.breakdown, amount.code, amount.period, amount.amount_wan]);
}

async function totalOf(...rows: readonly string[]): Promise<string | null | undefined> {
  return datasetOf([await readString(['项目支出绩效目标表', '项目名称\t养护', ...rows].join('\n'))]).forms[0]
    ?.total_wan;
}

describe('an amount is kept exactly, in 万元', () => {
  test.each([
    ['资金总额\t60.0', '60.0'],
    ['资金总额\t102万', '102'],
    ['资金总额\t92.5 万元', '92.5'],
    ['资金总额（元）\t3,498,000.00', '349.8'],
    ['资金总额\t560000元', '56'],
    ['资金总额\t1.2亿元', '12000'],
    ['资金总额\t120\t万元', '120'],
    ['资金总额\t1200000\t元', '120'],
    ['单位：元\n资金总额\t1250000', '125'],
    ['金额单位：万元\n资金总额\t1250', '1250'],
    ['资金总额：606.7522万元', '606.7522'],
    ['资金总额\t0', '0'],
    ['资金总额\t１２０．５', '120.5'],
    ['资金总额\t12345元', '1.2345'],
    ['资金总额\t1元', '0.0001'],
  ])('%s', async (rows, wan) => {
    expect(await totalOf(...rows.split('\n'))).toBe(wan);
  });
});

describe('what an amount is', () => {
  test('a blank or dashed cell is a null amount, a printed zero is zero', async () => {
    expect(await amountsOf('资金总额\t36', '其中：财政拨款\t', '政府性基金\t/', '其他资金\t0')).toEqual([
      ['total', 'total', 'annual', '36'],
      ['source', 'fiscal_appropriation', 'annual', null],
      ['source', 'government_fund', 'annual', null],
      ['source', 'other_funds', 'annual', '0'],
    ]);
  });

  test('heads in one row, amounts in the next', async () => {
    expect(await amountsOf('资金总额\t财政拨款\t其他资金', '100\t90\t10')).toEqual([
      ['total', 'total', 'annual', '100'],
      ['source', 'fiscal_appropriation', 'annual', '90'],
      ['source', 'other_funds', 'annual', '10'],
    ]);
  });

  test('half-year and full-year columns', async () => {
    const rows = ['支出\t资金分配\t半年计划执行数\t全年预算数', '\t资金总额\t5万元\t10万元'];
    expect(await amountsOf(...rows)).toEqual([
      ['total', 'total', 'half_year', '5'],
      ['total', 'total', 'annual', '10'],
    ]);
  });

  test('parts in brackets behind the amount', async () => {
    expect(await amountsOf('资金总额\t854万(中央400万，省级295万，县级159万)')).toEqual([
      ['total', 'total', 'annual', '854'],
      ['source', 'central_funds', 'annual', '400'],
      ['source', 'provincial_funds', 'annual', '295'],
      ['source', 'county_funds', 'annual', '159'],
    ]);
  });

  test('labels outside the vocabulary are told by their words', async () => {
    expect(await amountsOf('资金总额\t100', '县级财政统筹安排资金\t60', '乡镇村组自筹部分\t40')).toEqual([
      ['total', 'total', 'annual', '100'],
      ['source', 'county_funds', 'annual', '60'],
      ['source', 'other_funds', 'annual', '40'],
    ]);
  });
});

describe('the total of a form', () => {
  test('is unknown where none is printed', async () => {
    expect(await totalOf('其中：财政拨款\t80', '一般公共预算\t80')).toBeNull();
  });

  test('is the sum on which two breakdowns agree', async () => {
    expect(await totalOf('基本支出\t595.19\t财政拨款\t1079.96', '项目支出\t484.77\t其他资金\t0')).toBe('1079.96');
  });

  test('is unknown where breakdowns disagree', async () => {
    expect(await totalOf('基本支出\t500\t财政拨款\t1079.96', '项目支出\t484.77\t其他资金\t0')).toBeNull();
  });
});
