import { type FormView, isDepartment } from '../form-view.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formDraft, indicatorFact, judged, NOT_TESTED, textFact } from '../draft.ts';
import { numbersIn } from '../reading/numbers.ts';
import { type Fact, formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { dividesOutput, filledRows, hasReadableLevels, isIn } from './framework.ts';

export const missingCostIndicator = formRule(
  {
    name: 'missing_cost_indicator',
    version: 2,
    family: 'category',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '缺少成本指标', en: 'No cost indicator' },
    summary: {
      zh: '项目表有产出指标，但没有成本指标；2021 年指引起成本是一级指标，此前是产出下的二级指标。',
      en: 'A project form has outputs but no cost indicator; cost is a first level since the guide of 2021 and was a second level of output before.',
    },
    settings: {
      from_year: threshold(
        2016,
        '财预〔2015〕88号以后的表均应设成本指标',
        'Forms since 财预〔2015〕88号 must have one',
      ),
    },
    related: ['missing_quality_indicator', 'misclassified_indicator', 'blank_indicator', 'identical_indicator_sets'],
  },
  (form, { from_year }) => {
    const outputs = filledRows(form).filter((row) => isIn(row, /^output/));
    const year = form.row.fiscal_year;
    if (isDepartment(form) || (year !== null && year < from_year) || outputs.length === 0) return NOT_TESTED;
    if (form.mayContinue || !dividesOutput(form) || !hasReadableLevels(form.indicators)) return NOT_TESTED;
    if (form.indicators.some(isCost)) return judged(null);
    return judged(
      formDraft(form, [...outputs.map((row) => indicatorFact(row, 'context')), ...quotedStandards(form)], {
        indicators: outputs,
        numbers: { outputs: outputs.length },
        message: {
          zh: `${outputs.length} 项产出指标中没有成本指标，全表也没有。`,
          en: `Neither the ${outputs.length} output indicators nor the rest of the form contain a cost indicator.`,
        },
      }),
    );
  },
);

/** A row under cost, or one called so elsewhere; lower costs of others (降低社会运输成本) are a benefit. */
function isCost(row: IndicatorView): boolean {
  if (isIn(row, /^(?:output_cost|cost)/)) return true;
  return !isIn(row, /^benefit/) && /成本|单价|造价|标准$/.test(row.name);
}

/** Unit costs that the narrative quotes although no indicator holds them. */
function quotedStandards(form: FormView): readonly Fact[] {
  return form.texts.flatMap((view) =>
    numbersIn(view.text)
      .filter(({ kind, per }) => kind === 'money' && per !== '')
      .map(({ clause }) => textFact(form, view, clause)),
  );
}
