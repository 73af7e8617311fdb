import type { Bilingual } from '#lib/dataset/index.ts';
import type { FormView } from '../form-view.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import { type IndicatorView, numberOf } from '../indicator-view.ts';
import { bigrams } from '../reading/key.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Settings {
  readonly incidents: readonly string[];
  readonly reductions: readonly string[];
  readonly two_sided: readonly string[];
  readonly least_shared: number;
}

const UP = new Set(['ge', 'gt']);
const DOWN = new Set(['le', 'lt']);

function isTestable({ target, placeholder }: IndicatorView): boolean {
  return !placeholder && target !== null && target.operator_explicit && numberOf(target) !== null;
}

/** An at-least count of incidents that another indicator of the form wants to reduce. */
function reducedElsewhere(form: FormView, indicator: IndicatorView, settings: Settings): IndicatorView | null {
  const { target, name } = indicator;
  if (target?.kind !== 'count' || !UP.has(target.operator)) return null;
  if (!settings.incidents.some((word) => name.includes(word))) return null;
  const pairs = bigrams(name);
  const isSame = (other: IndicatorView): boolean =>
    other !== indicator &&
    settings.reductions.some((word) => other.name.includes(word)) &&
    [...bigrams(other.name)].filter((pair) => pairs.has(pair)).length >= settings.least_shared;
  return form.indicators.find(isSame) ?? null;
}

/** An operator that rewards the worse side: 满意度 ≤ 95%, 投诉率 ≥ 5%. */
function againstDirection({ row, target, name }: IndicatorView, twoSided: readonly string[]): boolean {
  if (target?.kind !== 'rate' || twoSided.includes(row.concept ?? '')) return false;
  const value = numberOf(target) ?? 0;
  if (row.direction === 'higher_is_better') return DOWN.has(target.operator) && value < 100;
  const isRemedy = /处理|办结|解决|处置|整改|回复|办理|响应|下降|降低|减少/.test(name);
  return row.direction === 'lower_is_better' && UP.has(target.operator) && value > 0 && !isRemedy;
}

export const perverseDirection = formRule(
  {
    name: 'perverse_direction',
    version: 1,
    family: 'peers',
    stance: 'signal',
    severity: 'high',
    on: true,
    unit: 'indicator',
    title: { zh: '指标方向相反', en: 'Perverse direction' },
    summary: {
      zh: '同一类事件一面要求“不少于”若干件、一面要求减少；或比较符与指标方向相反。',
      en: 'The same incidents must be at least so many and also decrease; or the operator rewards the worse side.',
    },
    settings: {
      incidents: words(
        '上访|群体性事件|事故|投诉|信访事件|越级访|非访|案件|纠纷|违法|火灾|灾害|疫情|舆情|突发事件|死亡|传染病',
        '数量由外部决定、越少越好的事件',
        'Incidents whose number is set from outside and should fall',
      ),
      reductions: words(
        '降低率|下降率|减少率|压降|下降|降低|减少|发生率',
        '要求减少的指标用语',
        'Words of indicators that ask for a reduction',
      ),
      least_shared: threshold(
        3,
        '名称至少有三个相同的二字组，才认为是同一类事件',
        'Names must share three character pairs to be about the same incidents',
      ),
      two_sided: words(
        'budget_execution_rate|three_public_control_rate|public_expense_control_rate|staffing_control_rate|growth_rate|nontax_completion_rate|procurement_execution_rate|incident_reduction_rate|payment_progress_rate|budget_adjustment_rate|carryover_rate|total_cost|unit_cost|cost_saving_rate|cost_control_rate',
        '可有上限也可有下限的指标',
        'Indicators that may have a floor or a ceiling',
      ),
    },
    related: ['baseline_missing'],
  },
  (form, settings) =>
    testEach(form.indicators, isTestable, (indicator) => {
      const other = reducedElsewhere(form, indicator, settings);
      if (other !== null)
        return indicatorDraft(form, indicator, { others: [other], message: opposed(indicator, other) });
      if (!againstDirection(indicator, settings.two_sided)) return null;
      return indicatorDraft(form, indicator, { severity: 'medium', message: reversed(indicator) });
    }),
);

function opposed(indicator: IndicatorView, other: IndicatorView): Bilingual {
  return {
    zh: `“${indicator.name}”要求${indicator.value}，事件越多越容易完成；同表“${other.name}”又要求${other.value}。`,
    en: `“${indicator.name}” asks for ${indicator.value}, so more incidents make it easier, while “${other.name}” asks for ${other.value}.`,
  };
}

function reversed({ name, value, row }: IndicatorView): Bilingual {
  const higher = row.direction === 'higher_is_better';
  return {
    zh: `“${name}”越${higher ? '高' : '低'}越好，但指标值“${value}”设的是${higher ? '上限' : '下限'}。`,
    en: `“${name}” is better the ${higher ? 'higher' : 'lower'} it is, but “${value}” sets ${higher ? 'a ceiling' : 'a floor'}.`,
  };
}
