import { placeAt, type Piece } from './piece.ts';
import { targetStart } from './target-start.ts';

export type Range = readonly [number, number];

/** An indicator in running text and where its level label (数量指标：), its name and its target stand. */
export interface Item {
  readonly level: Range | null;
  readonly name: Range;
  readonly value: Range | null;
}

const LEVEL = /^\s*(?:[\d一二三四五六七八九十]+[、.．]\s*)?([^:：；;，,。]{2,12})[:：]\s*/;

function trimmed(text: string, start: number, end: number): Range {
  const part = text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  return [from, Math.max(from, start + part.trimEnd().length)];
}

function itemAt(text: string, [start, end]: Range, isLevel: (label: string) => boolean): Item {
  const part = text.slice(start, end);
  const lead = LEVEL.exec(part);
  const label = lead?.[1] ?? '';
  const level = lead && isLevel(label) ? part.indexOf(label) : -1;
  const from = lead && level >= 0 ? start + lead[0].length : start;
  const target = targetStart(text.slice(from, end));
  return {
    level: level < 0 ? null : [start + level, start + level + label.length],
    name: trimmed(text, from, target === null ? end : from + target),
    value: target === null ? null : trimmed(text, from + target, end),
  };
}

/** The indicators a text lists, one per clause between semicolons or lines: 演出场次≥24场；群众满意度≥90%. */
export function itemsOf(text: string, isLevel: (label: string) => boolean): readonly Item[] {
  const clauses = [...text.matchAll(/[^；;\n。]+/g)].map((clause) =>
    trimmed(text, clause.index, clause.index + clause[0].length),
  );
  return clauses
    .filter(([start, end]) => end > start)
    .map((range) => itemAt(text, range, isLevel))
    .filter(({ level, name }) => level !== null || name[1] > name[0]);
}

/** A stretch of a cell as a cell of its own that stands in `column`. */
export function cutPiece(piece: Piece, [start, end]: Range, column: number): Piece {
  const text = piece.text.slice(start, end);
  return {
    ...piece,
    text,
    parts: [{ text, place: placeAt(piece, start) }],
    offset: (piece.offset ?? 0) + start,
    column,
    columnSpan: 1,
    rowSpan: 1,
  };
}
