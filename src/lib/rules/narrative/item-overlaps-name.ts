import { type FormView, isDepartment } from '../form-view.ts';
import { amountFact, formDraft, judged, NOT_TESTED, textFact } from '../draft.ts';
import { key } from '../reading/key.ts';
import { numbersIn } from '../reading/numbers.ts';
import { sentencesOf } from '../reading/span.ts';
import { formRule, type Fact } from '../rule.ts';

interface Item {
  readonly name: string;
  readonly fact: Fact;
}

const GENERAL = /专项|项目|工作|业务|经费|资金|费用|支出|费$/g;

function coreOf(name: string): string {
  return key(name.replace(/^[\d一二三四五六七八九十]+[、.．]\s*/, '')).replace(GENERAL, '');
}

/** Cost items of a form: its line items, else the amounts named after 其中 in its content. */
function itemsOf(form: FormView): readonly Item[] {
  const printed = form.amounts
    .filter(({ breakdown }) => breakdown === 'line_item')
    .map((row) => ({ name: row.label, fact: amountFact(row) }));
  if (printed.length > 0) return printed;
  return form.texts
    .filter(({ role, part }) => role === 'narrative' && part === 'content')
    .flatMap((view) =>
      sentencesOf(view.text)
        .filter(({ text }) => text.includes('其中'))
        .flatMap(({ start, end, text }) => {
          const from = start + text.indexOf('其中') + 2;
          return numbersIn(view.text)
            .filter((number) => number.kind === 'money' && number.start >= from && number.end <= end)
            .map((number) => ({
              name: number.subject.replace(/^其中/, ''),
              fact: textFact(form, view, number.clause),
            }));
        }),
    );
}

export const itemOverlapsName = formRule(
  {
    name: 'item_overlaps_name',
    version: 1,
    family: 'narrative',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '明细与项目同名', en: 'A cost item has the name of the project' },
    summary: {
      zh: '几个明细中有一个与项目名称基本相同，看不出这部分钱具体做什么。',
      en: 'One of several cost items is named like the project itself, so what it pays for cannot be seen.',
    },
    settings: {},
    related: ['basic_costs_in_project'],
  },
  (form) => {
    const items = itemsOf(form);
    const core = coreOf(form.row.project_name ?? '');
    if (isDepartment(form) || items.length < 2 || core.length < 2) return NOT_TESTED;
    const same = items.filter(({ name }) => coreOf(name) === core);
    if (same.length === 0) return judged(null);
    return judged(
      formDraft(
        form,
        same.map(({ fact }) => fact),
        {
          numbers: { items: items.length },
          message: {
            zh: `${items.length} 个明细中的“${same[0]?.name ?? ''}”与项目“${form.row.project_name ?? ''}”名称基本相同，具体用途不明。`,
            en: `Among ${items.length} cost items, “${same[0]?.name ?? ''}” is named like the project “${form.row.project_name ?? ''}”; its use is unclear.`,
          },
        },
      ),
    );
  },
);
