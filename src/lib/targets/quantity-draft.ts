import { baselineOf, changeAround } from './change.ts';
import { hanIn, mergeBounds } from './draft.ts';
import type { Draft } from './draft.ts';
import { readPrefix, readSuffix } from './operator.ts';
import type { Prefix } from './operator.ts';
import { denominatorsBefore } from './per.ts';
import { quantitiesIn } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { subjectOf } from './subject.ts';
import type { Operator } from './target.ts';
import type { UnitReading, Units } from './unit.ts';
import { perUnit } from './unit-per.ts';

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

interface Comparison {
  readonly operator: Operator;
  readonly explicit: boolean;
  readonly approx: boolean;
}

function comparisonOf(quantity: Quantity, prefix: Prefix, right: string): Comparison {
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

function unitWithPer(units: Units, quantity: Quantity, rest: string): UnitReading | null {
  const { unit } = quantity;
  if (!unit || unit.kind === 'rate' || unit.kind === 'relative_change') return unit;
  return perUnit(unit, denominatorsBefore(units, rest, unit.unit));
}

/** 前三名, 前10%: a rank, at most this. */
const isRank = (left: string, unit: UnitReading | null) =>
  /(?<![之以年])前$/.test(left) && /^(?:名|位|%)$/.test(unit?.unit ?? '');

/** The change a number measures, and against what. */
interface Movement {
  readonly isChange: boolean;
  readonly trend: 'increase' | 'decrease' | 'either';
  readonly baseline: string | null;
}

/** Baselines that set a limit rather than a starting point of change. */
const LIMITS = /^(?:budget|estimate|plan|standard)$/;
/** 提高 and 增长 right before a number of things measure a change; 增加 and 新增 count new things. */
const RAISED = /[高升长幅速]率?[^加]{0,4}$/;

function movementOf({ unit, sign }: Quantity, { left, right, printedLeft }: Surroundings): Movement {
  const share = unit?.kind === 'rate' || unit?.unit === '倍';
  const change = changeAround(left, right, share);
  const found = baselineOf(printedLeft) ?? baselineOf(/^[^(,;]{0,10}/.exec(right)?.[0] ?? '');
  const against = found !== null && !LIMITS.test(found);
  const moved = change !== null && (share || against || change.trend !== 'increase' || RAISED.test(left));
  const isChange = unit?.kind === 'relative_change' || sign === '+' || moved;
  const trend = change?.trend ?? (sign === '+' ? 'increase' : 'either');
  return { isChange, trend, baseline: isChange || against ? found : null };
}

function draftOf(units: Units, quantity: Quantity, around: Surroundings): Draft {
  const { left, right, printedLeft } = around;
  const prefix = readPrefix(left);
  const rank = isRank(left, quantity.unit);
  const tolerance = quantity.sign === '±';
  const { operator, explicit, approx } = comparisonOf(quantity, prefix, right);
  const { isChange, trend, baseline } = movementOf(quantity, around);
  const unit = unitWithPer(units, quantity, prefix.rest);
  return {
    operator: tolerance ? 'between' : rank ? 'le' : operator,
    explicit: explicit || tolerance || rank,
    value: tolerance ? `-${quantity.value}` : quantity.value,
    valueMax: tolerance ? quantity.value : quantity.upTo,
    unit,
    kind: isChange ? 'relative_change' : (unit?.kind ?? 'count'),
    baseline,
    flags: [
      ...(approx ? ['approx'] : []),
      ...(trend === 'either' ? [] : [trend]),
      ...(tolerance ? ['tolerance'] : []),
      ...(rank ? ['rank'] : []),
    ],
    subject: subjectOf(printedLeft.slice(0, prefix.rest.length)),
  };
}

/** A number counts as a target if it has a unit or an operator, or if there is little else in the clause. */
function counts(draft: Draft, quantity: Quantity, { words: all, left, right, text }: Surroundings): boolean {
  const words = all - hanIn(text);
  const atEdge = quantity.start <= 2 || right.length <= 4;
  if (draft.unit?.kind === 'rate' || draft.explicit) return draft.unit !== null || words <= 20;
  if (draft.unit) return words <= 25 || atEdge;
  if (/[A-Za-z]/.test(right[0] ?? '') || /[A-Za-z_]$/.test(left)) return false;
  return words <= 6 && (atEdge || quantity.value === '0');
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

/** The targets the numbers of a clause state. `clause` has dates and idioms blanked out, `printed` only the dates. */
export function quantityDrafts(units: Units, clause: string, printed: string): readonly Draft[] {
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
