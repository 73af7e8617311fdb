import { formDraft, formFact, indicatorFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';
import { filledRows, isIn } from './framework.ts';

export const missingSatisfaction = formRule(
  {
    name: 'missing_satisfaction',
    version: 2,
    family: 'category',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '缺少满意度指标', en: 'No satisfaction indicator' },
    summary: {
      zh: '表中有产出指标，但没有任何满意度指标。',
      en: 'The form has output indicators but none of satisfaction.',
    },
    settings: {
      least_rows: threshold(2, '只有一行时可能没有读全', 'A single row may be all that was read'),
      exempt: words(
        '偿还|债券|付息|还本|退税|预备费|涉密|保密',
        '没有直接服务对象的资金',
        'Money without people it serves directly',
      ),
    },
    related: ['missing_level2', 'missing_level1', 'blank_indicator'],
  },
  (form, { exempt, least_rows }) => {
    const rows = filledRows(form);
    const hasResults = rows.length >= least_rows && rows.some((row) => isIn(row, /^(?:output|duty)/));
    if (form.mayContinue || !hasResults || exempt.some((word) => (form.row.project_name ?? '').includes(word)))
      return NOT_TESTED;
    const asked = form.indicators.some(
      (row) => isIn(row, /satisfaction/) || /满意|投诉/.test(`${row.name}${row.value}`),
    );
    if (asked) return judged(null);
    const last = rows.at(-1);
    return judged(
      formDraft(form, last === undefined ? [formFact(form, '')] : [indicatorFact(last, 'context')], {
        numbers: { rows: rows.length },
        message: {
          zh: `${rows.length} 项指标中没有满意度指标。`,
          en: `None of the ${rows.length} indicators asks for satisfaction.`,
        },
      }),
    );
  },
);
