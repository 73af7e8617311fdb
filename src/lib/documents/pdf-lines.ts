import type { TextPiece } from './pdf-page.ts';

/** Pieces on one baseline, from left to right. */
export interface TextLine {
  readonly pieces: readonly TextPiece[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly baseline: number;
  readonly size: number;
}

/** Where lines may run to: the inner edges of a cell, or of a page's text. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

/** The lines of a region, from top to bottom: pieces whose baselines differ by less than half a character. */
export function linesOf(pieces: readonly TextPiece[]): TextLine[] {
  const lines: TextPiece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline)) {
    const current = lines.at(-1);
    const last = current?.at(-1);
    const isSame = last && piece.baseline - last.baseline < 0.5 * Math.min(piece.size, last.size);
    if (current && isSame) current.push(piece);
    else lines.push([piece]);
  }
  return lines.map(lineOf);
}

/** Pieces as one line. */
export function lineOf(unsorted: readonly TextPiece[]): TextLine {
  const pieces = [...unsorted].sort((a, b) => a.x - b.x);
  const size = Math.max(...pieces.map((piece) => piece.size));
  const baseline = Math.max(...pieces.map((piece) => piece.baseline));
  return {
    pieces,
    size,
    baseline,
    top: Math.min(...pieces.map((piece) => piece.baseline - piece.size)),
    left: Math.min(...pieces.map((piece) => piece.x)),
    right: Math.max(...pieces.map((piece) => piece.x + piece.width)),
  };
}

/** Pieces of a line that stand together: cut where the gap is wider than `gap` characters. */
export function segmentsOf(line: TextLine, gap: number): TextLine[] {
  const segments: TextPiece[][] = [];
  let right = -Infinity;
  for (const piece of line.pieces) {
    if (piece.x - right > gap * line.size) segments.push([]);
    segments.at(-1)?.push(piece);
    right = Math.max(right, piece.x + piece.width);
  }
  return segments.map(lineOf);
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/;

/** The text of a line, with a space where the gap between two pieces is one. */
export function lineText(line: TextLine): string {
  let text = '';
  let right = 0;
  for (const piece of line.pieces) {
    const gap = piece.x - right;
    const isWide = WIDE.test(text.slice(-1)) && WIDE.test(piece.text.charAt(0));
    const isSpace = gap > line.size * (isWide ? 0.8 : 0.18) && !/\s$/.test(text) && !/^\s/.test(piece.text);
    text += (text !== '' && isSpace ? ' ' : '') + piece.text;
    right = piece.x + piece.width;
  }
  return text.trim();
}

const NOT_FIRST = /^[，。、；：！？）》」』】〕％%,.;:!?)\]]/;
const LIST_MARK = /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、]|\d{1,2}[.．](?!\d)|[①-⑳]|[●■◆▪•])/;

/**
 * The text of the lines of one cell or paragraph. Where the next word would not have fitted on a line, the line was
 * wrapped and is joined; elsewhere, and before a list number, the break was meant and stays a line feed.
 */
export function joinLines(lines: readonly TextLine[], margins: Margins): string {
  const centred = isCentred(lines, margins);
  let text = '';
  lines.forEach((line, at) => {
    const own = lineText(line);
    const before = lines[at - 1];
    if (!before) text = own;
    else if (LIST_MARK.test(own) || !isWrapped(before, own, { margins, centred })) text += `\n${own}`;
    else text += (/[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(own) ? ' ' : '') + own;
  });
  return text;
}

/** Whether a line is so full that the text after it had to go on the next one. */
export function isWrapped(
  line: TextLine,
  next: string,
  { margins, centred }: { margins: Margins; centred: boolean },
): boolean {
  const free = centred ? margins.right - margins.left - (line.right - line.left) : margins.right - line.right;
  return free < unitWidth(next) * line.size + 0.1 * line.size;
}

/** Width of what cannot be parted from the beginning of a text, in characters: a word, or one character with its comma. */
function unitWidth(text: string): number {
  const word = /^[\w.%‰+\-/~≥≤=<>]+/.exec(text)?.[0];
  if (word !== undefined) return Math.min(word.length, 12) * 0.5;
  return NOT_FIRST.test(text.slice(1)) ? 2 : 1;
}

function isCentred(lines: readonly TextLine[], { left, right }: Margins): boolean {
  return (
    lines.every((line) => Math.abs(line.left - left - (right - line.right)) < line.size) &&
    lines.some((line) => line.left - left > line.size / 2)
  );
}
