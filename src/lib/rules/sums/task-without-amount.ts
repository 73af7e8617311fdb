import type { Row } from '#lib/dataset/index.ts';
import { formDraft, judged, NOT_TESTED } from '../draft.ts';
import { totalOf, wan } from '../form-view.ts';
import { inWan } from './money.ts';
import { formRule, type Fact } from '../rule.ts';

const PLACEHOLDER = /^(?:\/|无|—|-|其他需完成的任务.*)?$/;

function taskFact({ form_id, name, source_place }: Row<'tasks'>): Fact {
  return { role: 'task', form_id, place: source_place, text: name };
}

export const taskWithoutAmount = formRule(
  {
    name: 'task_without_amount',
    version: 1,
    family: 'sums',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '任务没有金额', en: 'Tasks without amounts' },
    summary: {
      zh: '表中列出了任务和资金总额，但任务没有金额，也没有其他明细，无法知道钱花在哪里。',
      en: 'Tasks and a total are given, but the tasks have no amounts and there are no line items, so nobody sees what costs what.',
    },
    settings: {},
    related: ['arithmetic_mismatch'],
  },
  (form) => {
    const tasks = form.tasks.filter(({ name }) => !PLACEHOLDER.test(name.trim()));
    const total = totalOf(form);
    const items = form.amounts.filter(
      ({ breakdown, amount_wan }) => (breakdown === 'line_item' || breakdown === 'task') && wan(amount_wan) !== null,
    );
    if (tasks.length < 2 || total === null || total === 0) return NOT_TESTED;
    const without = tasks.filter(({ amount_wan }) => wan(amount_wan) === null);
    if (without.length === 0 || items.length > 0) return judged(null);
    return judged(
      formDraft(form, without.map(taskFact), {
        numbers: { tasks: tasks.length, without: without.length, total_wan: total },
        message: {
          zh: `${tasks.length} 项任务中有 ${without.length} 项没有金额，资金总额 ${inWan(total).zh}未分解到任务。`,
          en: `${without.length} of ${tasks.length} tasks have no amount; the total of ${inWan(total).en} is not broken down by task.`,
        },
      }),
    );
  },
);
