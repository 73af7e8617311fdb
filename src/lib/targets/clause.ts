import { baselineOf, changeAround } from './change.ts';
import { datesIn } from './date.ts';
import type { DatedSpan } from './date.ts';
import { blankIdioms } from './idiom.ts';
import { readPrefix, readSuffix } from './operator.ts';
import type { Prefix } from './operator.ts';
import { denominatorsBefore } from './per.ts';
import { quantitiesIn } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import type { Operator, TargetKind } from './target.ts';
import { perUnit } from './unit.ts';
import type { UnitReading, Units } from './unit.ts';
import { wordTarget } from './words.ts';

/** A target before the columns beside it are known. */
export interface Draft {
  readonly operator: Operator;
  readonly explicit: boolean;
  readonly value: string | null;
  readonly valueMax: string | null;
  readonly unit: UnitReading | null;
  readonly kind: TargetKind;
  readonly baseline: string | null;
  readonly flags: readonly string[];
  readonly subject: string;
}

const NO_UNIT = { unit: null, valueMax: null, baseline: null, subject: '' } as const;

/** Words before a number as a subject: without verbs, fillers and punctuation. */
function subjectOf(words: string): string {
  return words
    .replace(/#+/g, '')
    .replace(/^[^\u4e00-\u9fffA-Za-z]+|[^\u4e00-\u9fffA-Za-z%)]+$/g, '')
    .replace(/^(?:以内|之内|内|以上|以下|及以上|左右|的)+/g, '')
    .replace(/^每[^,;]{0,3}$/, '')
    .replace(/^(?:其中|并且|而且|力争|争取|目标|确保|实现|保证|使|且|并|和|及|以及|达到|预计)+/g, '')
    .replace(/(?:达到?|为|是|不|在|保持|控制|实现|完成|约|到|至|支付|较上年|比上年|同比)+$/g, '')
    .replace(/(?:较|比|与)[^,;]{0,8}$|(?:提[高升]|增[长加]|上升|下降|降低?|减少|缩短)$/g, '');
}

function operatorOf(
  quantity: Quantity,
  prefix: Prefix,
  right: string,
): { operator: Operator; explicit: boolean; approx: boolean } {
  const suffix = readSuffix(right);
  const approx = prefix.approx || suffix.approx || quantity.more;
  if (quantity.isRange) return { operator: 'between', explicit: true, approx };
  const worded = prefix.operator ?? suffix.operator;
  if (worded) return { operator: worded, explicit: true, approx };
  if (quantity.chinese && /上$/.test(prefix.rest)) return { operator: 'ge', explicit: true, approx: true };
  if (quantity.more) return { operator: 'gt', explicit: true, approx: true };
  if (approx) return { operator: 'approx', explicit: true, approx };
  return { operator: 'eq', explicit: false, approx };
}

interface Surroundings {
  /** Chinese characters in the whole clause. */
  readonly words: number;
  /** The number and its unit. */
  readonly text: string;
  readonly left: string;
  readonly right: string;
  /** The words on the left with nothing blanked out. */
  readonly printedLeft: string;
}

function unitWithPer(units: Units, quantity: Quantity, rest: string): UnitReading | null {
  const { unit } = quantity;
  if (!unit || unit.kind === 'rate' || unit.kind === 'relative_change') return unit;
  return perUnit(unit, denominatorsBefore(units, rest, unit.unit));
}

/** 前三名, 前10%: a rank, at most this. */
const isRank = (left: string, unit: UnitReading | null) =>
  /(?<![之以年])前$/.test(left) && /^(?:名|位|%)$/.test(unit?.unit ?? '');

function draftOf(units: Units, quantity: Quantity, { left, right, printedLeft }: Surroundings): Draft {
  const prefix = readPrefix(left);
  const rank = isRank(left, quantity.unit);
  const read = operatorOf(quantity, prefix, right);
  const { operator, explicit, approx } = rank ? { ...read, operator: 'le' as const, explicit: true } : read;
  const unit = unitWithPer(units, quantity, prefix.rest);
  const share = unit?.kind === 'rate' || unit?.unit === '倍';
  const change = changeAround(left, right, share);
  const baseline = baselineOf(printedLeft) ?? baselineOf(/^[^(,;]{0,10}/.exec(right)?.[0] ?? '');
  const against = baseline !== null && !/^(?:budget|estimate|plan|standard)$/.test(baseline);
  const points = unit?.kind === 'relative_change';
  const isChange =
    points ||
    quantity.sign === '+' ||
    (change !== null &&
      (share || against || change.trend !== 'increase' || /[高升长幅速]率?(?:[^加]{0,4})$/.test(left)));
  const trend = change?.trend ?? (quantity.sign === '+' ? 'increase' : 'either');
  const tolerance = quantity.sign === '±';
  const flags = [
    ...(approx ? ['approx'] : []),
    ...((isChange || change) && trend !== 'either' ? [trend] : []),
    ...(tolerance ? ['tolerance'] : []),
    ...(rank ? ['rank'] : []),
  ];
  return {
    operator: tolerance ? 'between' : operator,
    explicit: explicit || tolerance,
    value: tolerance ? `-${quantity.value}` : quantity.value,
    valueMax: tolerance ? quantity.value : quantity.isRange ? quantity.upTo : null,
    unit,
    kind: isChange ? 'relative_change' : (unit?.kind ?? 'count'),
    baseline: isChange || against ? baseline : null,
    flags,
    subject: subjectOf(printedLeft.slice(0, prefix.rest.length)),
  };
}

const HAN = /[\u4e00-\u9fff]/g;
const hanIn = (text: string) => text.match(HAN)?.length ?? 0;

/** A number counts as a target if it has a unit or an operator, or if there is little else in the clause. */
function counts(draft: Draft, quantity: Quantity, { words: all, left, right, text }: Surroundings): boolean {
  const words = all - hanIn(text);
  const atEdge = quantity.start <= 2 || right.length <= 4;
  if (draft.unit?.kind === 'rate' || draft.explicit) return draft.unit !== null || words <= 20;
  if (draft.unit) return words <= 25 || atEdge;
  if (/[A-Za-z]/.test(right[0] ?? '') || /[A-Za-z_]$/.test(left)) return false;
  return words <= 6 && (atEdge || quantity.value === '0');
}

const LOWER: ReadonlySet<Operator> = new Set(['ge', 'gt']);
const UPPER: ReadonlySet<Operator> = new Set(['le', 'lt']);

/** ≥3次且≤5次 as one range; null if the two are different things. */
export function mergeBounds(first: Draft, second: Draft): Draft | null {
  const [low, high] = LOWER.has(first.operator) ? [first, second] : [second, first];
  if (!LOWER.has(low.operator) || !UPPER.has(high.operator) || second.subject !== '') return null;
  const unit = high.unit ?? low.unit;
  if ((low.unit && low.unit.unit !== unit?.unit) || low.value === null || high.value === null) return null;
  return {
    ...first,
    operator: 'between',
    value: low.value,
    valueMax: high.value,
    unit,
    kind: unit?.kind ?? first.kind,
  };
}

/** A value with a bound on both sides of a variable: 90%≤X≤95%. */
const CHAIN = /^([\d.]+[^\d≤<]{0,6})[≤<][^\d≤<]{1,8}([≤<][\d.]+.*)$/;

/** 由90%提高到95%: the first value is where the change starts, not a target. */
function isStart(text: string, quantity: Quantity, next: Quantity | undefined): boolean {
  if (!next || !/(?:由|从)[^,;]{0,8}$/.test(text.slice(0, quantity.start))) return false;
  return /^[^,;]{0,6}(?:到|至|为)$/.test(text.slice(quantity.end, next.start));
}

/** A clause with more numbers than this is a table run together; the rest is left unread. */
const MOST = 24;

function quantityDrafts(units: Units, clause: string, printed: string): readonly Draft[] {
  const chain = CHAIN.exec(clause);
  const text = chain ? `≥${chain[1] ?? ''}且${chain[2] ?? ''}` : clause;
  const quantities = quantitiesIn(units, text).slice(0, MOST);
  const words = hanIn(text);
  const drafts: Draft[] = [];
  for (const [number, quantity] of quantities.entries()) {
    if (isStart(text, quantity, quantities[number + 1])) continue;
    const from = quantities[number - 1]?.end ?? 0;
    const left = text.slice(from, quantity.start);
    const printedLeft = chain ? left : printed.slice(from, quantity.start);
    const right = text.slice(quantity.end, quantities[number + 1]?.start ?? text.length);
    const around = { words, text: text.slice(quantity.start, quantity.end), left, right, printedLeft };
    const draft = draftOf(units, quantity, around);
    if (!counts(draft, quantity, around)) continue;
    const previous = drafts.at(-1);
    const merged = previous ? mergeBounds(previous, draft) : null;
    if (merged) drafts.splice(-1, 1, merged);
    else drafts.push(draft);
  }
  return drafts;
}

const DATE_WORDS =
  /完成|竣工|完工|开工|交付|投入使用|使用|上报|提交|报送|到位|拨付|发放|支付|验收|实施|启动|建成|结束|办结|全部|任务|工作|项目|各项|按时|按期|及时|确保|力争|日期|时间|全面|建设|底|前|末|截止|截至|每年|度|次年|年|月|日|执行|下达|兑现|采购|付款|资金|公示|公开|编制|印发|出台|于|在|内|的/g;

function dateDraft(span: DatedSpan, clause: string): Draft | null {
  const words = hanIn((clause.slice(0, span.start) + clause.slice(span.end)).replace(DATE_WORDS, ''));
  const deadline = span.operator === 'le' || span.operator === 'lt';
  const vague = span.precision === 'year' && span.to === null;
  const limit = deadline ? 60 : span.explicit && span.precision !== 'quarter' ? 12 : vague ? 1 : 6;
  if (words > limit) return null;
  const flags = [...(span.yearly ? ['yearly'] : []), ...(/次年|翌年|下一?年/.test(clause) ? ['next_year'] : [])];
  return {
    ...NO_UNIT,
    operator: span.operator,
    explicit: span.explicit,
    value: span.from,
    valueMax: span.to,
    kind: 'date',
    flags,
  };
}

const RATIO = /(?<![\d:.])(\d+(?:\.\d+)?)[:比](\d+(?:\.\d+)?)(?![\d:.])|^(\d+)\/(\d+)$/;

function ratioDraft(clause: string): Draft | null {
  const ratio = RATIO.exec(clause);
  if (!ratio) return null;
  const { operator, approx } = readPrefix(clause.slice(0, ratio.index));
  const suffix = readSuffix(clause.slice(ratio.index + ratio[0].length));
  const worded = operator ?? suffix.operator;
  const value = ratio[0].replace(/[/比]/, ':');
  const about = approx || suffix.approx;
  return {
    ...NO_UNIT,
    operator: worded ?? (about ? 'approx' : 'eq'),
    explicit: worded !== null || about,
    value,
    kind: 'ratio',
    flags: about ? ['approx'] : [],
  };
}

const blank = (text: string, spans: readonly DatedSpan[]) =>
  spans.reduce((masked, { start, end }) => masked.slice(0, start) + '#'.repeat(end - start) + masked.slice(end), text);

/** The targets one clause states, in order; empty if it has no measurable one. A date beside a number becomes its deadline. */
export function draftsOfClause(units: Units, clause: string): readonly Draft[] {
  const dates = datesIn(clause).filter(({ start }) => !/[较比]$/.test(clause.slice(0, start)));
  const printed = blank(clause, dates);
  const masked = blankIdioms(printed);
  const ratio = ratioDraft(masked);
  const numbers = ratio ? [ratio] : quantityDrafts(units, masked, printed);
  const deadlines = dates.filter(({ operator }) => operator === 'le');
  if (numbers.length > 0) {
    const due = deadlines.map(({ from }) => `deadline:${from}`);
    return numbers.map((draft, place) => (place === 0 ? { ...draft, flags: [...draft.flags, ...due] } : draft));
  }
  const words = wordTarget(clause);
  if (words) return [{ ...NO_UNIT, ...words, explicit: clause !== '零', unit: zeroUnit(words.unit) }];
  const date = deadlines[0] ?? dates[0];
  const draft = date ? dateDraft(date, clause) : null;
  return draft ? [draft] : [];
}

function zeroUnit(unit: string | null): UnitReading | null {
  return unit === '%' ? { unit, kind: 'rate', baseUnit: '1', factor: 0.01, end: 0, more: false } : null;
}
