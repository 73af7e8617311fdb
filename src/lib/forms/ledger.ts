import type { Row } from '#lib/dataset/index.ts';
import type { Piece } from './piece.ts';

export type UnreadReason = Row<'unread'>['reason'];
/**
 * What became of a stretch of a cell's text: it is in a table (`value`), it names a person or telephone and is dropped
 * (`person`), or it stays unread for a reason.
 */
export type Use = 'value' | 'person' | UnreadReason;

interface Claim {
  readonly start: number;
  readonly end: number;
  readonly use: Use;
}

export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly use: Use | null;
}

/** Keeps account of every character of every cell: the first claim on a stretch stands. */
export interface Ledger {
  /** Claims a whole cell, or `[start, end)` of its text. */
  claim(piece: Piece, use: Use, range?: readonly [number, number]): void;
  /** Whether anything of the cell, or of `[start, end)` of its text, is claimed. */
  isClaimed(piece: Piece, range?: readonly [number, number]): boolean;
  /** The cell's text cut at the borders of claims; `use` is null where nobody claimed it. */
  stretches(piece: Piece): readonly Stretch[];
}

/** A stretch of a piece as a stretch of the cell it is a part of. */
function inCell(
  piece: Piece,
  [start, end]: readonly [number, number] = [0, piece.text.length],
): readonly [number, number] {
  const offset = piece.offset ?? 0;
  return [offset + start, offset + end];
}

/** An empty account. */
export function openLedger(): Ledger {
  const claims = new Map<number, Claim[]>();
  return {
    claim(piece, use, range) {
      const [start, end] = inCell(piece, range);
      if (end > start) claims.set(piece.id, [...(claims.get(piece.id) ?? []), { start, end, use }]);
    },
    isClaimed(piece, range) {
      const [start, end] = inCell(piece, range);
      return (claims.get(piece.id) ?? []).some((claim) => claim.start < end && claim.end > start);
    },
    stretches(piece) {
      const uses: (Use | null)[] = new Array<Use | null>(piece.text.length).fill(null);
      for (const { start, end, use } of claims.get(piece.id) ?? []) {
        for (let at = start; at < end; at++) uses[at] ??= use;
      }
      const result: Stretch[] = [];
      uses.forEach((use, at) => {
        if (at > 0 && uses[at - 1] === use) return;
        const next = uses.findIndex((other, place) => place > at && other !== use);
        const text = piece.text.slice(at, next < 0 ? undefined : next);
        if (text.trim() !== '') result.push({ text, start: at, use });
      });
      return result;
    },
  };
}
