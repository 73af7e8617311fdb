import { diffArrays } from 'diff';
import type { Fact } from '#lib/rules/index.ts';
import { foldPunctuation, foldWidth } from '#lib/text/index.ts';

/** A stretch of a text: what the rule points at, what differs from the text beside it, or neither. */
export interface Part {
  readonly text: string;
  readonly mark: 'meant' | 'differs' | null;
}

/** A fact with its text cut into parts. */
export interface ComparedFact {
  readonly fact: Fact;
  readonly parts: readonly Part[];
  /** Whether the text was set against another one. */
  readonly isCompared: boolean;
}

/** With less in common, of the longer and of the shorter text, two texts are about different things. */
const LEAST_SHARE = { longer: 0.5, shorter: 0.8 };
/** Beyond so many edits the difference is no help. */
const MOST_EDITS = 600;
const TOKEN = /\d+(?:[.,]\d+)*[%％‰]?|[A-Za-z]+|\S/gu;
/** Printed before a name to number it. */
const NUMBERING = /^(?:指标\s*\d+\s*[:：.、]?|\d+\s*[.、．])\s*/;

/**
 * The facts of a finding beside each other: each is set against the first decisive one, which is set against the next;
 * words are marked where they differ. Where a rule points at a stretch, only stretches are compared. Context is shown
 * as it is, and so are texts that have little in common.
 */
export function comparedFacts(facts: readonly Fact[]): readonly ComparedFact[] {
  const decisive = facts.filter(({ role }) => role !== 'context');
  const [first, second] = decisive;
  return facts.map((fact) => {
    const other = fact === first ? second : fact.role === 'context' ? undefined : first;
    const differing = other === undefined ? null : differences(pointedAt(fact), pointedAt(other));
    const start = fact.start ?? 0;
    const shifted = differing?.map((one) => ({ start: one.start + start, end: one.end + start })) ?? [];
    return { fact, parts: partsOf(fact, shifted), isCompared: differing !== null };
  });
}

function pointedAt({ text, start, end }: Fact): string {
  return text.slice(start ?? 0, end ?? text.length);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Token extends Stretch {
  readonly text: string;
}

/**
 * The stretches of a text that another one does not have; null where the two have too little in common. Spaces, width
 * and the numbering before a name make no difference.
 */
export function differences(text: string, other: string): readonly Stretch[] | null {
  const own = tokensOf(text);
  const others = tokensOf(other);
  const changes = diffArrays(
    own.map((token) => token.text),
    others.map((token) => token.text),
    { maxEditLength: MOST_EDITS },
  );
  if (changes === undefined) return null;
  const stretches: Stretch[] = [];
  let at = 0;
  let common = 0;
  for (const { count, value, added, removed } of changes) {
    if (added) continue;
    const [first, last] = [own[at], own[at + count - 1]];
    if (removed && first !== undefined && last !== undefined) stretches.push({ start: first.start, end: last.end });
    else common += lengthOf(value);
    at += count;
  }
  const lengths = [own, others].map((tokens) => lengthOf(tokens.map((one) => one.text)));
  const [shorter, longer] = [Math.max(Math.min(...lengths), 1), Math.max(...lengths, 1)];
  const isAlike = common / longer >= LEAST_SHARE.longer || common / shorter >= LEAST_SHARE.shorter;
  return isAlike ? stretches : null;
}

function tokensOf(text: string): readonly Token[] {
  const from = NUMBERING.exec(text)?.[0].length ?? 0;
  return [...text.slice(from).matchAll(TOKEN)].map(({ 0: found, index }) => {
    return { text: foldPunctuation(foldWidth(found)), start: from + index, end: from + index + found.length };
  });
}

function lengthOf(tokens: readonly string[]): number {
  return tokens.reduce((sum, token) => sum + token.length, 0);
}

function partsOf({ text, start, end }: Fact, differing: readonly Stretch[]): readonly Part[] {
  const meant = start === undefined || end === undefined ? [] : [{ start, end }];
  const edges = [...new Set([0, text.length, ...[...meant, ...differing].flatMap((one) => [one.start, one.end])])].sort(
    (left, right) => left - right,
  );
  const covers = (stretches: readonly Stretch[], at: number) =>
    stretches.some((one) => one.start <= at && at < one.end);
  return edges.slice(0, -1).map((from, at) => ({
    text: text.slice(from, edges[at + 1]),
    mark: covers(differing, from) ? 'differs' : covers(meant, from) ? 'meant' : null,
  }));
}

const CONTEXT = 40;
/** A marked stretch longer than this is cut in the middle too. */
const LONGEST_MARK = 160;

/** The same parts with long stretches cut in the middle: what is marked keeps some words around it. */
export function clipped(parts: readonly Part[], most: number): readonly Part[] {
  if (wholeText(parts).length <= most) return parts;
  if (parts.every(({ mark }) => mark === null)) return [{ text: `${wholeText(parts).slice(0, most)}…`, mark: null }];
  return parts.map((part, at) => {
    if (part.mark !== null) return { ...part, text: cutInside(part.text, LONGEST_MARK / 2, LONGEST_MARK / 2) };
    const isLast = at === parts.length - 1;
    return { ...part, text: cutInside(part.text, at === 0 ? 0 : CONTEXT, isLast ? 0 : CONTEXT) };
  });
}

/** A text with its middle left out, so many characters kept at either end. */
function cutInside(text: string, head: number, tail: number): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(text.length - tail)}`;
}

/** The text the parts were cut from. */
export function wholeText(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

/** The stretch in which two texts differ, with some words around it on both sides. */
export function changedStretch(from: string, to: string): { readonly from: string; readonly to: string } {
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head += 1;
  let tail = 0;
  const most = Math.min(from.length, to.length) - head;
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  const cut = (text: string) => {
    const start = Math.max(0, head - CONTEXT);
    const end = Math.min(text.length, text.length - tail + CONTEXT);
    return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  };
  return { from: cut(from), to: cut(to) };
}
