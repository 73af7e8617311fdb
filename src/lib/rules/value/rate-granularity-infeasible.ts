import { indicatorDraft, testEach } from '../draft.ts';
import { type IndicatorView, numberOf } from '../indicator-view.ts';
import { bigrams } from '../reading/key.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Settings {
  readonly concepts: readonly string[];
  readonly units: readonly string[];
  readonly most_cases: number;
  readonly least_shared: number;
}

function isRateOfCases({ row, target, placeholder }: IndicatorView, { concepts }: Settings): boolean {
  const rate = numberOf(target);
  if (placeholder || target?.kind !== 'rate' || rate === null || rate <= 0 || rate >= 100) return false;
  return target.operator === 'eq' && concepts.includes(row.concept ?? '');
}

function isCaseCount({ target }: IndicatorView, { units, most_cases }: Settings): boolean {
  const count = numberOf(target);
  if (target?.kind !== 'count' || count === null || !Number.isInteger(count) || count <= 0 || count > most_cases)
    return false;
  return units.includes(target.unit ?? '');
}

function sharedPairs(left: string, right: string): number {
  const pairs = bigrams(right);
  return [...bigrams(left)].filter((pair) => pairs.has(pair)).length;
}

/** Whether some whole number of cases gives this rate within half a point. */
function canOccur(rate: number, cases: number): boolean {
  return Math.abs((Math.round((rate / 100) * cases) / cases) * 100 - rate) < 0.5;
}

export const rateGranularityInfeasible = formRule(
  {
    name: 'rate_granularity_infeasible',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '比率与件数不能同时成立', en: 'A rate that the count beside it cannot give' },
    summary: {
      zh: '同一批事项的件数很少时，完成率只能取几个值，指标值不在其中。',
      en: 'With so few cases the rate can take only a few values, and the target is none of them.',
    },
    settings: {
      concepts: words(
        'completion_rate|closure_rate|resolution_rate|timely_handling_rate|timely_acceptance_rate|proper_disposal_rate|timely_completion_rate|acceptance_rate',
        '以件数为分母的比率；参加率、满意度以人为分母，不在此列',
        'Rates whose denominator is the number of cases; attendance and satisfaction count persons',
      ),
      units: words('件|起|宗|例|项|个|处|户|家', '事项的计量单位', 'Units in which cases are counted'),
      most_cases: threshold(30, '件数再多时各个百分比大多可以出现', 'With more cases most percentages can occur'),
      least_shared: threshold(
        3,
        '名称至少有三个相同的二字组，才认为是同一批事项',
        'Names must share three character pairs to be about the same cases',
      ),
    },
    related: ['target_too_low_for_budget'],
  },
  (form, settings) => {
    const counts = form.indicators.filter((indicator) => isCaseCount(indicator, settings));
    return testEach(
      form.indicators,
      (indicator) => counts.length > 0 && isRateOfCases(indicator, settings),
      (indicator) => {
        const same = counts.find((count) => sharedPairs(count.name, indicator.name) >= settings.least_shared);
        const cases = numberOf(same?.target ?? null);
        const rate = numberOf(indicator.target) ?? 0;
        if (same === undefined || cases === null || canOccur(rate, cases)) return null;
        return indicatorDraft(form, indicator, {
          others: [same],
          numbers: { rate, cases },
          message: {
            zh: `“${same.name}”为 ${same.value}，“${indicator.name}”为 ${indicator.value}：如指同一批事项，${cases} 件中不可能正好达到 ${rate}%。`,
            en: `“${same.name}” is ${same.value} and “${indicator.name}” is ${indicator.value}: if both count the same cases, ${cases} cases cannot give ${rate}%.`,
          },
        });
      },
    );
  },
);
