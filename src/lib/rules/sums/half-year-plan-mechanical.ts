import type { Row } from '#lib/dataset/index.ts';
import { amountFact } from '../draft.ts';
import { type FormView, wan } from '../form-view.ts';
import { agencyRule, type Verdict } from '../rule.ts';
import { threshold } from '../setting.ts';
import { sameMoney } from './money.ts';

type Amount = Row<'amounts'>;

interface Planned {
  readonly half: Amount;
  readonly isHalf: boolean;
}

/** Every amount of a form that is printed for the half-year and the year, zeros left out. */
function plannedOf({ amounts }: FormView): readonly Planned[] {
  const nameOf = ({ breakdown, code, label }: Amount): string => `${breakdown} ${code ?? label}`;
  const annual = new Map(
    amounts.filter(({ period }) => period === 'annual').map((one) => [nameOf(one), wan(one.amount_wan)]),
  );
  return amounts.flatMap((half) => {
    const whole = annual.get(nameOf(half)) ?? null;
    const amount = wan(half.amount_wan);
    if (half.period !== 'half_year' || amount === null || whole === null || whole === 0) return [];
    return [{ half, isHalf: sameMoney(amount * 2, whole, 0.011) }];
  });
}

export const halfYearPlanMechanical = agencyRule(
  {
    name: 'half_year_plan_mechanical',
    version: 1,
    family: 'sums',
    stance: 'signal',
    severity: 'info',
    on: true,
    unit: 'group',
    title: { zh: '半年计划一律为全年的一半', en: 'Every half-year plan is exactly half' },
    summary: {
      zh: '同一单位同一年度各张表的半年计划执行数全部恰为全年预算的 50%，看不出实际进度安排。',
      en: 'All half-year plans of an agency in a year are exactly 50% of the annual amounts, which shows no real schedule.',
    },
    settings: {
      least_lines: threshold(3, '一两笔恰为一半可能是巧合', 'One or two exact halves may be chance'),
    },
    related: ['arithmetic_mismatch', 'half_year_vs_plan_conflict'],
  },
  (forms, { least_lines }) => {
    const years = [...new Set(forms.map(({ row }) => row.fiscal_year))];
    const drafts = years.map((year) =>
      yearVerdict(
        forms.filter(({ row }) => row.fiscal_year === year),
        least_lines,
      ),
    );
    return {
      total: years.length,
      tested: drafts.filter(({ tested }) => tested > 0).length,
      drafts: drafts.flatMap((verdict) => verdict.drafts),
    };
  },
);

function yearVerdict(forms: readonly FormView[], least: number): Verdict {
  const planned = forms.map((form) => ({ form, lines: plannedOf(form) })).filter(({ lines }) => lines.length > 0);
  const lines = planned.flatMap((one) => one.lines);
  if (lines.length < least) return { total: 1, tested: 0, drafts: [] };
  if (!lines.every(({ isHalf }) => isHalf)) return { total: 1, tested: 1, drafts: [] };
  return {
    total: 1,
    tested: 1,
    drafts: [
      {
        subject: [],
        forms: planned.map(({ form }) => form),
        facts: lines.map(({ half }) => amountFact(half)),
        numbers: { lines: lines.length },
        message: {
          zh: `${lines.length} 笔半年计划执行数全部恰为全年预算的 50%。`,
          en: `All ${lines.length} half-year plans are exactly 50% of the annual amounts.`,
        },
      },
    ],
  };
}
