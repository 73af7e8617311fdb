import type { FormView } from '../form-view.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import { type IndicatorView, numberOf } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

const POSTS = /编制数?(?:为|:|：)?\s*(\d+)/;
const IN_POST = /在职(?:人员)?数?(?:为|:|：)?\s*(\d+)/;

function number(match: RegExpExecArray | null): number | null {
  return match?.[1] === undefined ? null : Number(match[1]);
}

/** Staff in post as a share of authorised posts, from the row itself or from the head of the form, in percent. */
function staffing(form: FormView, { row }: IndicatorView): { posts: number; inPost: number } | null {
  const text = row.name_printed ?? '';
  const posts = number(POSTS.exec(text)) ?? form.row.posts;
  const inPost = number(IN_POST.exec(text)) ?? form.row.in_post;
  return posts === null || inPost === null || posts === 0 ? null : { posts, inPost };
}

export const statusQuoAsTarget = formRule(
  {
    name: 'status_quo_as_target',
    version: 1,
    family: 'value',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'indicator',
    title: { zh: '以现状作为目标', en: 'The present state as target' },
    summary: {
      zh: '在职人员控制率的指标值就是当前在职数与编制数之比，或指标值写“维持现状”。',
      en: 'The staffing target is simply the present staff over posts, or the target says “keep as it is”.',
    },
    settings: {
      most_points: threshold(2, '印刷的比率通常四舍五入', 'Printed rates are usually rounded'),
      phrases: words(
        '维持现状|保持现状|与现状一致|维持现有水平|保持现有水平|维持原状',
        '直接以现状为目标的说法',
        'Words that take the present state as target',
      ),
    },
    related: ['vague_number', 'unmeasurable_qualitative'],
  },
  (form, { most_points, phrases }) =>
    testEach(
      form.indicators,
      (indicator) => isTestable(form, indicator),
      (indicator) => {
        const phrase = phrases.find((words) => indicator.value.includes(words));
        const staff = indicator.row.concept === 'staffing_control_rate' ? staffing(form, indicator) : null;
        const rate = numberOf(indicator.target);
        if (phrase !== undefined) return draft(form, indicator, null);
        if (staff === null || rate === null || rate >= 100) return null;
        return Math.abs((staff.inPost / staff.posts) * 100 - rate) <= most_points
          ? draft(form, indicator, staff)
          : null;
      },
    ),
);

function isTestable(form: FormView, indicator: IndicatorView): boolean {
  if (indicator.placeholder || indicator.value === '') return false;
  return indicator.row.concept !== 'staffing_control_rate' || staffing(form, indicator) !== null;
}

function draft(form: FormView, indicator: IndicatorView, staff: { posts: number; inPost: number } | null) {
  const { name, value } = indicator;
  const message =
    staff === null
      ? {
          zh: `“${name}”的指标值“${value}”以现状为目标。`,
          en: `The target “${value}” of “${name}” keeps the present state.`,
        }
      : {
          zh: `“${name}”的指标值“${value}”就是现有在职 ${staff.inPost} 人与编制 ${staff.posts} 人之比，不是要达到的目标。`,
          en: `The target “${value}” of “${name}” is the present ${staff.inPost} in post over ${staff.posts} posts, not something to achieve.`,
        };
  return indicatorDraft(form, indicator, {
    message,
    numbers: staff === null ? {} : { posts: staff.posts, in_post: staff.inPost },
  });
}
