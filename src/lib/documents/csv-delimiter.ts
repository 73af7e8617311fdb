const CANDIDATES = [',', '\t', ';', '|'] as const;

interface Delimiter {
  readonly delimiter: string;
  /** Where the records begin: after a first line `sep=;`. */
  readonly from: number;
}

/**
 * The delimiter of a csv text, from all of it: the one that cuts the most lines into the same number of fields, and
 * among equals the one that cuts more. Delimiters inside quotes do not count. A comma if none cuts anything.
 */
export function delimiterOf(text: string): Delimiter {
  const declared = /^sep=([^\r\n])\r?\n?/i.exec(text);
  if (declared?.[1]) return { delimiter: declared[1], from: declared[0].length };
  const counts = countPerLine(text);
  const scored = CANDIDATES.map((delimiter, index) => ({ delimiter, score: scoreOf(counts[index] ?? []) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.score > 0 ? best.delimiter : ',', from: 0 };
}

/** For each candidate how often it stands outside quotes, line by line; lines without any candidate are left out. */
function countPerLine(text: string): number[][] {
  const counts: number[][] = CANDIDATES.map(() => []);
  let line = CANDIDATES.map(() => 0);
  const endLine = () => {
    if (line.some((count) => count > 0)) line.forEach((count, index) => counts[index]?.push(count));
    line = CANDIDATES.map(() => 0);
  };
  let fieldStart = true;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"' && fieldStart) at = endOfQuoted(text, at);
    const index = CANDIDATES.findIndex((candidate) => candidate === character);
    const ends = character === '\n' || character === '\r';
    if (ends) endLine();
    if (index >= 0) line[index] = (line[index] ?? 0) + 1;
    fieldStart = ends || index >= 0;
  }
  endLine();
  return counts;
}

/** Where the quoted field that opens at `open` is closed. */
function endOfQuoted(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}

/** Share of lines with the most common number of delimiters (0 does not count), plus a little for more columns. */
function scoreOf(counts: readonly number[]): number {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, lines] of frequency) best = Math.max(best, lines / counts.length + Math.min(count, 20) / 1000);
  return best;
}
