import type { FormView } from '../form-view.ts';
import { formDraft, testEach } from '../draft.ts';
import { wan } from '../form-view.ts';
import { bigrams, containment } from '../reading/key.ts';
import { clausesOf, shorten, type Span } from '../reading/span.ts';
import { formRule } from '../rule.ts';
import { inWan } from '../sums/money.ts';
import { threshold } from '../setting.ts';

type Task = FormView['tasks'][number];

interface Overlap {
  readonly other: Task;
  readonly clause: Span;
}

/** Tasks with money of their own and a name long enough to be recognised. */
function isFunded({ name, amount_wan }: Task, shortest: number): boolean {
  return wan(amount_wan) !== null && bigrams(name).size >= shortest;
}

/** Clauses of a task's content that hold nearly all of another task's name and not its own. */
function overlapsOf(task: Task, others: readonly Task[], least: number): readonly Overlap[] {
  const own = bigrams(task.name);
  const clauses = clausesOf(task.content ?? '').filter(({ text }) => containment(own, bigrams(text)) < least);
  return others.flatMap((other) => {
    const name = bigrams(other.name);
    const clause = clauses.find(({ text }) => containment(name, bigrams(text)) >= least);
    return other === task || clause === undefined ? [] : [{ other, clause }];
  });
}

export const taskOverlap = formRule(
  {
    name: 'task_overlap',
    version: 1,
    family: 'reuse',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'text',
    title: { zh: '任务内容重叠', en: 'Tasks overlap' },
    summary: {
      zh: '一项任务的内容里已包含另一项单列资金的任务，可能重复安排资金。',
      en: 'The content of one task already contains another task that has money of its own, so it may be paid twice.',
    },
    settings: {
      least_overlap: threshold(
        0.8,
        '任务名称的二字组八成出现在同一分句',
        'Four fifths of the name stand in one clause',
      ),
      shortest: threshold(5, '过短的名称容易偶然出现', 'Very short names turn up by chance'),
    },
    related: ['copy_paste_within_form'],
  },
  (form, { least_overlap, shortest }) => {
    const funded = form.tasks.filter((task) => isFunded(task, shortest));
    return testEach(
      form.tasks,
      (task) => (task.content ?? '') !== '' && wan(task.amount_wan) !== null && funded.some((other) => other !== task),
      (task) => {
        const overlaps = overlapsOf(task, funded, least_overlap);
        const first = overlaps[0];
        if (first === undefined) return null;
        const facts = overlaps.flatMap(({ other, clause }) => [
          { role: 'task_content', form_id: form.row.id, place: task.source_place, text: clause.text },
          {
            role: 'task',
            form_id: form.row.id,
            place: other.source_place,
            text: `${other.name} ${other.amount_wan ?? ''}`,
          },
        ]);
        const named = overlaps.map(({ other }) => ({ name: other.name, money: inWan(wan(other.amount_wan) ?? 0) }));
        return formDraft(form, facts, {
          subject: [task.name],
          numbers: { overlaps: overlaps.length },
          message: {
            zh: `任务“${task.name}”的内容“${shorten(first.clause.text)}”与单列的${named.map(({ name, money }) => `“${name}”（${money.zh}）`).join('、')}重叠。`,
            en: `The content of task “${task.name}”, “${shorten(first.clause.text)}”, overlaps with ${named.map(({ name, money }) => `“${name}” (${money.en})`).join(', ')}.`,
          },
        });
      },
    );
  },
);
