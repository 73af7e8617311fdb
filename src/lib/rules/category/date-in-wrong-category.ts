import type { FormView } from '../form-view.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

const TIME_LEVELS = new Set(['output_timeliness', 'benefit_sustainability']);

/** The second level under which a row is printed: its own, else the last one printed above it in the same first level. */
function printedLevel(
  form: FormView,
  { row }: IndicatorView,
): { code: string; label: string; certain: boolean } | null {
  if (row.level2_origin === 'garbled') return null;
  if (row.level2_origin !== 'absent')
    return { code: row.level2 ?? '', label: row.level2_label ?? '', certain: row.level2_origin === 'explicit' };
  const above = form.indicators.filter(
    (other) => other.row.no < row.no && other.row.level1 === row.level1 && other.row.level2_origin === 'explicit',
  );
  const last = above.at(-1);
  return last === undefined
    ? null
    : { code: last.row.level2 ?? '', label: last.row.level2_label ?? '', certain: false };
}

/** A date is out of place among quantities, qualities and costs; a benefit may have a year unless it is named after time. */
function isWrong(code: string, { name }: IndicatorView): boolean {
  if (/^(?:output_|cost_)/.test(code)) return true;
  return /^benefit_/.test(code) && /时间|日期|时限|进度/.test(name);
}

export const dateInWrongCategory = formRule(
  {
    name: 'date_in_wrong_category',
    version: 1,
    family: 'category',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '时间指标列在其他类别', en: 'A date in the wrong category' },
    summary: {
      zh: '指标值是日期，却列在数量、质量、成本或效益指标下，而不在时效指标下。',
      en: 'The target is a date, but it stands under quantity, quality, cost or benefit and not under timeliness.',
    },
    settings: {},
    related: ['misclassified_indicator', 'date_outside_year'],
  },
  (form) =>
    testEach(
      form.indicators,
      (indicator) =>
        !indicator.placeholder && indicator.target?.kind === 'date' && printedLevel(form, indicator) !== null,
      (indicator) => {
        const level = printedLevel(form, indicator);
        if (level === null || TIME_LEVELS.has(level.code) || !isWrong(level.code, indicator)) return null;
        const doubt = level.certain
          ? { zh: '', en: '' }
          : {
              zh: '（本行没有印出二级指标，也可能是标签缺失）',
              en: ' (this row prints no second level, so a label may be missing)',
            };
        return indicatorDraft(form, indicator, {
          severity: level.certain ? 'medium' : 'low',
          message: {
            zh: `“${indicator.name}”的指标值“${indicator.value}”是时间，列在“${level.label}”下${doubt.zh}。`,
            en: `The target “${indicator.value}” of “${indicator.name}” is a date under “${level.label}”${doubt.en}.`,
          },
        });
      },
    ),
);
