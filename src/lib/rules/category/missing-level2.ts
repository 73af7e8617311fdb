import { formDraft, indicatorFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { filledRows } from './framework.ts';

/** A name that begins with a second level: the two cells were read as one. */
function holdsLevel({ name }: IndicatorView): boolean {
  return /^(?:数量|质量|时效|成本|(?:经济|社会|生态|环境)效益|可持续(?:影响|发展)|服务对象满意度)指标/.test(name);
}

export const missingLevel2 = formRule(
  {
    name: 'missing_level2',
    version: 2,
    family: 'category',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '没有二级指标', en: 'No second-level categories' },
    summary: {
      zh: '指标直接列在“产出指标”“效益指标”下，没有分成数量、质量、时效、成本等二级指标。',
      en: 'Indicators stand directly under output and benefit, without quantity, quality, timeliness, cost and so on.',
    },
    settings: {
      least_rows: threshold(
        3,
        '一两行没有标签可能是提取遗漏',
        'One or two rows without a label may be lost in reading',
      ),
    },
    related: [
      'narrative_instead_of_indicator',
      'missing_cost_indicator',
      'missing_quality_indicator',
      'missing_satisfaction',
    ],
  },
  (form, { least_rows }) => {
    const rows = filledRows(form).filter(({ row }) => /^(?:output|benefit)$/.test(row.level1 ?? ''));
    if (rows.length < least_rows || form.mayContinue || rows.some(holdsLevel)) return NOT_TESTED;
    const without = rows.filter(
      ({ row }) => row.level2 === null && (row.level2_label ?? '') === '' && row.level2_origin === 'absent',
    );
    if (without.length < rows.length) return judged(null);
    return judged(
      formDraft(
        form,
        rows.map((row) => indicatorFact(row)),
        {
          indicators: rows,
          numbers: { rows: rows.length },
          message: {
            zh: `${rows.length} 项产出和效益指标都没有二级指标。`,
            en: `None of the ${rows.length} output and benefit indicators has a second level.`,
          },
        },
      ),
    );
  },
);
