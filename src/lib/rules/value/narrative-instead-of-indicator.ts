import { formDraft, indicatorFact, judged, NOT_TESTED } from '../draft.ts';
import { type IndicatorView, isQualitative } from '../indicator-view.ts';
import { key } from '../reading/key.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';

/** A sentence standing where a name and a target belong: no name, or name and target printed as one, and no number. */
function isProse({ row, nameKey, valueKey, target, placeholder }: IndicatorView, longest: number): boolean {
  if (placeholder || !isQualitative(target)) return false;
  const printed = key(row.name_printed);
  const oneText = nameKey === '' || (valueKey !== '' && printed.includes(valueKey));
  return oneText && Math.max(printed.length, valueKey.length) > longest;
}

export const narrativeInsteadOfIndicator = formRule(
  {
    name: 'narrative_instead_of_indicator',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '以叙述代替指标', en: 'Prose instead of indicators' },
    summary: {
      zh: '指标栏里是成段的工作描述，没有可以分开的指标名称和指标值。',
      en: 'The indicator cells hold sentences about the work, with no name and target to tell apart.',
    },
    settings: {
      longest: threshold(14, '更短的文字可以看作指标名称', 'A shorter text can pass for a name'),
      least_share: threshold(
        0.5,
        '过半的行是叙述时才说明整张表的写法',
        'Only when half of the rows are prose is it the way the form is written',
      ),
    },
    related: [
      'goal_not_decomposed',
      'unmeasurable_qualitative',
      'missing_level2',
      'past_tense_target',
      'blank_name',
      'copy_paste_within_form',
    ],
  },
  (form, { longest, least_share }) => {
    const rows = form.indicators.filter(
      ({ placeholder, value, name }) => !placeholder && (value !== '' || name !== ''),
    );
    if (rows.length === 0) return NOT_TESTED;
    const prose = rows.filter((indicator) => isProse(indicator, longest));
    if (prose.length === 0 || prose.length / rows.length < least_share) return judged(null);
    return judged(
      formDraft(
        form,
        prose.map((indicator) => indicatorFact(indicator)),
        {
          indicators: prose,
          numbers: { prose: prose.length, rows: rows.length },
          message: {
            zh: `${rows.length} 行指标中有 ${prose.length} 行是叙述性文字，没有指标名称和指标值之分。`,
            en: `${prose.length} of ${rows.length} indicator rows are prose without a name and a target.`,
          },
        },
      ),
    );
  },
);
