import { MANIFEST, type Manifest, type RecordColumns, type TermHead } from './manifest.ts';
import { intersection, union, unpackNumbers } from './postings.ts';
import { rankOf, wordsOf, type Kind, type SearchRecord } from './record.ts';
import { beginningOf, endOf, isOccurrence, lookupsOf, type Lookup } from './terms.ts';

/** Loads a file of the index; rejects when it cannot. */
export type LoadFile = (name: string) => Promise<ArrayBuffer>;

/** What was found of one kind. */
export interface FoundKind {
  readonly kind: Kind;
  readonly records: readonly SearchRecord[];
  readonly count: number;
  /** Whether there are exactly so many, at most, or at least. */
  readonly bound: 'exact' | 'most' | 'least';
}

export interface FindOptions {
  /** Most records of each kind. */
  readonly most: number;
  readonly kinds?: readonly Kind[];
}

/** Candidates are looked at in turns of as many as are shown; so many turns at most when they only look alike. */
const MOST_TURNS = 6;

/** Asks the static search index, reading only the files a query needs; what was read is kept. */
export class SearchIndex {
  readonly #load: LoadFile;
  readonly #manifests = new Map<string, Promise<Manifest>>();
  readonly #termFiles = new Map<string, Promise<TermFile>>();
  readonly #recordFiles = new Map<string, Promise<RecordColumns>>();

  constructor(load: LoadFile) {
    this.#load = load;
  }

  /** What the words of a query all occur in, by kind, the best first; kinds without any are left out. */
  async find(query: string, { most, kinds }: FindOptions): Promise<readonly FoundKind[]> {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const manifest = await this.#readManifest();
    const lists = await Promise.all(words.map((word) => this.#numbersOf(word, manifest)));
    const found = lists.reduce(intersection);
    const first = await this.#first(found, words, manifest);
    const parts = manifest.kinds.filter(({ kind }) => kinds?.includes(kind) ?? true);
    const results = await Promise.all(
      parts.map(async ({ kind, from, to }) => {
        const numbers = found.filter((number) => number >= from && number < to);
        return { kind, ...(await this.#best(first(numbers), { words, most }, manifest)) };
      }),
    );
    return results.filter(({ records }) => records.length > 0);
  }

  /** Puts records first whose title begins and ends like the words, then those whose title begins so. */
  async #first(found: readonly number[], words: readonly string[], manifest: Manifest) {
    const marks = found.length === 0 ? [] : [beginningOf(words[0] ?? ''), endOf(words.at(-1) ?? '')];
    const [begins = [], ends = []] = await Promise.all(marks.map((term) => this.#term(term, manifest)));
    const near = new Set(intersection(found, begins));
    const same = new Set(intersection([...near], ends));
    const tier = (number: number) => (same.has(number) ? 0 : near.has(number) ? 1 : 2);
    return (numbers: readonly number[]) => [...numbers].sort((one, other) => tier(one) - tier(other));
  }

  async #best(numbers: readonly number[], asked: Wanted, manifest: Manifest): Promise<Omit<FoundKind, 'kind'>> {
    const { words, most } = asked;
    const ranked: { readonly record: SearchRecord; readonly rank: number }[] = [];
    let looked = 0;
    for (let turn = 0; turn < MOST_TURNS && looked < numbers.length && ranked.length < most; turn++) {
      const part = numbers.slice(looked, looked + most);
      looked += part.length;
      for (const record of await Promise.all(part.map((number) => this.#record(number, manifest)))) {
        const rank = rankOf(record, words);
        if (rank !== null) ranked.push({ record, rank });
      }
    }
    ranked.sort((one, other) => one.rank - other.rank);
    const isSeen = looked === numbers.length;
    return {
      records: ranked.slice(0, most).map(({ record }) => record),
      count: isSeen ? ranked.length : numbers.length,
      bound: isSeen || words.every((word) => [...word].length <= 2) ? 'exact' : 'most',
    };
  }

  async #numbersOf(word: string, manifest: Manifest): Promise<readonly number[]> {
    return union(await Promise.all(lookupsOf(word).map((lookup) => this.#lookedUp(lookup, manifest))));
  }

  async #lookedUp({ all, beginning }: Lookup, manifest: Manifest): Promise<readonly number[]> {
    if (beginning !== null) return this.#anyBeginning(beginning, manifest);
    const lists = await Promise.all(all.map((term) => this.#term(term, manifest)));
    return lists.reduce(intersection);
  }

  async #term(term: string, manifest: Manifest): Promise<readonly number[]> {
    const at = manifest.terms.findLastIndex(([first]) => first <= term);
    if (at < 0) return [];
    const { terms, numbersAt } = await this.#termFile(at, manifest);
    const index = terms.indexOf(term);
    return index < 0 ? [] : numbersAt(index);
  }

  async #anyBeginning(beginning: string, manifest: Manifest): Promise<readonly number[]> {
    const { terms } = manifest;
    const from = Math.max(
      terms.findLastIndex(([first]) => first <= beginning),
      0,
    );
    const past = terms.findIndex(([first], at) => at > from && !first.startsWith(beginning));
    const files = terms.slice(from, past < 0 ? undefined : past);
    const lists = await Promise.all(files.map((_, index) => this.#termsFrom(from + index, beginning, manifest)));
    return union(lists.flat());
  }

  async #termsFrom(at: number, beginning: string, manifest: Manifest): Promise<readonly (readonly number[])[]> {
    const { terms, numbersAt } = await this.#termFile(at, manifest);
    return terms.flatMap((term, index) => (term.startsWith(beginning) && isOccurrence(term) ? [numbersAt(index)] : []));
  }

  #termFile(at: number, manifest: Manifest): Promise<TermFile> {
    const name = manifest.terms[at]?.[1] ?? '';
    return once(this.#termFiles, name, async () => readTerms(new Uint8Array(await this.#load(name))));
  }

  async #record(number: number, { records }: Manifest): Promise<SearchRecord> {
    const [first, name] = records.findLast(([from]) => from <= number) ?? [0, ''];
    const columns = await once(this.#recordFiles, name, async () => parsed<RecordColumns>(await this.#load(name)));
    const at = number - first;
    return {
      kind: columns.kind[at] ?? 'form',
      id: columns.id[at] ?? '',
      title: columns.title[at] ?? '',
      en: columns.en[at] ?? null,
      note: columns.note[at] ?? null,
      number: columns.number[at] ?? null,
      initials: columns.initials[at] ?? null,
    };
  }

  #readManifest(): Promise<Manifest> {
    return once(this.#manifests, MANIFEST, async () => parsed<Manifest>(await this.#load(MANIFEST)));
  }
}

interface Wanted {
  readonly words: readonly string[];
  readonly most: number;
}

interface TermFile {
  readonly terms: readonly string[];
  readonly numbersAt: (index: number) => readonly number[];
}

function readTerms(bytes: Uint8Array<ArrayBuffer>): TermFile {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const { terms, bytes: sizes } = parsed<TermHead>(bytes.subarray(4, 4 + length));
  let end = 4 + length;
  const parts = sizes.map((size) => bytes.subarray(end, (end += size)));
  return { terms, numbersAt: (index) => unpackNumbers(parts[index] ?? new Uint8Array()) };
}

function parsed<T>(bytes: BufferSource): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

/** The value of a name, made once; a failure is forgotten, so that it can be tried again. */
function once<T>(known: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const present = known.get(name);
  if (present !== undefined) return present;
  const made = make();
  known.set(name, made);
  made.catch(() => known.delete(name));
  return made;
}
