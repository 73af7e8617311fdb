import { diffArrays } from 'diff';
import type { Fact } from '#lib/rules/index.ts';

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

/** Below this share of common tokens two texts are about different things, and every word would be marked. */
const LEAST_SHARE = 0.35;
/** Beyond so many edits the difference is no help. */
const MOST_EDITS = 600;
const TOKEN = /\d+(?:[.,]\d+)*[%％‰]?|[A-Za-z]+|\s+|./gsu;

/**
 * The facts of a finding beside each other: each is set against the first decisive one, which is set against the next;
 * words are marked where they differ. Context is shown as it is, and so are texts that have little in common.
 */
export function comparedFacts(facts: readonly Fact[]): readonly ComparedFact[] {
  const decisive = facts.filter(({ role }) => role !== 'context');
  const [first, second] = decisive;
  return facts.map((fact) => {
    const other = fact === first ? second : fact.role === 'context' ? undefined : first;
    const differing = other === undefined ? null : differences(fact.text, other.text);
    return { fact, parts: partsOf(fact, differing ?? []), isCompared: differing !== null };
  });
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretches of a text that another one does not have; null where the two have too little in common. */
export function differences(text: string, other: string): readonly Stretch[] | null {
  const own = tokensOf(text);
  const changes = diffArrays(own, tokensOf(other), { maxEditLength: MOST_EDITS });
  if (changes === undefined) return null;
  const stretches: Stretch[] = [];
  let at = 0;
  let common = 0;
  for (const { value, added, removed } of changes) {
    if (added) continue;
    const length = value.join('').length;
    if (removed) stretches.push({ start: at, end: at + length });
    else common += length;
    at += length;
  }
  return common / Math.max(text.length, other.length, 1) < LEAST_SHARE ? null : stretches;
}

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
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
    mark: covers(meant, from) ? 'meant' : covers(differing, from) ? 'differs' : null,
  }));
}

const CONTEXT = 40;

/** The same parts with long unmarked stretches cut in the middle: what is marked keeps some words around it. */
export function clipped(parts: readonly Part[], most: number): readonly Part[] {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= most) return parts;
  if (parts.every(({ mark }) => mark === null)) return [{ text: `${wholeText(parts).slice(0, most)}…`, mark: null }];
  return parts.map((part, at) => {
    if (part.mark !== null) return part;
    const before = at === 0 ? '' : part.text.slice(0, CONTEXT);
    const after = at === parts.length - 1 ? '' : part.text.slice(-CONTEXT);
    return part.text.length <= before.length + after.length ? part : { text: `${before}…${after}`, mark: null };
  });
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
