import { formDraft, indicatorFact, judged, NOT_TESTED } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { filledRows } from '../category/framework.ts';
import { formRule } from '../rule.ts';
import { hasNoTarget } from './blank-target.ts';

const isBlank = (indicator: IndicatorView): boolean => indicator.name === '' && hasNoTarget(indicator);
/** A blank row beside filled ones of its level is a heading or a spare line. */
const levelOf = ({ row }: IndicatorView): string => `${row.level1} ${row.level2}`;
const labelOf = ({ row }: IndicatorView): string => row.level2_label ?? row.level1_label ?? '';

export const blankIndicator = formRule(
  {
    name: 'blank_indicator',
    version: 2,
    family: 'value',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '指标行空白', en: 'Blank indicator rows' },
    summary: {
      zh: '表中印有二级指标，但名称和指标值都是空白，也没有写“无”或“不涉及”。',
      en: 'A second-level label is printed, but name and target are both blank and not declared as not applicable.',
    },
    settings: {},
    related: ['missing_cost_indicator', 'missing_satisfaction', 'missing_quality_indicator'],
  },
  (form) => {
    if (form.indicators.length === 0) return NOT_TESTED;
    const filled = new Set(filledRows(form).map(levelOf));
    const blanks = form.indicators.filter(
      (indicator) => isBlank(indicator) && labelOf(indicator) !== '' && !filled.has(levelOf(indicator)),
    );
    if (blanks.length === 0) return judged(null);
    const labels = [...new Set(blanks.map(labelOf))];
    return judged(
      formDraft(
        form,
        blanks.map((blank) => indicatorFact(blank)),
        {
          indicators: blanks,
          numbers: { blank: blanks.length, rows: form.indicators.length },
          message: {
            zh: `${labels.join('、')} ${blanks.length} 行空白；不适用时宜填“无”或“不涉及”。`,
            en: `${blanks.length} row(s) under ${labels.join(', ')} are blank; a row that does not apply should say so.`,
          },
        },
      ),
    );
  },
);
