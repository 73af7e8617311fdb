import type { FormView } from '../form-view.ts';
import { indicatorDraft, indicatorFact, together } from '../draft.ts';
import { type IndicatorView, isSubstantive, numberOf } from '../indicator-view.ts';
import { agencyRule, type Verdict } from '../rule.ts';
import { threshold } from '../setting.ts';
import { seriesOf, yearPairs } from '../time/last-year.ts';

interface Settings {
  readonly least_points: number;
  readonly least_share: number;
}

/** The same indicator in the form of the year before, if both have numbers of one kind and unit. */
function earlier(indicator: IndicatorView, before: FormView): IndicatorView | null {
  const same = before.indicators.filter(
    ({ nameKey, row }) => nameKey === indicator.nameKey && row.level2 === indicator.row.level2,
  );
  const one = same[0];
  if (one === undefined || same.length > 1 || one.target?.kind !== indicator.target?.kind) return null;
  if (one.target?.base_unit !== indicator.target?.base_unit || numberOf(one.target) === null) return null;
  return one;
}

function isComparable(indicator: IndicatorView): boolean {
  return isSubstantive(indicator) && numberOf(indicator.target) !== null && indicator.target?.kind !== 'date';
}

/** Whether a target became easier by more than the settings allow. */
function isEased(indicator: IndicatorView, before: IndicatorView, { least_points, least_share }: Settings): boolean {
  const now = numberOf(indicator.target) ?? 0;
  const then = numberOf(before.target) ?? 0;
  const change = indicator.row.direction === 'lower_is_better' ? now - then : then - now;
  if (indicator.row.direction !== 'lower_is_better' && indicator.row.direction !== 'higher_is_better') return false;
  if (indicator.target?.kind === 'rate') return change >= least_points;
  return then !== 0 && change / Math.abs(then) >= least_share;
}

export const targetMovedVsLastYear = agencyRule(
  {
    name: 'target_moved_vs_last_year',
    version: 1,
    family: 'peers',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '目标比上年降低', en: 'Target eased since last year' },
    summary: {
      zh: '同一单位、同一项目、同名指标的指标值比上年更容易完成。',
      en: 'The same indicator of the same project became easier than the year before.',
    },
    settings: {
      least_points: threshold(
        3,
        '比率变动不足 3 个百分点可能是舍入',
        'Rates that move by less than 3 points may be rounding',
      ),
      least_share: threshold(
        0.2,
        '数量变动不足两成属正常安排',
        'Counts that move by less than a fifth are ordinary planning',
      ),
    },
    related: ['target_low_vs_peers'],
  },
  (forms, settings) =>
    together(seriesOf(forms).flatMap((series) => yearPairs(series).map((pair) => judge(pair, settings)))),
);

function judge([before, now]: readonly [FormView, FormView], settings: Settings): Verdict {
  const pairs = now.indicators
    .filter(isComparable)
    .map((indicator) => [indicator, earlier(indicator, before)] as const);
  const tested = pairs.filter((pair): pair is readonly [IndicatorView, IndicatorView] => pair[1] !== null);
  const eased = tested.filter(([indicator, then]) => isEased(indicator, then, settings));
  return {
    total: pairs.length,
    tested: tested.length,
    drafts: eased.map(([indicator, then]) =>
      indicatorDraft(now, indicator, {
        facts: [indicatorFact(then, 'last_year')],
        numbers: { now: numberOf(indicator.target) ?? 0, before: numberOf(then.target) ?? 0 },
        message: {
          zh: `“${indicator.name}”由 ${before.row.fiscal_year ?? ''} 年的“${then.value}”变为“${indicator.value}”，比上年更容易完成。`,
          en: `“${indicator.name}” moved from “${then.value}” in ${before.row.fiscal_year ?? ''} to “${indicator.value}”, which is easier.`,
        },
      }),
    ),
  };
}
