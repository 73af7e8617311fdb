import { expect, it } from 'vitest';
import { amountLines, periodsOf } from '../../src/lib/ui/form/amount-lines.ts';
import type { AmountRecord } from '../../src/lib/ui/form/record.ts';

function amount(parts: Partial<AmountRecord>): AmountRecord {
  const base = { form_id: 'f', no: 1, code: null, label: '', source_place: 'L1' } as const;
  return { ...base, breakdown: 'source', period: 'annual', amount_wan: 1, ...parts };
}

it('puts the periods of one printed line side by side', () => {
  const rows = [
    amount({ label: '财政拨款', period: 'half_year', amount_wan: 40 }),
    amount({ label: '财政拨款', period: 'annual', amount_wan: 80 }),
  ];
  expect(periodsOf(rows)).toEqual(['annual', 'half_year']);
  const [line, ...others] = amountLines(rows);
  expect(others).toEqual([]);
  expect([line?.amounts.annual?.amount_wan, line?.amounts.half_year?.amount_wan]).toEqual([80, 40]);
});

it('keeps equal labels of one period and of different places apart', () => {
  const twice = [amount({ label: '其他', no: 1 }), amount({ label: '其他', no: 2 })];
  expect(amountLines(twice)).toHaveLength(2);
  const places = [amount({ label: '其他' }), amount({ label: '其他', period: 'half_year', source_place: 'L2' })];
  expect(amountLines(places)).toHaveLength(2);
});

it('brings each breakdown together in the order of the dataset, losing nothing', () => {
  const rows = [
    amount({ breakdown: 'expenditure', label: '基本支出' }),
    amount({ breakdown: 'source', label: '财政拨款' }),
    amount({ breakdown: 'expenditure', label: '项目支出' }),
    amount({ breakdown: 'total', label: '总额' }),
  ];
  const labels = amountLines(rows).map((line) => line.label);
  expect(labels).toEqual(['总额', '财政拨款', '基本支出', '项目支出']);
});
