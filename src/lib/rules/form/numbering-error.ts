import { formDraft, indicatorFact, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';

const NUMBER = /^\s*指标\s*(\d{1,2})\s*[:：、.．]/;

function numberOf({ row }: IndicatorView): number | null {
  const number = NUMBER.exec(row.name_printed ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

/** Neighbouring rows of one level that are numbered 指标1, 指标2 …. */
function groupsOf(indicators: readonly IndicatorView[]): readonly (readonly IndicatorView[])[] {
  const groups: IndicatorView[][] = [];
  let last = '';
  for (const indicator of indicators.filter((one) => numberOf(one) !== null)) {
    const level = `${indicator.row.level1 ?? ''} ${indicator.row.level2 ?? indicator.row.level2_label ?? ''}`;
    if (level !== last || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(indicator);
    last = level;
  }
  return groups;
}

export const numberingError = formRule(
  {
    name: 'numbering_error',
    version: 1,
    family: 'form',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'group',
    title: { zh: '指标编号错误', en: 'Wrong numbering' },
    summary: {
      zh: '同一二级指标下的“指标1、指标2……”重号或跳号。',
      en: 'The numbers 指标1, 指标2 … within one second level repeat or skip.',
    },
    settings: {},
    related: ['duplicate_indicator'],
  },
  (form) =>
    testEach(
      groupsOf(form.indicators),
      (group) => group.length > 1,
      (group) => {
        const numbers = group.map((indicator) => numberOf(indicator) ?? 0);
        if (numbers.every((number, at) => number === (numbers[0] ?? 1) + at)) return null;
        const wrong = group.filter((_, at) => at > 0 && numbers[at] !== (numbers[at - 1] ?? 0) + 1);
        const level = group[0]?.row.level2_label ?? group[0]?.row.level1_label ?? '';
        return formDraft(
          form,
          [...wrong, ...group.filter((one) => !wrong.includes(one))].map((one) => indicatorFact(one)),
          {
            subject: [group[0]?.row.level2 ?? level],
            indicators: wrong,
            message: {
              zh: `“${level}”下的指标编号依次为 ${numbers.join('、')}。`,
              en: `The indicators under “${level}” are numbered ${numbers.join(', ')}.`,
            },
          },
        );
      },
    ),
);
