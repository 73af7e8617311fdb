import type { Row } from '#lib/dataset/index.ts';
import { amountFact, formDraft, judged, NOT_TESTED } from '../draft.ts';
import { type FormView, totalOf, wan } from '../form-view.ts';
import { type Fact, formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { inWan, sameMoney, sumOf } from './money.ts';

/** Room for rounding, in 万元. */
const TOLERANCE = 0.011;

/** Rows that a template offers and that may be left blank. */
const OPTIONAL = /^(?:\/|无|—|-|其他.*|合计|小计)?$/;

/** A sentence is no item: 组织剧团开展送戏下乡，举办培训班。 */
const SENTENCE = /。|；|.{40}|，.{6}/;

interface Line {
  readonly name: string;
  readonly amount: number | null;
  readonly fact: Fact;
}

function taskLine({ form_id, name, amount_wan, source_place }: Row<'tasks'>): Line {
  const fact = { role: 'task', form_id, place: source_place, text: name };
  return { name, amount: wan(amount_wan), fact };
}

function itemLine(row: Row<'amounts'>): Line {
  return { name: row.label, amount: wan(row.amount_wan), fact: amountFact(row) };
}

/** What the form lists as using the money: its line items, else its tasks. */
function linesOf({ amounts, tasks }: FormView): readonly Line[] {
  const items = amounts
    .filter(({ breakdown, period }) => breakdown === 'line_item' && period === 'annual')
    .map(itemLine);
  const listed = items.length > 0 ? items : tasks.map(taskLine);
  return listed.filter(({ name, amount }) => !OPTIONAL.test(name.trim()) && (amount !== null || !SENTENCE.test(name)));
}

export const taskWithoutAmount = formRule(
  {
    name: 'task_without_amount',
    version: 2,
    family: 'sums',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '任务或明细没有金额', en: 'Tasks or items without amounts' },
    summary: {
      zh: '表中有资金总额，但任务没有金额也没有其他明细，或者几个明细中有的没有金额。',
      en: 'A form has a total, but its tasks have no amounts and there are no line items, or some of its line items have none.',
    },
    settings: {
      least_lines: threshold(2, '只有一项时金额就是总额', 'A single one has the total as its amount'),
    },
    related: ['arithmetic_mismatch'],
  },
  (form, { least_lines }) => {
    const lines = linesOf(form);
    const total = totalOf(form);
    if (lines.length < least_lines || total === null || total === 0) return NOT_TESTED;
    const funded = sumOf(lines.flatMap(({ amount }) => amount ?? []));
    if (sameMoney(funded, total, TOLERANCE)) return judged(null);
    const without = lines.filter(({ amount }) => amount === null);
    return judged(without.length === 0 ? null : draft(form, { lines, without, total }));
  },
);

interface Found {
  readonly lines: readonly Line[];
  readonly without: readonly Line[];
  readonly total: number;
}

function draft(form: FormView, { lines, without, total }: Found) {
  const names = without.slice(0, 4).map(({ name }) => `“${name}”`);
  const more = without.length > names.length;
  return formDraft(
    form,
    without.map(({ fact }) => fact),
    {
      numbers: { lines: lines.length, without: without.length, total_wan: total },
      message: {
        zh: `${lines.length} 项任务或明细中有 ${without.length} 项没有金额：${names.join('、')}${more ? '等' : ''}；资金总额 ${inWan(total).zh}没有全部分解。`,
        en: `${without.length} of ${lines.length} tasks or items have no amount: ${names.join(', ')}${more ? ' …' : ''}; the total of ${inWan(total).en} is not fully broken down.`,
      },
    },
  );
}
