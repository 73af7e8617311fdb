import { normalizeLabel } from '#lib/text/index.ts';

/**
 * One pattern of a vocabulary file. Its parts, joined by `&`, must all hold:
 * `满意度` the name contains it; `解决…数` both pieces in this order; `数$` at the end; `^是否` at the start;
 * `!投诉` does not contain it; `@rate` the context has this word (target kind, level code, `unit=人次`).
 */
export interface Pattern {
  readonly required: readonly Piece[];
  readonly forbidden: readonly Piece[];
  readonly context: readonly string[];
  /** How much of a name it explains: its characters, less a little for each gap, more for each context word. */
  readonly weight: number;
}

interface Piece {
  readonly segments: readonly string[];
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

const GAP_LOSS = 0.5;
const CONTEXT_WEIGHT = 0.5;
const CLAUSE_END = /[,，。;；]/;
/** A Chinese name ends in the word that says what is measured: 服务对象投诉办结率 is a 办结率. */
const HEAD_BONUS = 3;

function piece(source: string): Piece {
  const atStart = source.startsWith('^');
  const atEnd = source.endsWith('$');
  const body = source.slice(atStart ? 1 : 0, atEnd ? -1 : undefined);
  return { segments: body.split('…').map(normalizeLabel), atStart, atEnd };
}

const lengthOf = ({ segments }: Piece) => segments.join('').length - (segments.length - 1) * GAP_LOSS;

/** A pattern from its written form. */
export function compilePattern(source: string): Pattern {
  const parts = source.split('&');
  const required = parts.filter((part) => !/^[@!]/.test(part)).map(piece);
  const context = parts.filter((part) => part.startsWith('@')).map((part) => part.slice(1));
  return {
    required,
    forbidden: parts.filter((part) => part.startsWith('!')).map((part) => piece(part.slice(1))),
    context,
    weight: required.reduce((sum, part) => sum + lengthOf(part), 0) + context.length * CONTEXT_WEIGHT,
  };
}

function holds({ segments, atStart, atEnd }: Piece, clause: string): boolean {
  let from = 0;
  for (const [number, segment] of segments.entries()) {
    const last = number === segments.length - 1;
    const place = atEnd && last ? clause.length - segment.length : clause.indexOf(segment, from);
    if (place < from || (atEnd && last && !clause.endsWith(segment))) return false;
    if (atStart && number === 0 && place !== 0) return false;
    from = place + segment.length;
  }
  return true;
}

/** Whether a normalised name matches in a context. A piece must hold within one clause: 解决 … 数 does not reach over a comma. */
export function matchesPattern(pattern: Pattern, name: string, context: ReadonlySet<string>): boolean {
  if (!pattern.context.every((word) => context.has(word))) return false;
  const clauses = name.split(CLAUSE_END);
  const somewhere = (part: Piece) => clauses.some((clause) => holds(part, clause));
  return pattern.required.every(somewhere) && !pattern.forbidden.some(somewhere);
}

/** How well a pattern explains a normalised name: 0 if it does not match, more if it reaches the word a name (not a sentence) ends in. */
export function explains(pattern: Pattern, name: string, context: ReadonlySet<string>): number {
  if (!matchesPattern(pattern, name, context)) return 0;
  if (CLAUSE_END.test(name)) return pattern.weight;
  const heads = pattern.required.map(({ segments }) => segments.at(-1) ?? '');
  return pattern.weight + (heads.some((head) => head !== '' && name.endsWith(head)) ? HEAD_BONUS : 0);
}

/** The two characters any matching name must contain, to look patterns up by; empty if the pattern names none. */
export function patternKey(pattern: Pattern): string {
  const segments = pattern.required.flatMap((part) => part.segments);
  const longest = segments.reduce((best, segment) => (segment.length > best.length ? segment : best), '');
  return longest.slice(0, 2);
}
