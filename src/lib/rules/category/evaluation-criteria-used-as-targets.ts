import type { FormView } from '../form-view.ts';
import { indicatorFact } from '../draft.ts';
import { agencyRule, type Verdict } from '../rule.ts';
import { threshold } from '../setting.ts';
import { filledRows } from './framework.ts';

export const evaluationCriteriaUsedAsTargets = agencyRule(
  {
    name: 'evaluation_criteria_used_as_targets',
    version: 2,
    family: 'category',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'group',
    title: { zh: '以评价标准代替绩效目标', en: 'Evaluation criteria used as targets' },
    summary: {
      zh: '过半指标是立项程序规范性、制度健全性等决策、过程评价标准，不是资金要达到的结果。',
      en: 'Most rows are decision and process criteria such as proper approval, not results promised for the money.',
    },
    settings: {
      least_share: threshold(
        0.7,
        '省定模板本身列有决策、过程指标；超过七成才说明结果指标过少',
        'Provincial templates print decision and process rows; above seven tenths the results are too few',
      ),
      least_rows: threshold(5, '行数少时比例没有意义', 'With few rows the share means little'),
    },
    related: ['template_indicators_dominate'],
  },
  (forms, settings) => {
    const years = [...new Set(forms.map(({ row }) => row.fiscal_year))];
    const verdicts = years.map((year) =>
      ofYear(
        forms.filter(({ row }) => row.fiscal_year === year),
        settings,
      ),
    );
    return {
      total: years.length,
      tested: verdicts.filter(({ tested }) => tested > 0).length,
      drafts: verdicts.flatMap(({ drafts }) => drafts),
    };
  },
);

/** One draft for all forms of a year: they share one template. */
function ofYear(
  forms: readonly FormView[],
  { least_share, least_rows }: { least_share: number; least_rows: number },
): Verdict {
  const testable = forms.filter((form) => filledRows(form).length >= least_rows);
  const found = testable
    .map((form) => ({ form, rows: filledRows(form), criteria: filledRows(form).filter(isCriterion) }))
    .filter(({ rows, criteria }) => criteria.length / rows.length > least_share);
  if (found.length === 0) return { total: 1, tested: testable.length > 0 ? 1 : 0, drafts: [] };
  const criteria = found.reduce((sum, one) => sum + one.criteria.length, 0);
  const rows = found.reduce((sum, one) => sum + one.rows.length, 0);
  return {
    total: 1,
    tested: 1,
    drafts: [
      {
        subject: [],
        forms: found.map(({ form }) => form),
        indicators: found.flatMap((one) => one.criteria.slice(0, 1)),
        facts: found.flatMap((one) => one.criteria.slice(0, 1).map((row) => indicatorFact(row))),
        numbers: { forms: found.length, criteria, rows },
        message: {
          zh: `${found.length} 张表共 ${rows} 项指标中有 ${criteria} 项是决策、过程类评价标准，不是资金要达到的结果。`,
          en: `${criteria} of ${rows} indicators in ${found.length} form(s) are decision and process criteria, not results of the money.`,
        },
      },
    ],
  };
}

function isCriterion({ row }: { row: { level1: string | null } }): boolean {
  return row.level1 === 'decision' || row.level1 === 'process';
}
