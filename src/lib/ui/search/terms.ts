import { codeOf, folded, isCode, searchedTexts, type SearchRecord } from './record.ts';

const ID = '\u0000';
const BEGIN = '\u0001';
const END = '\u0002';

/**
 * The terms a record is listed under: every two letters that follow each other, so that any part of a Chinese text is
 * found without knowing its words; the last letter with an end mark, so that every letter begins a term; the first of
 * the title with a begin mark; and the code.
 */
export function termsOf(record: SearchRecord): ReadonlySet<string> {
  const code = codeOf(record);
  const terms = new Set(code === null ? [] : [`${ID}${code}`]);
  for (const text of searchedTexts(record)) {
    for (const word of text.split(/\s+/u)) for (const term of pairs(word)) terms.add(term);
  }
  const [first] = [...folded(record.title)];
  if (first !== undefined) terms.add(`${first}${BEGIN}`);
  return terms;
}

/** How a word of a query is looked up: any of its ways is enough. */
export interface Lookup {
  /** Terms that must all be there. */
  readonly all: readonly string[];
  /** Terms with this beginning, any of them; null when `all` says everything. */
  readonly beginning: string | null;
}

/** The ways to look a word up: its pairs of letters, which cover it without overlap; a code by its beginning. */
export function lookupsOf(word: string): readonly Lookup[] {
  const letters = [...word];
  const [only] = letters;
  const asText: Lookup =
    letters.length === 1 && only !== undefined
      ? { all: [], beginning: only }
      : { all: covering(letters), beginning: null };
  return isCode(word) ? [asText, { all: [], beginning: `${ID}${word}` }] : [asText];
}

/** The term of records whose title begins like a word. */
export function beginningOf(word: string): string {
  return `${[...word][0] ?? ''}${BEGIN}`;
}

/** The term of records with a text that ends like a word. */
export function endOf(word: string): string {
  return `${[...word].at(-1) ?? ''}${END}`;
}

/** Whether a term says that its letter occurs, and not only where. */
export function isOccurrence(term: string): boolean {
  return !term.endsWith(BEGIN);
}

/** Most pairs a word is looked up by: enough to leave few records that only look alike. */
const MOST_PAIRS = 4;

function covering(letters: readonly string[]): readonly string[] {
  const last = letters.length - 2;
  const starts = letters.map((_, at) => at).filter((at) => at <= last && (at % 2 === 0 || at === last));
  return starts.slice(0, MOST_PAIRS).map((at) => `${letters[at] ?? ''}${letters[at + 1] ?? ''}`);
}

function pairs(word: string): readonly string[] {
  const letters = [...word];
  return letters.map((letter, at) => `${letter}${letters[at + 1] ?? END}`);
}
