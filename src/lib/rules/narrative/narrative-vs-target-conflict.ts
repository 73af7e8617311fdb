import type { FormView, TextView } from '../form-view.ts';
import { indicatorDraft, testEach, textFact } from '../draft.ts';
import { type IndicatorView, quantityOf } from '../indicator-view.ts';
import { bigrams, containment, measureKey } from '../reading/key.ts';
import { type NamedNumber, numbersIn } from '../reading/numbers.ts';
import { sentencesOf, spanAt } from '../reading/span.ts';
import { canonicalUnit } from '../reading/units.ts';
import { subjectsOf } from '../reading/subject.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';
import { isSameMeasure } from './carrying.ts';

interface Stated {
  readonly view: TextView;
  readonly number: NamedNumber;
  /** Where the sentence around the number stands. */
  readonly sentence: string;
}

interface Settings {
  readonly least_overlap: number;
  readonly past: readonly string[];
  readonly skipped: readonly string[];
}

/** The quantities that the running texts of a form state about this year. */
function statedIn({ texts, row }: FormView, { past, skipped }: Settings): readonly Stated[] {
  return texts
    .filter(({ role, part }) => !(role === 'narrative' && skipped.includes(part)))
    .flatMap((view) => {
      const sentences = sentencesOf(view.text);
      return numbersIn(view.text).map((number) => ({
        view,
        number,
        sentence: spanAt(sentences, number.start)?.text ?? '',
      }));
    })
    .filter(({ sentence, number }) => !isPast(`${number.clause.text}`, row.fiscal_year, past) && sentence !== '');
}

function isPast(clause: string, fiscalYear: number | null, past: readonly string[]): boolean {
  const years = [...clause.matchAll(/((?:19|20)\d{2})年/g)].map((match) => Number(match[1]));
  return years.some((year) => fiscalYear !== null && year !== fiscalYear) || past.some((word) => clause.includes(word));
}

/** 人均 cost of the same thing: every word of the indicator name stands in the sentence. */
function isSameUnitCost(indicator: IndicatorView, { number, sentence }: Stated, least: number): boolean {
  const { target, name } = indicator;
  if (target?.kind !== 'money' || number.kind !== 'money' || number.per === '') return false;
  const perTarget = /\/([^/年月天日]{1,3})/.exec(target.unit ?? '')?.[1];
  return perTarget === number.per && containment(bigrams(name), bigrams(sentence)) >= least;
}

function isSameRate({ name, target }: IndicatorView, { number }: Stated): boolean {
  return (
    target?.kind === 'rate' &&
    number.kind === 'rate' &&
    subjectsOf(number.subject).some((subject) => isSameMeasure(name, subject))
  );
}

function isSameCount({ name, target }: IndicatorView, { number }: Stated, least: number): boolean {
  if (target?.kind !== 'count' || number.kind !== 'count' || canonicalUnit(target.unit) !== canonicalUnit(number.unit))
    return false;
  const pairs = bigrams(measureKey(name));
  if (pairs.size < 2) return false;
  return (
    isSameMeasure(name, number.subject) || containment(pairs, bigrams(number.clause.text)) >= Math.max(least, 0.99)
  );
}

const valueOf = ({ target }: IndicatorView): number | null => quantityOf(target)?.value ?? null;

/** A goal for several years states values that the target of one year need not reach. */
function isOfPeriod({ role, part }: TextView, period: string | undefined): boolean {
  return role !== 'goal' || part !== 'medium_long_term' || period === 'medium_long_term';
}

function conflictFor(indicator: IndicatorView, stated: readonly Stated[], least: number): Stated | null {
  const value = valueOf(indicator);
  if (value === null) return null;
  const inTime = stated.filter(({ view }) => isOfPeriod(view, indicator.target?.period));
  const same = inTime.filter(
    (one) => isSameUnitCost(indicator, one, least) || isSameRate(indicator, one) || isSameCount(indicator, one, least),
  );
  if (same.some(({ number }) => number.value === value)) return null;
  return same[0] ?? null;
}

export const narrativeVsTargetConflict = formRule(
  {
    name: 'narrative_vs_target_conflict',
    version: 3,
    family: 'narrative',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'indicator',
    title: { zh: '文字与指标值矛盾', en: 'The text contradicts a target' },
    summary: {
      zh: '目标或说明文字写明的标准、比率或数量，与同名指标的指标值不同。',
      en: 'A standard, rate or count stated in the goal or narrative differs from the target of the same indicator.',
    },
    settings: {
      least_overlap: threshold(
        0.75,
        '指标名称的二字组至少四分之三出现在句中，才认为说的是同一件事',
        'Three quarters of the name must stand in the sentence to be about the same thing',
      ),
      past: words('上年|去年|原|曾|累计已|已完成|截至|同比|同期', '叙述过去的用语', 'Words about the past'),
      skipped: words(
        'duties|basis',
        '职能与依据栏不写本年数值',
        'Duties and legal basis do not state values of the year',
      ),
    },
    related: ['goal_not_decomposed', 'unit_cost_vs_budget'],
  },
  (form, settings) => {
    const stated = statedIn(form, settings);
    return testEach(
      form.indicators,
      (indicator) =>
        !indicator.placeholder && indicator.name !== '' && valueOf(indicator) !== null && stated.length > 0,
      (indicator) => {
        const conflict = conflictFor(indicator, stated, settings.least_overlap);
        if (conflict === null) return null;
        const { view, number } = conflict;
        return indicatorDraft(form, indicator, {
          facts: [textFact(form, view, number.clause)],
          numbers: { text: number.value, target: valueOf(indicator) ?? 0 },
          message: {
            zh: `文字写“${number.clause.text.trim()}”，指标“${indicator.name}”的指标值为“${indicator.value}”。`,
            en: `The text says “${number.clause.text.trim()}”, the target of “${indicator.name}” is “${indicator.value}”.`,
          },
        });
      },
    );
  },
);
