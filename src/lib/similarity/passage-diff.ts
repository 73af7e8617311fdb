import { diffChars } from 'diff';
import { alignRun } from './alignment.ts';
import { textOf } from './column.ts';
import { foldText, type Folded } from './fold.ts';
import type { Run, Span } from './run.ts';

export const DIFF_KINDS = ['same', 'changed', 'left', 'right'] as const;

/** A stretch of a run: the same in both texts, put differently, or found on one side only; empty spans on the other. */
export interface DiffSegment {
  readonly kind: (typeof DIFF_KINDS)[number];
  /** In the original texts; segments follow each other without gaps. */
  readonly left: Span;
  readonly right: Span;
}

export interface PassageDiff {
  readonly left: Span;
  readonly right: Span;
  readonly segments: readonly DiffSegment[];
}

/** Beyond so many edits the exact difference is no help and the aligned pieces of the run are shown as they are. */
const MOST_EDITS = 2000;

/**
 * The differences within a run, in places of the original texts. Width, punctuation and spaces make no difference and
 * belong to the segment before them.
 */
export function passageDiff(leftText: string, rightText: string, run: Run): PassageDiff {
  const left = foldText(leftText);
  const right = foldText(rightText);
  const { left: leftSpan, right: rightSpan } = alignRun(leftText, rightText, run);
  const lengths = editLengths(foldedRun(left, run.left), foldedRun(right, run.right)) ?? pieceLengths(run);
  const segments: DiffSegment[] = [];
  let leftFolded = run.left.start;
  let rightFolded = run.right.start;
  let leftStart = leftSpan.start;
  let rightStart = rightSpan.start;
  lengths.forEach((step, at) => {
    leftFolded += step.left;
    rightFolded += step.right;
    const last = at === lengths.length - 1;
    const leftEnd = last ? leftSpan.end : step.left === 0 ? leftStart : (left.places[leftFolded] ?? leftSpan.end);
    const rightEnd = last
      ? rightSpan.end
      : step.right === 0
        ? rightStart
        : (right.places[rightFolded] ?? rightSpan.end);
    segments.push({
      kind: step.kind,
      left: { start: leftStart, end: leftEnd },
      right: { start: rightStart, end: rightEnd },
    });
    leftStart = leftEnd;
    rightStart = rightEnd;
  });
  return { left: leftSpan, right: rightSpan, segments };
}

interface Step {
  readonly kind: DiffSegment['kind'];
  readonly left: number;
  readonly right: number;
}

function foldedRun({ units }: Folded, { start, end }: Span): string {
  return textOf(units, start, end);
}

function editLengths(left: string, right: string): Step[] | undefined {
  const changes = diffChars(left, right, { maxEditLength: MOST_EDITS });
  if (changes === undefined) return undefined;
  const steps: Step[] = [];
  for (const { value, added, removed } of changes) {
    const last = steps[steps.length - 1];
    if (added && last?.kind === 'left')
      steps[steps.length - 1] = { kind: 'changed', left: last.left, right: value.length };
    else if (added) steps.push({ kind: 'right', left: 0, right: value.length });
    else if (removed) steps.push({ kind: 'left', left: value.length, right: 0 });
    else steps.push({ kind: 'same', left: value.length, right: value.length });
  }
  return steps;
}

function pieceLengths({ left, right, pieces }: Run): Step[] {
  const steps: Step[] = [];
  let [leftEnd, rightEnd] = [left.start, right.start];
  for (const piece of pieces) {
    const [leftGap, rightGap] = [piece.left - leftEnd, piece.right - rightEnd];
    if (leftGap > 0 || rightGap > 0) steps.push({ kind: gapKind(leftGap, rightGap), left: leftGap, right: rightGap });
    steps.push({ kind: 'same', left: piece.length, right: piece.length });
    [leftEnd, rightEnd] = [piece.left + piece.length, piece.right + piece.length];
  }
  return steps;
}

function gapKind(left: number, right: number): DiffSegment['kind'] {
  if (left === 0) return 'right';
  return right === 0 ? 'left' : 'changed';
}
