/** A piece of a table's CSV file; the first one has the header, so that put one after another they are the file. */
export interface CsvPiece {
  readonly name: string;
  /** Its bytes of the file: from this one to before that one. */
  readonly from: number;
  readonly to: number;
  /** Rows that begin in this piece. */
  readonly rows: number;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/** A CSV file (UTF-8) as pieces no larger than so many bytes, cut between rows; as it is when it is small enough. */
export function csvPieces(table: string, bytes: Uint8Array, largest: number): CsvPiece[] {
  const ends = rowEnds(bytes);
  const cuts: { readonly to: number; readonly rows: number }[] = [];
  let [from, rows] = [0, -1];
  for (const [at, end] of ends.entries()) {
    rows += 1;
    if (at < ends.length - 1 && (ends[at + 1] ?? end) - from <= largest) continue;
    cuts.push({ to: end, rows });
    [from, rows] = [end, 0];
  }
  return cuts.map(({ to, rows: own }, at) => {
    const name = cuts.length === 1 ? `${table}.csv` : `${table}-${String(at + 1).padStart(2, '0')}.csv`;
    return { name, from: cuts[at - 1]?.to ?? 0, to, rows: own };
  });
}

/** Where each row ends, behind its line feed; a line feed in quotes ends none. */
function rowEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) isQuoted = !isQuoted;
    else if (bytes[at] === LINE_FEED && !isQuoted) ends.push(at + 1);
  }
  if (bytes.length > 0 && ends.at(-1) !== bytes.length) ends.push(bytes.length);
  return ends;
}
