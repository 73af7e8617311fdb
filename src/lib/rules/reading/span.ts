import { remember } from './remember.ts';

/** A stretch of a text with its offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function split(text: string, boundary: RegExp): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(boundary)) {
    push(spans, text, [start, match.index]);
    start = match.index + match[0].length;
  }
  push(spans, text, [start, text.length]);
  return spans;
}

function push(spans: Span[], text: string, [start, end]: readonly [number, number]): void {
  if (text.slice(start, end).trim() !== '') spans.push({ start, end, text: text.slice(start, end) });
}

/** The sentences of a text: between 。！？ and line ends. */
export const sentencesOf = remember((text) => split(text, /[。！？!?\n]+/g));

/** The clauses of a text: between commas, semicolons, colons, enumeration commas and sentence ends. */
export const clausesOf = remember((text) => split(text, /[，,；;：:、。！？!?\n]+/g));

/** The span among `spans` that holds the offset, or null. */
export function spanAt(spans: readonly Span[], offset: number): Span | null {
  return spans.find(({ start, end }) => start <= offset && offset <= end) ?? null;
}

/** A text shortened for a message. */
export function shorten(text: string, longest = 40): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1)}…`;
}
