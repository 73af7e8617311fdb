import type { Fragment } from './fields.ts';

/** The places of the lines a fragment covers, joined by `;`. */
export function fragmentPlace(fragment: Fragment): string {
  const [start, end] = fragment.range;
  const places: string[] = [];
  let at = 0;
  for (const part of fragment.piece.parts) {
    const next = at + part.text.length;
    if (start < Math.max(next, at + 1) && end > at && !(start === next && end > next)) places.push(part.place);
    at = next + 1;
  }
  return [...new Set(places)].join(';');
}

/** The places of several fragments, each once. */
export function fragmentPlaces(fragments: readonly Fragment[]): string {
  return [...new Set(fragments.flatMap((fragment) => fragmentPlace(fragment).split(';')))].filter(Boolean).join(';');
}
