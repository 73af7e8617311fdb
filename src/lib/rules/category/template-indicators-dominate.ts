import { formDraft, indicatorFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { filledRows } from './framework.ts';

export const templateIndicatorsDominate = formRule(
  {
    name: 'template_indicators_dominate',
    version: 1,
    family: 'category',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '通用指标占绝大多数', en: 'Template indicators dominate' },
    summary: {
      zh: '绝大多数指标是官方框架的通用管理项，反映本单位职能的指标很少。',
      en: 'Nearly all rows are generic items of the official framework; few say what this office does.',
    },
    settings: {
      least_share: threshold(0.75, '四分之三以上为通用项', 'Three quarters or more are generic'),
      least_rows: threshold(12, '行数少时比例没有意义', 'With few rows the share means little'),
    },
    related: ['evaluation_criteria_used_as_targets', 'irrelevant_template_indicator'],
  },
  (form, { least_share, least_rows }) => {
    const rows = filledRows(form);
    if (rows.length < least_rows) return NOT_TESTED;
    const generic = rows.filter(({ official, managing }) => official || managing);
    if (generic.length / rows.length < least_share) return judged(null);
    const own = rows.filter((row) => !generic.includes(row));
    return judged(
      formDraft(
        form,
        [...generic.slice(0, 1), ...own].map((row) => indicatorFact(row)),
        {
          indicators: own,
          numbers: { rows: rows.length, generic: generic.length },
          message: {
            zh: `${rows.length} 项指标中有 ${generic.length} 项是通用管理指标，反映本单位工作的只有 ${own.length} 项。`,
            en: `${generic.length} of ${rows.length} indicators are generic management items; only ${own.length} are about the work itself.`,
          },
        },
      ),
    );
  },
);
