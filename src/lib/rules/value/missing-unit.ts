import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

const BARE =
  /^(?:[≥≤><=＞＜＝≧≦⩾⩽]{0,2}|大于等于|小于等于|不少于|不低于|不超过|大于|小于|约)\s*\d[\d,]*(?:\.\d+)?\s*(?:以上|以下|以内|左右)?$/;
const UNIT_IN_BRACKETS = /[（(][^（）()\d]{1,8}[)）]\s*$/;

/** Coefficients and indices are pure numbers. */
const UNITLESS = /(?:系数|指数|比值|倍数|得分)(?:提高|提升|上升|增加|下降|降低|减少)?值?$/;

/** The target is a number and no unit is printed beside it, in the name or in a unit column. */
function lacksUnit({ row, name, value, target }: IndicatorView): boolean {
  if (UNITLESS.test(name)) return false;
  if (!BARE.test(value) || Number(target?.value ?? Number.NaN) === 0) return false;
  if (UNIT_IN_BRACKETS.test(row.name_printed ?? row.name ?? '')) return false;
  const flagged = (target?.flags ?? '').split(';').includes('missing_unit');
  return flagged || target?.unit === null || target?.unit === '';
}

export const missingUnit = formRule(
  {
    name: 'missing_unit',
    version: 3,
    family: 'value',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'indicator',
    title: { zh: '指标值缺少计量单位', en: 'Target without a unit' },
    summary: {
      zh: '数量类指标值只有数字，指标值、名称和单位栏里都没有计量单位。',
      en: 'A numeric target stands without a unit in the target, the name or a unit column.',
    },
    settings: {},
    related: [],
  },
  (form) =>
    testEach(
      form.indicators,
      ({ target, placeholder }) => !placeholder && (target?.kind === 'count' || target?.kind === 'rate'),
      (indicator) =>
        lacksUnit(indicator)
          ? indicatorDraft(form, indicator, {
              message: {
                zh: `“${indicator.name}”的指标值“${indicator.value}”没有计量单位。`,
                en: `The target “${indicator.value}” of “${indicator.name}” has no unit.`,
              },
            })
          : null,
    ),
);
