import type { SourceLine, SourceText } from '../source/source-text.ts';

/** A line of a source with its position in the whole document. */
export interface PlacedLine extends SourceLine {
  readonly at: number;
}

/** Lines of documents by file name: all of them, or those that findings rest on. */
export type Excerpts = Readonly<Record<string, readonly PlacedLine[]>>;

const AROUND = 1;

/** Lines that stand together in the source. */
export interface Stretch {
  readonly lines: readonly (PlacedLine & { readonly isMeant: boolean })[];
}

/** A source with the position of every line. */
export function placedLines({ lines }: SourceText): readonly PlacedLine[] {
  return lines.map((line, at) => ({ ...line, at }));
}

/** The lines at these places with their neighbours, in stretches without gaps. */
export function stretchesOf(lines: readonly PlacedLine[], places: readonly string[]): readonly Stretch[] {
  const wanted = new Set(places);
  const meant = new Set(lines.filter((line) => line.places.some((place) => wanted.has(place))).map(({ at }) => at));
  const near = lines.filter(({ at }) => isNear(meant, at));
  const stretches: Stretch['lines'][number][][] = [];
  for (const line of near) {
    const last = stretches.at(-1);
    const marked = { ...line, isMeant: meant.has(line.at) };
    if (last !== undefined && last.at(-1)?.at === line.at - 1) last.push(marked);
    else stretches.push([marked]);
  }
  return stretches.map((one) => ({ lines: one }));
}

/** The lines of a source that a page needs to show these places. */
export function linesAround(source: SourceText, places: readonly string[]): readonly PlacedLine[] {
  return stretchesOf(placedLines(source), places).flatMap(({ lines }) =>
    lines.map(({ at, places: own, text }) => ({ at, places: own, text })),
  );
}

function isNear(meant: ReadonlySet<number>, at: number): boolean {
  for (let step = -AROUND; step <= AROUND; step += 1) if (meant.has(at + step)) return true;
  return false;
}

/** The places of a `place` column: `L44;L46` → `L44`, `L46`. */
export function placesOf(place: string): readonly string[] {
  return place
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
