import type { Row } from '#lib/dataset/index.ts';
import type { Sheet } from './projects.ts';

type Amount = readonly [Row<'amounts'>['breakdown'], Row<'amounts'>['code'], label: string, amount: number];

/**
 * Total and sources, for a department also what it is spent on; where it is planted, the sources leave a gap. Some
 * forms print what is to be spent by mid-year as well.
 */
export function amountsOf(sheet: Sheet, line: number): Row<'amounts'>[] {
  const annual = [total(sheet.total), ...sources(sheet), ...(sheet.type === 'department' ? expenditure(sheet) : [])];
  const half = sheet.hasHalfYear ? [total(Math.floor(sheet.total * 0.45))] : [];
  const rows = [
    ...annual.map((amount) => ({ amount, period: 'annual' as const })),
    ...half.map((amount) => ({ amount, period: 'half_year' as const })),
  ];
  return rows.map(({ amount: [breakdown, code, label, amount], period }, at) => ({
    form_id: sheet.id,
    no: at + 1,
    breakdown,
    code,
    label,
    period,
    amount_wan: String(amount),
    source_place: `L${line + 1}`,
  }));
}

function total(amount: number): Amount {
  return ['total', 'total', '资金总额', amount];
}

function sources({ total: sum, type, planted }: Sheet): Amount[] {
  const gap = planted.some(({ kind }) => kind === 'arithmetic_mismatch') ? 1 + Math.floor(sum / 10) : 0;
  const carry = Math.floor(sum / 8);
  const fund: Amount[] = type === 'special_fund' ? [['source', 'government_fund', '政府性基金', carry]] : [];
  return [
    ['source', 'general_public_budget', '一般公共预算', sum - carry - fund.length * carry],
    ...fund,
    ['source', 'other_funds', '其他资金', carry + gap],
  ];
}

function expenditure({ total: sum, year }: Sheet): Amount[] {
  const project = Math.floor((sum * (20 + (year % 5) * 10)) / 100);
  const personnel = Math.floor((sum - project) * 0.8);
  return [
    ['expenditure', 'basic', '基本支出', sum - project],
    ['expenditure', 'personnel', '人员经费', personnel],
    ['expenditure', 'public_expense', '公用经费', sum - project - personnel],
    ['expenditure', 'project', '项目支出', project],
  ];
}
