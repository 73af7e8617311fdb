import { foldText, type Folded } from './fold.ts';
import type { Run, Span } from './run.ts';

/** A shared run in the original texts. */
export interface AlignedRun {
  readonly left: Span;
  readonly right: Span;
  /** By place in the left original the place it is aligned with in the right one, −1 for none; and the other way round. */
  readonly toRight: Int32Array;
  readonly toLeft: Int32Array;
}

/** Carries a run from comparable characters to the original texts it was found in. */
export function alignRun(leftText: string, rightText: string, run: Run): AlignedRun {
  const left = foldText(leftText);
  const right = foldText(rightText);
  const toRight = new Int32Array(leftText.length).fill(-1);
  const toLeft = new Int32Array(rightText.length).fill(-1);
  for (const piece of run.pieces) {
    for (let at = 0; at < piece.length; at++) {
      const from = left.places[piece.left + at] ?? 0;
      const to = right.places[piece.right + at] ?? 0;
      toRight[from] = to;
      toLeft[to] = from;
    }
  }
  return { left: originalSpan(left, run.left), right: originalSpan(right, run.right), toRight, toLeft };
}

/** Where a stretch of comparable characters stands in the original text. */
export function originalSpan({ places }: Folded, { start, end }: Span): Span {
  return start >= end ? { start: 0, end: 0 } : { start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 };
}
