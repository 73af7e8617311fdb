import { folded, wordsOf } from './record.ts';

/** A piece of a text, and whether a word of the query stands there. */
export interface MarkedPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A text cut where words of a query stand in it. */
export function markedWords(text: string, query: string): readonly MarkedPiece[] {
  const letters = [...text];
  const low = letters.map((letter) => folded(letter) || letter);
  const isMarked = letters.map(() => false);
  for (const word of wordsOf(query)) {
    const parts = [...word];
    for (let at = 0; at + parts.length <= low.length; at++) {
      if (parts.every((part, index) => low[at + index] === part)) isMarked.fill(true, at, at + parts.length);
    }
  }
  const pieces: { text: string; isMarked: boolean }[] = [];
  letters.forEach((letter, at) => {
    const last = pieces.at(-1);
    if (last !== undefined && last.isMarked === isMarked[at]) last.text += letter;
    else pieces.push({ text: letter, isMarked: isMarked[at] ?? false });
  });
  return pieces;
}
