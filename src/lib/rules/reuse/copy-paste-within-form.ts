import { formDraft, textFact } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { shorten } from '../reading/span.ts';
import { formRule, type Draft, type Fact } from '../rule.ts';
import { threshold } from '../setting.ts';
import { type Field, type FieldPair, fieldsOf, pairsOf } from './form-passages.ts';

interface Settings {
  readonly least: number;
  readonly least_share: number;
  readonly long: number;
}

/** Whether two fields repeat one another so much that one of them adds little: a long passage, or most of the shorter field. */
function isCopied({ left, right, covered, passages }: FieldPair, { least_share, long }: Settings): boolean {
  const shorter = Math.min(left.folded.units.length, right.folded.units.length);
  const longest = Math.max(...passages.map(({ length }) => length));
  return covered / shorter >= least_share || longest >= long;
}

/** Goals against content are the subject of `goal_fields_identical`, two narratives that of `repeated_sentence`. */
function isOtherRules({ left, right }: FieldPair): boolean {
  const isNarrative = ({ view, indicator }: Field): boolean => indicator < 0 && view.role === 'narrative';
  const isGoalField = (field: Field): boolean =>
    field.indicator < 0 && (field.view.role === 'goal' || field.view.part === 'content');
  return (isNarrative(left) && isNarrative(right)) || (isGoalField(left) && isGoalField(right));
}

export const copyPasteWithinForm = formRule(
  {
    name: 'copy_paste_within_form',
    version: 1,
    family: 'reuse',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'pair',
    title: { zh: '同一张表内文字雷同', en: 'The same text in several fields' },
    summary: {
      zh: '目标、任务、指标值等不同栏目之间有大段相同文字，没有按栏目要求分别填写。',
      en: 'Goals, tasks and targets of one form share long passages and are not filled in for their own purpose.',
    },
    settings: {
      least: threshold(18, '更短的相同文字多为固定用语', 'Shorter equal passages are mostly set phrases'),
      least_share: threshold(0.7, '较短一栏七成以上相同', 'Seven tenths of the shorter field'),
      long: threshold(80, '八十字以上的相同段落', 'A passage of eighty characters or more'),
    },
    related: ['repeated_sentence', 'goal_fields_identical', 'duplicate_goal_text', 'unmeasurable_qualitative'],
  },
  (form, settings) => {
    const fields = fieldsOf(form).filter(({ folded }) => folded.units.length >= settings.least);
    const compared = (fields.length * (fields.length - 1)) / 2;
    const pairs = pairsOf(fields, settings.least).filter((pair) => !isOtherRules(pair) && isCopied(pair, settings));
    return { total: compared, tested: compared, drafts: groupsOf(pairs).map((group) => draft(form, group)) };
  },
);

/** Pairs that repeat the same passage belong to one finding. */
function groupsOf(pairs: readonly FieldPair[]): readonly (readonly FieldPair[])[] {
  const groups: FieldPair[][] = [];
  for (const pair of pairs) {
    const group = groups.find((members) => members.some((one) => isSamePassage(one, pair)));
    if (group === undefined) groups.push([pair]);
    else group.push(pair);
  }
  return groups;
}

function isSamePassage(one: FieldPair, other: FieldPair): boolean {
  if (one.left !== other.left && one.right !== other.left && one.right !== other.right) return false;
  return (
    passageText(one).includes(passageText(other).slice(0, 18)) ||
    passageText(other).includes(passageText(one).slice(0, 18))
  );
}

function passageText({ left, passages }: FieldPair): string {
  const longest = [...passages].sort((a, b) => b.length - a.length)[0];
  return longest === undefined
    ? ''
    : left.view.text.slice(longest.left.start, longest.left.end).replace(/[\s，。、,.；;]/g, '');
}

function factsOf(form: FormView, { left, right, passages }: FieldPair): readonly Fact[] {
  const longest = [...passages].sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) return [];
  return [textFact(form, left.view, longest.left), textFact(form, right.view, longest.right)];
}

function draft(form: FormView, pairs: readonly FieldPair[]): Draft {
  const facts = [
    ...new Map(
      pairs
        .flatMap((pair) => factsOf(form, pair))
        .map((fact) => [`${fact.place} ${fact.start ?? ''} ${fact.role} ${fact.text.length}`, fact]),
    ).values(),
  ];
  const fields = new Set(pairs.flatMap(({ left, right }) => [left, right]));
  const indicators = [...fields].flatMap(({ indicator }) => form.indicators[indicator] ?? []);
  const covered = Math.max(...pairs.map((pair) => pair.covered));
  const first = facts[0];
  const quote = first === undefined ? '' : shorten(first.text.slice(first.start, first.end));
  return formDraft(form, facts, {
    subject: [...fields].map(({ view }) => `${view.role} ${view.part}`),
    indicators,
    severity: covered >= 200 || indicators.length > 0 ? 'high' : 'medium',
    numbers: { characters: covered, fields: fields.size },
    message: {
      zh: `${fields.size} 个栏目有相同文字，最多 ${covered} 字：“${quote}”。`,
      en: `${fields.size} fields share the same words, up to ${covered} characters: “${quote}”.`,
    },
  });
}
