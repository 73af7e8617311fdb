import type { AlignedRun } from './alignment.ts';
import type { Gazetteer, KnownName, NameMatch } from './gazetteer.ts';
import type { Span } from './run.ts';

export const LEFTOVERS = ['foreign_place', 'foreign_agency', 'wrong_year', 'stale_document'] as const;
/**
 * What gives a copy away inside a shared run: the name of a place or agency the form has nothing to do with, a year that
 * is not the form's, a document number that was fresh in the other form and is old in this one.
 */
export type LeftoverKind = (typeof LEFTOVERS)[number];

export interface Leftover {
  readonly kind: LeftoverKind;
  readonly side: 'left' | 'right';
  /** Where it stands in the original text of that side. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it points to the other form, or, standing in both, to a third party. */
  readonly of: 'other' | 'third';
}

/** What is known about the form a text stands in. */
export interface LeftoverSide {
  readonly text: string;
  /** Fiscal year, if known. */
  readonly year?: number;
  /** Codes it may rightly name: its agency, its region and those above and below it. */
  readonly own: ReadonlySet<string>;
}

export interface LeftoverInput {
  readonly left: LeftoverSide;
  readonly right: LeftoverSide;
  readonly run: AlignedRun;
}

/** The leftovers of both sides of a run, in order of place; left ones first. */
export function findLeftovers(input: LeftoverInput, gazetteer: Gazetteer): Leftover[] {
  return SIDES.flatMap((side) => {
    const view = viewOf(input, side);
    const found = [...foreignNames(view, gazetteer), ...wrongYears(view), ...staleDocuments(view)];
    return found.sort((one, two) => one.start - two.start);
  });
}

const SIDES = ['left', 'right'] as const;

interface View {
  readonly side: 'left' | 'right';
  readonly self: LeftoverSide;
  readonly other: LeftoverSide;
  readonly span: Span;
  readonly otherSpan: Span;
  /** By place in this text the aligned place in the other. */
  readonly counterpart: Int32Array;
}

function viewOf({ left, right, run }: LeftoverInput, side: 'left' | 'right'): View {
  return side === 'left'
    ? { side, self: left, other: right, span: run.left, otherSpan: run.right, counterpart: run.toRight }
    : { side, self: right, other: left, span: run.right, otherSpan: run.left, counterpart: run.toLeft };
}

function foreignNames({ side, self, other, span, otherSpan }: View, gazetteer: Gazetteer): Leftover[] {
  const inside = (match: NameMatch, { start, end }: Span): boolean => match.start < end && match.end > start;
  const theirs = new Set(
    gazetteer
      .find(other.text)
      .filter((match) => inside(match, otherSpan))
      .map(({ name }) => name.name),
  );
  return gazetteer.find(self.text).flatMap((match): Leftover[] => {
    const { name, start, end } = match;
    if (!inside(match, span) || isOwn(self, name)) return [];
    const ofOther = isOwn(other, name);
    if (!ofOther && !theirs.has(name.name)) return [];
    const kind = name.kind === 'place' ? 'foreign_place' : 'foreign_agency';
    return [{ kind, side, start, end, text: name.name, of: ofOther ? 'other' : 'third' }];
  });
}

function isOwn({ own }: LeftoverSide, { code, region }: KnownName): boolean {
  return own.has(code) || (region !== undefined && own.has(region));
}

/** Years that tell when something is meant to happen; those of document numbers, titles, ranges and comparisons do not. */
const YEAR = /(?<![\d〔[【(（—-])((?:19|20)\d{2})\s*年(?!\s*(?:起|以来|至|到|—|-|~|第))/g;
const COMPARED = /(?:比|较|自|从|于|至|到|—|-|~|同期|截至|截止)\s*$/;

function wrongYears(view: View): Leftover[] {
  const { side, self, other, span, counterpart } = view;
  if (self.year === undefined) return [];
  const titles = spansOf(self.text, /《[^》]*》/g);
  return [...self.text.matchAll(YEAR)].flatMap((match): Leftover[] => {
    const start = match.index;
    const year = Number(match[1]);
    const end = start + match[0].length;
    if (start < span.start || end > span.end || year === self.year) return [];
    if (COMPARED.test(self.text.slice(0, start)) || titles.some((title) => start >= title.start && end <= title.end))
      return [];
    const theirs = yearAt(other.text, counterpart[start] ?? -1);
    const pasted = theirs === self.year || (theirs === year && year === other.year);
    return pasted ? [{ kind: 'wrong_year', side, start, end, text: match[0], of: 'other' }] : [];
  });
}

function yearAt(text: string, place: number): number | undefined {
  const match = place < 0 ? null : /^\d{4}/.exec(text.slice(place, place + 4));
  return match ? Number(match[0]) : undefined;
}

const DOCUMENT = /[\u4e00-\u9fff]{1,8}\s*[〔[【(（]\s*((?:19|20)\d{2})\s*[〕\]】)）]\s*第?\s*\d{1,5}\s*号/g;
/** A document of this year or the last is fresh, one of two years ago and more is old. */
const OLD = 2;

function staleDocuments({ side, self, other, span }: View): Leftover[] {
  const { year } = self;
  const { year: theirs } = other;
  if (year === undefined || theirs === undefined || year <= theirs) return [];
  const shared = new Set([...other.text.matchAll(DOCUMENT)].map(([text]) => text));
  return [...self.text.matchAll(DOCUMENT)].flatMap((match): Leftover[] => {
    const issued = Number(match[1]);
    const start = match.index;
    const end = start + match[0].length;
    const inside = start < span.end && end > span.start && shared.has(match[0]);
    if (!inside || theirs - issued >= OLD || year - issued < OLD) return [];
    return [{ kind: 'stale_document', side, start, end, text: match[0], of: 'other' }];
  });
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
