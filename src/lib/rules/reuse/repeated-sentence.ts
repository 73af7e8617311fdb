import type { SharedPassage } from '#lib/similarity/index.ts';
import { formDraft, judged, NOT_TESTED, textFact } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { withoutCitations } from '../reading/citations.ts';
import { shorten } from '../reading/span.ts';
import { type Draft, formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { type Field, type FieldPair, fieldsOf, foldPassage, pairsOf } from './form-passages.ts';

export const repeatedSentence = formRule(
  {
    name: 'repeated_sentence',
    version: 1,
    family: 'reuse',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '说明栏目重复', en: 'Repeated sentence' },
    summary: {
      zh: '立项必要性、可行性、内容等说明栏目之间有整句相同的文字。',
      en: 'Necessity, feasibility, content and the like repeat whole sentences of one another.',
    },
    settings: {
      least: threshold(30, '三十字以上才算整句', 'Thirty characters make a sentence'),
      least_own: threshold(
        20,
        '引用的文件名和文号不算自己的话',
        'Titles and numbers of documents quoted are not own words',
      ),
    },
    related: ['copy_paste_within_form', 'goal_fields_identical', 'stale_year'],
  },
  (form, settings) => {
    const fields = fieldsOf(form).filter(isNarrativeField);
    if (fields.length < 2) return NOT_TESTED;
    const repeated = pairsOf(fields, settings.least).flatMap((pair) => longestOwn(pair, settings.least_own) ?? []);
    return judged(repeated.length === 0 ? null : draft(form, repeated));
  },
);

interface Repeated {
  readonly pair: FieldPair;
  readonly passage: SharedPassage;
}

/** Narrative texts except the legal basis, which may well quote what the reasons quote. */
function isNarrativeField({ view, indicator }: Field): boolean {
  return indicator < 0 && view.role === 'narrative' && view.part !== 'basis';
}

/** The longest passage of a pair that has enough words besides quoted documents; null if there is none. */
function longestOwn(pair: FieldPair, least: number): Repeated | null {
  const masked = withoutCitations(pair.left.view.text);
  const own = pair.passages.filter(({ left }) => foldPassage(masked.slice(left.start, left.end)).units.length >= least);
  const passage = [...own].sort((left, right) => right.length - left.length)[0];
  return passage === undefined ? null : { pair, passage };
}

function draft(form: FormView, repeated: readonly Repeated[]): Draft {
  const [first] = [...repeated].sort((left, right) => right.passage.length - left.passage.length);
  const quote =
    first === undefined
      ? ''
      : shorten(first.pair.left.view.text.slice(first.passage.left.start, first.passage.left.end));
  const characters = first?.passage.length ?? 0;
  const facts = repeated.flatMap(({ pair, passage }) => [
    textFact(form, pair.left.view, passage.left),
    textFact(form, pair.right.view, passage.right),
  ]);
  return formDraft(form, facts, {
    numbers: { characters },
    message: {
      zh: `不同说明栏目有 ${characters} 字相同：“${quote}”。`,
      en: `Narrative fields share ${characters} characters: “${quote}”.`,
    },
  });
}
