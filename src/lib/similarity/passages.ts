import { packTexts, type TextColumn } from './column.ts';
import { fingerprintTexts, WINNOWING, type Fingerprints } from './fingerprint.ts';
import { distinctTexts, type DistinctTexts, type PassageTable } from './passage-table.ts';
import { DENSE_ALLOWANCE, freshCharacters, freshnessTable, isTelling, RUN_LINE } from './freshness.ts';
import { finish, type Work } from './progress.ts';
import { runsOf, type Run, type Text } from './run.ts';
import { findSeeds, type Seeds } from './seeds.ts';

export interface SharedRun extends Run {
  /** Two distinct texts by their numbers in `texts`; left is the smaller one. */
  readonly leftText: number;
  readonly rightText: number;
  /** Fresh characters: every equal character counts the less, the more other agencies hold it; at most 1. */
  readonly bits: number;
}

export interface PassageReuse {
  readonly table: PassageTable;
  readonly texts: DistinctTexts;
  readonly prints: Fingerprints;
  readonly seeds: Seeds;
  readonly runs: readonly SharedRun[];
}

export interface PassageOptions {
  /** Texts everybody may use: statutory duties, templates. */
  readonly base?: readonly string[];
  /** Runs below this many fresh characters are left out, but for shorter ones of mostly fresh characters. */
  readonly line?: number;
}

/** All runs that two different passages share and few agencies hold. */
export function* comparePassages(table: PassageTable, options: PassageOptions = {}): Work<PassageReuse> {
  const texts = yield* distinctTexts(table.texts);
  const prints = yield* fingerprintTexts(texts.texts);
  const base = baseHashes(options.base ?? []);
  const agencies = table.agencies.length;
  const seeds = yield* findSeeds({ texts, agencyOf: table.agencyOf, agencies, prints, base });
  const runs: SharedRun[] = [];
  const finder = new RunFinder({ table, texts, prints, seeds }, options.line ?? RUN_LINE);
  const total = texts.ownerStarts.length - 1;
  for (let text = 0; text < total; text++) {
    finder.find(text, runs);
    if (text % 64 === 0) yield { stage: 'runs', done: text, total };
  }
  return { table, texts, prints, seeds, runs };
}

/** Fingerprints of texts that everybody may use. */
function baseHashes(base: readonly string[]): ReadonlySet<number> {
  const { texts } = finish(distinctTexts(packTexts(base)));
  return new Set(finish(fingerprintTexts(texts)).hashes);
}

type Compared = Omit<PassageReuse, 'runs'>;

class RunFinder {
  readonly #compared: Compared;
  readonly #line: number;
  readonly #fresh: Float64Array;
  readonly #agencies: number;
  /** Keys of the seeds of one text: other text, place in this one, place in the other. */
  #keys = new Float64Array(256);
  #places = new Uint32Array(256);

  constructor(compared: Compared, line: number) {
    this.#compared = compared;
    this.#line = line;
    this.#agencies = compared.table.agencies.length;
    this.#fresh = freshnessTable(this.#agencies);
  }

  /** Adds what a text shares with texts of larger number, and itself if several passages consist of it. */
  find(text: number, runs: SharedRun[]): void {
    this.#repeated(text, runs);
    const { starts, others, places } = this.#compared.seeds;
    const from = starts[text] ?? 0;
    const count = (starts[text + 1] ?? 0) - from;
    if (count < 2) return;
    if (count > this.#keys.length) {
      this.#keys = new Float64Array(count * 2);
      this.#places = new Uint32Array(count * 2);
    }
    for (let seed = 0; seed < count; seed++) {
      this.#keys[seed] = (others[from + seed] ?? 0) * PLACES + (places[from + seed] ?? 0);
    }
    const keys = this.#keys.subarray(0, count).sort();
    for (let first = 0, end = 0; first < count; first = end) {
      const other = Math.floor((keys[first] ?? 0) / PLACES);
      const base = other * PLACES;
      for (end = first; end < count && (keys[end] ?? 0) < base + PLACES; end++)
        this.#places[end - first] = (keys[end] ?? 0) - base;
      if (end - first > 1) this.#compare(text, other, { places: this.#places.subarray(0, end - first), runs });
    }
  }

  #compare(text: number, other: number, { places, runs }: { places: Uint32Array; runs: SharedRun[] }): void {
    const { texts } = this.#compared.texts;
    for (const run of runsOf(textSpan(texts, text), textSpan(texts, other), { places, piece: WINNOWING.piece })) {
      if (run.matched < this.#line - DENSE_ALLOWANCE) continue;
      this.#keep({ ...run, leftText: text, rightText: other }, runs);
    }
  }

  #repeated(text: number, runs: SharedRun[]): void {
    const { ownerStarts, texts } = this.#compared.texts;
    const length = (texts.starts[text + 1] ?? 0) - (texts.starts[text] ?? 0);
    if ((ownerStarts[text + 1] ?? 0) - (ownerStarts[text] ?? 0) < 2 || length < this.#line - DENSE_ALLOWANCE) return;
    const whole = { start: 0, end: length };
    const pieces = [{ left: 0, right: 0, length }];
    this.#keep({ left: whole, right: whole, pieces, matched: length, seeds: 0, leftText: text, rightText: text }, runs);
  }

  #keep(run: Omit<SharedRun, 'bits'>, runs: SharedRun[]): void {
    const { texts, prints, seeds } = this.#compared;
    const input = {
      left: textSpan(texts.texts, run.leftText),
      right: textSpan(texts.texts, run.rightText),
      prints: {
        places: prints.places,
        holders: seeds.holders,
        start: prints.starts[run.leftText] ?? 0,
        end: prints.starts[run.leftText + 1] ?? 0,
        piece: WINNOWING.piece,
      },
      parties: partiesOf(this.#compared, run.leftText, run.rightText),
    };
    const bits = freshCharacters(run, input, this.#fresh);
    if (isTelling({ bits, matched: run.matched }, this.#line, this.#agencies)) runs.push({ ...run, bits });
  }
}

/** Seeds of one other text have keys this far apart. */
const PLACES = 2 ** 32;

/** How many agencies stand behind the two sides: one or two. */
function partiesOf({ texts, table }: Compared, left: number, right: number): number {
  const first = table.agencyOf[texts.owners[texts.ownerStarts[left] ?? 0] ?? 0];
  for (const text of [left, right]) {
    for (let at = texts.ownerStarts[text] ?? 0; at < (texts.ownerStarts[text + 1] ?? 0); at++) {
      if (table.agencyOf[texts.owners[at] ?? 0] !== first) return 2;
    }
  }
  return 1;
}

/** A text of a column. */
export function textSpan({ units, starts }: TextColumn, text: number): Text {
  return { units, start: starts[text] ?? 0, end: starts[text + 1] ?? 0 };
}
