import type { Row } from '#lib/dataset/index.ts';
import type { FormView } from '../form-view.ts';
import { formDraft, judged, NOT_TESTED } from '../draft.ts';
import { formRule, type Fact } from '../rule.ts';
import { threshold } from '../setting.ts';
import { monthOf, monthText } from './calendar.ts';

type Months = readonly [start: number, end: number];

function taskMonths({ start, end }: Row<'tasks'>): Months | null {
  const first = monthOf(start);
  const last = monthOf(end);
  return first === null || last === null || last < first ? null : [first, last];
}

/** The months the money is for: the printed period within the fiscal year; all of the year if the period is only that of the tasks. */
function windowOf({ row }: FormView, scheduled: readonly Months[]): Months | null {
  const start = monthOf(row.start);
  const end = monthOf(row.end);
  const fromTasks =
    start === Math.min(...scheduled.map(([first]) => first)) && end === Math.max(...scheduled.map(([, last]) => last));
  const year: Months | null = row.fiscal_year === null ? null : [row.fiscal_year * 12, row.fiscal_year * 12 + 11];
  if (start === null || end === null || fromTasks) return year;
  return year === null ? [start, end] : [Math.max(start, year[0]), Math.min(end, year[1])];
}

/** The longest stretch of months in the window that no task covers. */
function longestGap(window: Months, scheduled: readonly Months[]): Months | null {
  let best: Months | null = null;
  let open = window[0];
  for (const [start, end] of [...scheduled]
    .sort((left, right) => left[0] - right[0])
    .concat([[window[1] + 1, window[1] + 1]])) {
    if (start > open && (best === null || start - open > best[1] - best[0] + 1))
      best = [open, Math.min(start, window[1] + 1) - 1];
    open = Math.max(open, end + 1);
  }
  return best;
}

function taskFact({ form_id, name, start, end, source_place }: Row<'tasks'>): Fact {
  return { role: 'task', form_id, place: source_place, text: `${name} ${start ?? ''}–${end ?? ''}` };
}

export const scheduleGap = formRule(
  {
    name: 'schedule_gap',
    version: 1,
    family: 'time',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '进度安排有空档', en: 'Gap in the schedule' },
    summary: {
      zh: '实施进度只覆盖预算期间的一部分，其余月份没有安排。',
      en: 'The schedule covers only part of the period the money is for.',
    },
    settings: {
      most_months: threshold(
        5,
        '连续半年没有安排时，全年资金缺少对应的工作',
        'Half a year without work leaves annual money without a purpose',
      ),
      least_tasks: threshold(2, '一项任务可能只是示例', 'A single task may be an example'),
    },
    related: ['late_submission'],
  },
  (form, { most_months, least_tasks }) => {
    const scheduled = form.tasks.map(taskMonths).filter((months) => months !== null);
    const window = scheduled.length < least_tasks ? null : windowOf(form, scheduled);
    if (window === null) return NOT_TESTED;
    const gap = longestGap(window, scheduled);
    const months = gap === null ? 0 : gap[1] - gap[0] + 1;
    if (gap === null || months <= most_months) return judged(null);
    return judged(
      formDraft(form, form.tasks.filter((task) => taskMonths(task) !== null).map(taskFact), {
        numbers: { months },
        message: {
          zh: `进度安排在 ${monthText(gap[0])} 至 ${monthText(gap[1])} 的 ${months} 个月没有任务。`,
          en: `No task is scheduled from ${monthText(gap[0])} to ${monthText(gap[1])} (${months} months).`,
        },
      }),
    );
  },
);
