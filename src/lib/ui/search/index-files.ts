import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { deflateSync } from 'fflate';
import { MANIFEST, type Manifest, type RecordColumns, type TermHead } from './manifest.ts';
import { packNumbers } from './postings.ts';
import { KINDS, type SearchRecord } from './record.ts';
import { termsOf } from './terms.ts';

/** One file of the search index. */
export interface SearchFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Bytes of numbers in one file of terms, and records in one file of records, before packing. */
const TERM_BYTES = 24_000;
const RECORDS = 250;

/**
 * The static search index of some records: `index.json`, files of terms and files of records. Within a kind the records
 * are found in the order given, so the ones to show first come first. A query reads the few files its letters stand in,
 * however many records there are. The same records give the same files; a name changes with its content.
 */
export function searchFiles(records: readonly SearchRecord[]): readonly SearchFile[] {
  const ordered = KINDS.flatMap((kind) => records.filter((record) => record.kind === kind));
  const terms = termFiles(ordered);
  const chunks = recordFiles(ordered);
  const manifest: Manifest = {
    kinds: spans(ordered),
    terms: terms.map(({ first, file }) => [first, file.name]),
    records: chunks.map(({ first, file }) => [first, file.name]),
  };
  const files = [...terms, ...chunks].map(({ file }) => file);
  return [{ name: MANIFEST, bytes: utf8(JSON.stringify(manifest)) }, ...files];
}

function spans(ordered: readonly SearchRecord[]): Manifest['kinds'] {
  return KINDS.map((kind) => {
    const from = ordered.findIndex((record) => record.kind === kind);
    const to = ordered.findLastIndex((record) => record.kind === kind) + 1;
    return { kind, from: Math.max(from, 0), to };
  });
}

interface PlacedFile<T> {
  readonly first: T;
  readonly file: SearchFile;
}

function termFiles(ordered: readonly SearchRecord[]): readonly PlacedFile<string>[] {
  const numbers = new Map<string, number[]>();
  ordered.forEach((record, number) => {
    for (const term of termsOf(record)) {
      const list = numbers.get(term);
      if (list === undefined) numbers.set(term, [number]);
      else list.push(number);
    }
  });
  const lists = [...numbers].map(([term, list]) => ({ term, bytes: packNumbers(list) }));
  lists.sort((one, other) => (one.term < other.term ? -1 : 1));
  return cut(lists, ({ term, bytes }) => (term.length + bytes.length + 6) / TERM_BYTES).map((part) => ({
    first: part[0]?.term ?? '',
    file: termFile(part),
  }));
}

function termFile(lists: readonly { readonly term: string; readonly bytes: Uint8Array }[]): SearchFile {
  const head: TermHead = { terms: lists.map(({ term }) => term), bytes: lists.map(({ bytes }) => bytes.length) };
  const text = utf8(JSON.stringify(head));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, text.length);
  return packed('t', joined([size, text, ...lists.map(({ bytes }) => bytes)]));
}

function recordFiles(ordered: readonly SearchRecord[]): readonly PlacedFile<number>[] {
  const parts = cut(ordered, () => 1 / RECORDS);
  let first = 0;
  return parts.map((part) => {
    const place = first;
    first += part.length;
    const columns: RecordColumns = {
      kind: part.map(({ kind }) => kind),
      id: part.map(({ id }) => id),
      title: part.map(({ title }) => title),
      en: part.map(({ en }) => en),
      note: part.map(({ note }) => note),
      number: part.map(({ number }) => number),
      initials: part.map(({ initials }) => initials),
    };
    return { first: place, file: packed('r', utf8(JSON.stringify(columns))) };
  });
}

/** Cuts a list into parts that weigh about one each; none is empty. */
function cut<T>(list: readonly T[], weigh: (item: T) => number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let weight = Infinity;
  for (const item of list) {
    const more = weigh(item);
    if (weight + more > 1 + 1e-9) {
      parts.push([]);
      weight = 0;
    }
    weight += more;
    parts.at(-1)?.push(item);
  }
  return parts;
}

function packed(prefix: string, bytes: Uint8Array): SearchFile {
  const content = new Uint8Array(deflateSync(bytes, { level: 9 }));
  return { name: `${prefix}-${bytesToHex(sha256(content)).slice(0, 12)}.bin`, bytes: content };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
