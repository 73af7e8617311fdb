import { type FormView, isDepartment, type TextView, totalOf, wan } from '../form-view.ts';
import { amountFact, formDraft, formFact, judged, NOT_TESTED, textFact } from '../draft.ts';
import { type NamedNumber, numbersIn } from '../reading/numbers.ts';
import { type Fact, formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';
import { inWan, plain } from '../sums/money.ts';

interface Settings {
  readonly needs: readonly string[];
  readonly totals: readonly string[];
  readonly partial: readonly string[];
  readonly tolerance: number;
}

interface Stated {
  readonly view: TextView;
  readonly number: NamedNumber;
}

function amountsIn({ texts, row }: FormView): readonly Stated[] {
  return texts
    .filter(({ part }) => part !== 'duties')
    .flatMap((view) => numbersIn(view.text).map((number) => ({ view, number })))
    .filter(
      ({ number }) => number.kind === 'money' && number.per === '' && !isOtherYear(number.clause.text, row.fiscal_year),
    );
}

function isOtherYear(clause: string, fiscalYear: number | null): boolean {
  return [...clause.matchAll(/((?:19|20)\d{2})年/g)].some((match) => Number(match[1]) !== fiscalYear);
}

/** What the stated amount means for the budget: a need above it, another total, or a minimum it does not reach. */
function conflicts({ number }: Stated, total: number, settings: Settings): boolean {
  const amount = number.value / 1e4;
  const has = (list: readonly string[]): boolean => list.some((word) => number.subject.includes(word));
  if (has(settings.partial) || number.operator === 'le') return false;
  const isAbove = amount > total + settings.tolerance;
  if (number.operator === 'ge') return isAbove;
  if (has(settings.totals)) return Math.abs(amount - total) > settings.tolerance;
  return has(settings.needs) && isAbove;
}

export const amountConflictNarrative = formRule(
  {
    name: 'amount_conflict_narrative',
    version: 1,
    family: 'narrative',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'form',
    title: { zh: '文字中的金额与预算不符', en: 'Amounts in the text against the budget' },
    summary: {
      zh: '说明文字写明的年度所需金额、总投入或最低标准，与资金总额不一致。',
      en: 'The yearly need, total cost or minimum stated in the text does not agree with the budget total.',
    },
    settings: {
      needs: words(
        '一年|全年|每年|年需|共需|共计|合计|总计|需要资金|所需资金|申请资金',
        '表示年度所需的用语：只提示大于资金总额的',
        'Words of a yearly need: only amounts above the total are reported',
      ),
      totals: words(
        '预算总投入|项目总投入|项目预算总额|资金总额|预算总额|年度预算为|本年度预算',
        '表示资金总额的用语：大于小于都提示',
        'Words of the total: any difference is reported',
      ),
      partial: words(
        '每人|人均|其中|总投资|历年|累计|五年|三年|产值|收入|贷款|补偿',
        '不是本年预算总额的金额',
        'Amounts that are not the budget of this year',
      ),
      tolerance: threshold(0.06, '文中金额常保留一位小数（万元）', 'Texts often keep one decimal, in 万元'),
    },
    related: ['sentence_arithmetic_mismatch', 'stale_year', 'arithmetic_mismatch', 'goal_not_decomposed'],
  },
  (form, settings) => {
    const total = totalOf(form);
    const stated = amountsIn(form);
    if (total === null || isDepartment(form) || stated.length === 0) return NOT_TESTED;
    const known = new Set(form.amounts.map(({ amount_wan }) => wan(amount_wan)));
    const wrong = stated.filter((one) => !known.has(one.number.value / 1e4) && conflicts(one, total, settings));
    if (wrong.length === 0) return judged(null);
    return judged(draft(form, wrong, total));
  },
);

/** Every other amount the texts name, of whatever year or person: what a reader needs to reconcile them. */
function otherAmounts(form: FormView, wrong: readonly Stated[]): readonly Fact[] {
  return form.texts
    .filter(({ part }) => part !== 'duties')
    .flatMap((view) => numbersIn(view.text).map((number) => ({ view, number })))
    .filter(({ number }) => number.kind === 'money' && !wrong.some((one) => one.number === number))
    .map(({ view, number }) => ({ ...textFact(form, view, number.clause), role: 'context' }));
}

function draft(form: FormView, wrong: readonly Stated[], total: number) {
  const printed = form.amounts.find(({ breakdown, period }) => breakdown === 'total' && period === 'annual');
  const zh = wrong.map(({ number }) => `“${number.clause.text.trim()}”`).join('、');
  const en = wrong.map(({ number }) => `“${number.clause.text.trim()}”`).join(', ');
  return formDraft(
    form,
    [
      ...wrong.map(({ view, number }) => textFact(form, view, number.clause)),
      printed ? amountFact(printed) : formFact(form, plain(total)),
      ...otherAmounts(form, wrong),
    ],
    {
      numbers: { total_wan: total, stated_wan: (wrong[0]?.number.value ?? 0) / 1e4 },
      message: {
        zh: `文字写${zh}，资金总额为 ${inWan(total).zh}。`,
        en: `The text says ${en}; the budget total is ${inWan(total).en}.`,
      },
    },
  );
}
