import { fieldsWithValue, type Vocabulary } from '#lib/vocabulary/index.ts';
import { guessedAmountField, isMoney } from './amount-guess.ts';
import { joinedAmounts } from './joined-amounts.ts';
import { moneyUnit } from './money.ts';
import { spacedLabels, type Stretch } from './spaced-labels.ts';
import { labelSpans, type Labels, type LabelSense, type LabelSpan } from './labels.ts';
import type { Period } from './head-columns.ts';
import type { Piece, SheetRow } from './piece.ts';

/** A stretch of a cell: all of it, or what stands behind a label in the same cell. */
export interface Fragment {
  readonly text: string;
  readonly piece: Piece;
  readonly range: readonly [number, number];
}

/** A label found outside the tables, with the values that belong to it. */
export interface FieldHit {
  readonly label: Fragment;
  readonly senses: readonly LabelSense[];
  /** Labels directly before it without a value of their own: 财政拨款 before 小计. */
  readonly chain: readonly FieldHit[];
  readonly values: readonly Fragment[];
  readonly row: SheetRow;
  /** Values were found in the row below, under the label. */
  readonly vertical: boolean;
  /** The unit of money another label states for its amounts. */
  readonly unit?: string;
  /** The period and year the head of a column states for its amounts. */
  readonly period?: Period;
  readonly year?: number;
}

/** One row read for labels and values; `loose` are values before any label, and items with their amounts behind one. */
export interface FieldRow {
  readonly row: SheetRow;
  readonly hits: readonly FieldHit[];
  readonly loose: readonly Fragment[];
}

type Token =
  | {
      readonly kind: 'label';
      readonly fragment: Fragment;
      readonly senses: readonly LabelSense[];
      readonly inline: boolean;
    }
  | { readonly kind: 'value'; readonly fragment: Fragment };

/** Fields whose value is free text that may itself look like a label. */
const FREE_TEXT = new Set([
  'project_name',
  'special_fund_name',
  'parent_project_name',
  'agency',
  'implementing_unit',
  'supervising_department',
  'project_category',
]);
const AMOUNT = /^(?:total_amount|annual_amount|src_|exp_|level_)/;
const WEAK =
  /^(?:col_|src_|exp_|level_|head_|group|total_amount|annual_amount|line_items|tasks|personnel|overview|content)/;

/** A text without spaces around it, the line it was written on (____ 2024 ____) and marks of bold type. */
function withoutFillers(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && /[\s_*]/.test(text[start] ?? '')) start++;
  while (end > start && /[\s_*]/.test(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

function fragmentOf(piece: Piece, start = 0, end = piece.text.length): Fragment {
  return { text: withoutFillers(piece.text.slice(start, end)), piece, range: [start, end] };
}

function tokensOf(piece: Piece, labels: Labels, next: Piece | undefined): readonly Token[] {
  const spans = labelSpans(piece.text, labels);
  const joined = joinedAmounts(piece.text, labels);
  if (joined.length > spans.length) {
    return joined.flatMap(({ label, value, senses }): readonly Token[] => [
      { kind: 'label', fragment: fragmentOf(piece, ...label), senses, inline: true },
      { kind: 'value', fragment: fragmentOf(piece, ...value) },
    ]);
  }
  if (spans.length === 0) {
    const senses = labels.senses(piece.text);
    const fragment = fragmentOf(piece);
    const followed = next !== undefined && labels.known(next.text).length === 0;
    const spaced = senses.length > 0 ? [] : spacedLabels(piece.text, labels, followed);
    if (spaced.length > 0) return spaced.map((stretch) => spacedToken(piece, stretch));
    const foot = footSpans(piece.text, labels);
    const [first] = foot;
    if (first) return [{ kind: 'value', fragment: fragmentOf(piece, 0, first.start) }, ...spanTokens(piece, foot)];
    return [senses.length > 0 ? { kind: 'label', fragment, senses, inline: false } : { kind: 'value', fragment }];
  }
  return spanTokens(piece, spans);
}

const FOOT = new Set(['person_fields', 'submission_date']);

/** Lines at the end of a cell that belong to the foot of the form: 填报人：… 填报日期：…. */
function footSpans(text: string, labels: Labels): readonly LabelSpan[] {
  for (const line of text.matchAll(/\n\s*/g)) {
    const start = line.index + line[0].length;
    const own = labelSpans(text.slice(start).split('\n', 1)[0] ?? '', labels);
    if (!own[0]?.senses.some((sense) => FOOT.has(sense.field))) continue;
    const spans = labelSpans(text.slice(start), labels);
    return spans.map((span) => ({ ...span, start: span.start + start, end: span.end + start }));
  }
  return [];
}

function spanTokens(piece: Piece, spans: readonly LabelSpan[]): readonly Token[] {
  return spans.flatMap((span, at): readonly Token[] => {
    const end = spans[at + 1]?.start ?? piece.text.length;
    const label: Token = {
      kind: 'label',
      fragment: { ...fragmentOf(piece, span.start, span.end), text: span.text.trim() },
      senses: span.senses,
      inline: true,
    };
    const value = fragmentOf(piece, span.end, end);
    return value.text === '' ? [label] : [label, { kind: 'value' as const, fragment: value }];
  });
}

function spacedToken(piece: Piece, { range, senses }: Stretch): Token {
  const fragment = fragmentOf(piece, ...range);
  return senses.length > 0 ? { kind: 'label', fragment, senses, inline: true } : { kind: 'value', fragment };
}

/** Whether a cell that could be a label is the value of the label before it: 市本级 behind 项目级次. */
function isValueOf(
  token: Token & { kind: 'label' },
  pending: Token & { kind: 'label' },
  vocabulary: Vocabulary,
): boolean {
  if (token.inline) return false;
  const fields = pending.senses.map((sense) => sense.field);
  const listed = fieldsWithValue(vocabulary, token.fragment.text);
  if (fields.some((field) => listed.includes(field))) return true;
  const adjacent = token.fragment.piece.column === pending.fragment.piece.column + pending.fragment.piece.columnSpan;
  return (
    adjacent && fields.some((field) => FREE_TEXT.has(field)) && token.senses.every((sense) => WEAK.test(sense.field))
  );
}

/** Whether a text behind this token can be a label of its own: not where it is the value of a label for words. */
function mayBeLabelled(before: Token | undefined): boolean {
  return before?.kind !== 'label' || before.senses.some((sense) => sense.field === 'group' || AMOUNT.test(sense.field));
}

/** The field a text names that no vocabulary lists, judged by its words and by the value behind it. */
function guessedField(label: string, value: string, vocabulary: Vocabulary): string | null {
  if (isMoney(value)) return guessedAmountField(label);
  const named = /(?:属性|性质|类型)$/.test(label.trim()) && label.length <= 12;
  return named && fieldsWithValue(vocabulary, value).includes('project_attribute') ? 'project_attribute' : null;
}

/** A text of its own right before an amount is a label too, if its words say which amount it is. */
function withGuesses(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  const heads = namesAmounts(tokens);
  return tokens.map((token, at) => {
    if (heads && token.kind === 'value') {
      const field = guessedAmountField(token.fragment.text);
      const senses = field ? [{ field, canonical: false, guessed: true }] : [];
      return field ? { ...token, kind: 'label', inline: false, senses } : token;
    }
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    if (token.kind === 'label' || next?.kind !== 'value' || !mayBeLabelled(before)) return token;
    const field = guessedField(token.fragment.text, next.fragment.text, vocabulary);
    return field ? { ...token, kind: 'label', inline: false, senses: [{ field, canonical: false }] } : token;
  });
}

function hitOf(token: Token & { kind: 'label' }, row: SheetRow, chain: readonly FieldHit[]): FieldHit {
  return { label: token.fragment, senses: token.senses, chain, values: [], row, vertical: false };
}

/** Whether a text behind a label that has its amount names an item of its own: 项目支出 | 500 | 其中：公路养护 | 380. */
function startsItem(last: FieldHit, value: Fragment): boolean {
  const isAmount = last.senses.some((sense) => AMOUNT.test(sense.field));
  const filled = last.values.some((one) => isMoney(one.text));
  return (
    isAmount &&
    filled &&
    !isMoney(value.text) &&
    /[\u4e00-\u9fff]{2}/.test(value.text) &&
    moneyUnit(value.text) === null
  );
}

const AMOUNTS = ['total_amount', 'annual_amount', 'src_', 'exp_', 'level_'] as const;

/** Whether a row names several amounts and holds none, so that a text among its labels is a label like them. */
function namesAmounts(tokens: readonly Token[]): boolean {
  const labels = tokens.filter((token) => token.kind === 'label' && means(token, ...AMOUNTS));
  return labels.length > 1 && tokens.every((token) => token.kind === 'label' || !/[\d\-—\/]/.test(token.fragment.text));
}

const HALF_GOAL = /^(?:上半年|半年|1-6月)(?:目标)?$/;
const YEAR_GOAL = /^(?:全年|年度|本年度)(?:目标)?$/;

/** 上半年 and 全年 between the label of a goal and its text are labels; a goal of half a year stays unread. */
function withGoalPeriods(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const inGoal = before ? before.kind === 'label' && means(before, 'goal_') : at === 0;
    const isText = next?.kind === 'value' && next.fragment.text.length > 8 && !isMoney(next.fragment.text);
    const { text } = token.fragment;
    if (!inGoal || !isText || !(HALF_GOAL.test(text) || YEAR_GOAL.test(text))) return token;
    const field = HALF_GOAL.test(text) ? 'half_year_goal' : 'goal_annual';
    return { ...token, kind: 'label', inline: false, senses: [{ field, canonical: false, guessed: true }] };
  });
}

/** Reads one row: each label takes the values behind it up to the next label. */
export function fieldRow(row: SheetRow, labels: Labels, vocabulary: Vocabulary): FieldRow {
  const hits: FieldHit[] = [];
  const loose: Fragment[] = [];
  let pending: (Token & { kind: 'label' }) | null = null;
  let item = false;
  const printed = row.pieces.flatMap((piece, at) => tokensOf(piece, labels, row.pieces[at + 1]));
  const tokens = withGuesses(withGoalPeriods(printed), vocabulary);
  const isHead = tokens.length > 2 && tokens.every((token) => token.kind === 'label' && !token.inline);
  const heads = namesAmounts(tokens);
  for (const token of tokens) {
    const last = hits.at(-1);
    const isValue: boolean =
      token.kind === 'value' || (pending !== null && !isHead && isValueOf(token, pending, vocabulary));
    if (isValue && last && (startsItem(last, token.fragment) || (heads && means(last, ...AMOUNTS)))) {
      loose.push(token.fragment);
      item = true;
    } else if (isValue && last && !item) {
      hits[hits.length - 1] = { ...last, values: [...last.values, token.fragment] };
      pending = null;
    } else if (isValue) {
      loose.push(token.fragment);
      pending = null;
    } else if (token.kind === 'label') {
      const chain: readonly FieldHit[] = last && last.values.length === 0 ? [...last.chain, last] : [];
      hits.push(hitOf(token, row, chain));
      pending = token;
      item = false;
    }
  }
  return { row, hits, loose };
}

/** Hits of a row that got no value in it. */
export function blankHits(row: FieldRow): readonly FieldHit[] {
  return row.hits.filter((hit) => hit.values.length === 0);
}

/** Whether one of a label's meanings is this field, or begins with it where it ends in `_`. */
export function means(hit: { readonly senses: readonly LabelSense[] }, ...fields: readonly string[]): boolean {
  return hit.senses.some((sense) =>
    fields.some((field) => (field.endsWith('_') ? sense.field.startsWith(field) : sense.field === field)),
  );
}
