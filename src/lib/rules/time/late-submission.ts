import type { FormView } from '../form-view.ts';
import { formDraft, formFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule, type Fact } from '../rule.ts';
import { threshold } from '../setting.ts';
import { daysBetween, lastDay } from './calendar.ts';

function finishedTasks({ tasks }: FormView, submitted: string): readonly Fact[] {
  return tasks
    .filter(({ end }) => end !== null && lastDay(end) < submitted)
    .map(({ form_id, name, start, end, source_place }) => ({
      role: 'task',
      form_id,
      place: source_place,
      text: `${name} ${start ?? ''}–${end ?? ''}`,
    }));
}

export const lateSubmission = formRule(
  {
    name: 'late_submission',
    version: 1,
    family: 'time',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '填报日期较晚', en: 'Filed late' },
    summary: {
      zh: '目标表的填报日期已在预算年度开始数月之后，或在所列工作完成之后。',
      en: 'The form is dated months into the fiscal year or after work that it plans.',
    },
    settings: {
      most_days: threshold(
        90,
        '预算一般在一季度批复；此后填报的目标起不到事前约束作用',
        'Budgets are approved in the first quarter; a target set later binds nobody in advance',
      ),
    },
    related: ['schedule_gap'],
  },
  (form, { most_days }) => {
    const { submitted_on, fiscal_year } = form.row;
    if (submitted_on === null || fiscal_year === null) return NOT_TESTED;
    const days = daysBetween(`${fiscal_year}-01-01`, submitted_on);
    const finished = finishedTasks(form, submitted_on);
    if (days <= most_days && finished.length === 0) return judged(null);
    const work =
      finished.length > 0
        ? { zh: `，所列 ${finished.length} 项工作已结束`, en: `, after ${finished.length} of the tasks had ended` }
        : { zh: '', en: '' };
    return judged(
      formDraft(form, [formFact(form, submitted_on), ...finished], {
        numbers: { days, finished: finished.length },
        message: {
          zh: `填报日期 ${submitted_on}，在 ${fiscal_year} 年度开始 ${days} 天之后${work.zh}。`,
          en: `Dated ${submitted_on}, ${days} days into ${fiscal_year}${work.en}.`,
        },
      }),
    );
  },
);
