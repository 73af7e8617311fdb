import type { FormView, TextView } from '../form-view.ts';
import { formDraft, indicatorFact, judged, NOT_TESTED, textFact } from '../draft.ts';
import { type IndicatorView, isSubstantive } from '../indicator-view.ts';
import { key } from '../reading/key.ts';
import { numbersIn, zeroPromisesIn } from '../reading/numbers.ts';
import { sentencesOf, shorten, spanAt, type Span } from '../reading/span.ts';
import { subjectsOf } from '../reading/subject.ts';
import { type Fact, formRule } from '../rule.ts';
import { words } from '../setting.ts';
import { carriesNumber, carriesZero } from './carrying.ts';

interface Promised {
  readonly view: TextView;
  readonly span: Span;
  /** The words that say what is promised, for the message. */
  readonly words: string;
  readonly carried: boolean;
}

/** Every quantity a goal promises, with whether an indicator of the form carries it. */
function promisesIn(
  view: TextView,
  indicators: readonly IndicatorView[],
  background: readonly string[],
): readonly Promised[] {
  const numbers = numbersIn(view.text)
    .filter(({ kind, clause, subject }) => {
      const isListed = /(?:等|共计|共|涉及)$/.test(subject);
      return kind !== 'money' && !isListed && !background.some((word) => clause.text.includes(word));
    })
    .flatMap((number) =>
      subjectsOf(number.subject).map((subject): Promised => {
        const whole = number.kind === 'count' ? number.clause.text : '';
        const upTo = `${subject.trim()}${view.text.slice(number.clause.start + number.subject.length, number.end)}`;
        const words = shorten(whole.trim() !== '' ? whole : upTo);
        return { view, span: number, words, carried: carriesNumber(indicators, number, subject) };
      }),
    );
  const zeros = zeroPromisesIn(view.text).map((span): Promised => ({
    view,
    span,
    words: span.text,
    carried: carriesZero(indicators, span.text),
  }));
  return [...numbers, ...zeros];
}

const LATER = /[三四五3-5]年(?:内|累计|总)|“?十[四五六]五”?|(?:实施期|规划期|中期)(?:内|末)/;

/** Whether a sentence speaks of a later year than the form's: 到2025年 in a form of 2023. */
function isLater(sentence: string, year: number | null): boolean {
  const years = [...sentence.matchAll(/((?:19|20)\d{2})\s*年/g)].map((match) => Number(match[1]));
  return LATER.test(sentence) || (year !== null && years.some((one) => one > year));
}

/** Goals of later years are carried by medium-term targets; a form without any has nowhere to put them. */
function isOfThisForm(form: FormView, { view, span }: Promised): boolean {
  if (form.indicators.some(({ mediumTerm }) => (mediumTerm?.text ?? '') !== '')) return true;
  return !isLater(spanAt(sentencesOf(view.text), span.start)?.text ?? '', form.row.fiscal_year);
}

function promisesOf(form: FormView, background: readonly string[]): readonly Promised[] {
  const indicators = form.indicators.filter(({ placeholder }) => !placeholder);
  const goals = form.texts.filter(({ role }) => role === 'goal');
  const seen = new Set<string>();
  return goals
    .flatMap((view) => promisesIn(view, indicators, background))
    .filter((promise) => isOfThisForm(form, promise))
    .filter(({ words, span }) => {
      const isNew = !seen.has(`${words}${span.text}`);
      seen.add(`${words}${span.text}`);
      return isNew;
    });
}

export const goalNotDecomposed = formRule(
  {
    name: 'goal_not_decomposed',
    version: 2,
    family: 'narrative',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'form',
    title: { zh: '目标未分解为指标', en: 'Goal not broken down into indicators' },
    summary: {
      zh: '总体目标中写明的数量、比率或“零……”，在指标表里找不到对应的指标。',
      en: 'A count, rate or zero promise stated in the goal has no indicator that carries it.',
    },
    settings: {
      background: words(
        '百分点|周年|截至|上年|去年|以来|规划|五年|位列|排名|现有|共有|总人口|辖|位于|占地',
        '叙述背景而非承诺的用语',
        'Words of background rather than promise',
      ),
    },
    related: [
      'narrative_vs_target_conflict',
      'boolean_indicator',
      'blank_target',
      'goal_fields_identical',
      'duplicate_goal_text',
    ],
  },
  (form, { background }) => {
    const promises = promisesOf(form, background);
    if (promises.length === 0 || form.indicators.length === 0 || form.mayContinue) return NOT_TESTED;
    const open = promises.filter(({ carried }) => !carried);
    if (open.length === 0) return judged(null);
    return judged(draft(form, open, promises.length));
  },
);

/** Result rows that might have carried the promise: quantities first, then social benefits. */
function candidatesIn({ indicators }: FormView): readonly IndicatorView[] {
  const of = (level2: string) => indicators.filter((one) => one.row.level2 === level2 && isSubstantive(one));
  return [...of('output_quantity').slice(0, 3), ...of('benefit_social').slice(0, 2)];
}

/** The same quantity where the content repeats it. */
function repetitions(form: FormView, open: readonly Promised[]): readonly Fact[] {
  const wanted = new Set(open.map(({ span }) => key(span.text)));
  return form.texts
    .filter(({ role, part }) => role === 'narrative' && part === 'content')
    .flatMap((view) =>
      numbersIn(view.text)
        .filter(({ text }) => wanted.has(key(text)))
        .map((span) => ({ ...textFact(form, view, span), role: 'context' })),
    );
}

function draft(form: FormView, open: readonly Promised[], promised: number) {
  const candidates = candidatesIn(form);
  const zh = open.map(({ words }) => `“${words}”`).join('、');
  const en = open.map(({ words }) => `“${words}”`).join(', ');
  const facts = [
    ...open.map(({ view, span }) => textFact(form, view, span)),
    ...repetitions(form, open),
    ...candidates.map((one) => indicatorFact(one, 'context')),
  ];
  return formDraft(form, facts, {
    indicators: candidates,
    numbers: { promised, open: open.length },
    message: { zh: `目标中的${zh}没有对应的指标。`, en: `Stated in the goal without an indicator: ${en}.` },
  });
}
