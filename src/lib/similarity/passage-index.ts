import { packTexts } from './column.ts';
import { fingerprintTexts, orderByHash, WINNOWING } from './fingerprint.ts';
import { freshCharacters, freshnessTable, isTelling, RUN_LINE } from './freshness.ts';
import { distinctTexts } from './passage-table.ts';
import { textSpan, type PassageReuse } from './passages.ts';
import { finish } from './progress.ts';
import { runsOf, type Run, type Text } from './run.ts';
import { COMMON } from './seeds.ts';

export interface PassageMatch {
  /** The distinct text of the corpus, or the number `add` returned. */
  readonly text: number;
  /** Left is the text asked about, right the one found. */
  readonly run: Run;
  readonly bits: number;
}

interface Printed {
  readonly text: Text;
  readonly hashes: Int32Array;
  readonly places: Int32Array;
}

/**
 * Holds one text against all passages of a corpus in milliseconds. Texts added later are found too, while rarity stays as
 * it was when the corpus was read.
 */
export class PassageIndex {
  readonly #reuse: PassageReuse;
  readonly #order: Uint32Array;
  readonly #fresh: Float64Array;
  readonly #textOf: Int32Array;
  readonly #added: Printed[] = [];
  /** By hash: added text and place, in turn. */
  readonly #addedPlaces = new Map<number, number[]>();

  constructor(reuse: PassageReuse) {
    this.#reuse = reuse;
    this.#order = orderByHash(reuse.prints.hashes);
    this.#fresh = freshnessTable(reuse.table.agencies.length);
    this.#textOf = new Int32Array(reuse.prints.hashes.length);
    for (let text = 0; text < this.count; text++) {
      this.#textOf.fill(text, reuse.prints.starts[text], reuse.prints.starts[text + 1]);
    }
  }

  /** How many distinct texts the corpus has; added texts are numbered from here on. */
  get count(): number {
    return this.#reuse.prints.starts.length - 1;
  }

  /** Adds a text and returns its number. */
  add(text: string): number {
    const printed = printOf(text);
    const number = this.#added.push(printed) - 1;
    printed.hashes.forEach((hash, at) => {
      const known = this.#addedPlaces.get(hash) ?? [];
      known.push(number, printed.places[at] ?? 0);
      this.#addedPlaces.set(hash, known);
    });
    return this.count + number;
  }

  /** The texts that share a run of at least `line` fresh characters, the longest run first. */
  find(text: string, line = RUN_LINE): PassageMatch[] {
    const asked = printOf(text);
    const holders = new Uint16Array(asked.hashes.length);
    const shared = new Map<number, number[]>();
    asked.hashes.forEach((hash, at) => {
      holders[at] = this.#collect(hash, asked.places[at] ?? 0, shared);
    });
    const matches: PassageMatch[] = [];
    for (const [number, places] of shared) {
      if (places.length < 2) continue;
      const other = this.#textAt(number);
      for (const run of runsOf(asked.text, other, {
        places: Uint32Array.from(places).sort(),
        piece: WINNOWING.piece,
      })) {
        const prints = { places: asked.places, holders, start: 0, end: holders.length, piece: WINNOWING.piece };
        const bits = freshCharacters(run, { left: asked.text, right: other, prints, parties: 1 }, this.#fresh);
        const { matched } = run;
        if (isTelling({ bits, matched }, line, this.#reuse.table.agencies.length))
          matches.push({ text: number, run, bits });
      }
    }
    return matches.sort((one, two) => two.bits - one.bits || one.text - two.text);
  }

  /** Notes where a fingerprint stands in other texts and returns how many agencies hold it. */
  #collect(hash: number, place: number, shared: Map<number, number[]>): number {
    const note = (text: number, other: number): void => {
      const places = shared.get(text) ?? [];
      if (place <= 0xffff && other <= 0xffff) places.push(((place << 16) | other) >>> 0);
      shared.set(text, places);
    };
    const { hashes, places } = this.#reuse.prints;
    const first = this.#firstOf(hash);
    const held = first < this.#order.length ? (this.#reuse.seeds.holders[this.#order[first] ?? 0] ?? 0) : 0;
    const known = first < this.#order.length && hashes[this.#order[first] ?? 0] === hash;
    for (let at = first; known && held <= COMMON && at < this.#order.length; at++) {
      const print = this.#order[at] ?? 0;
      if (hashes[print] !== hash) break;
      note(this.#textOf[print] ?? 0, places[print] ?? 0);
    }
    const added = this.#addedPlaces.get(hash) ?? [];
    for (let at = 0; at < added.length; at += 2) note(this.count + (added[at] ?? 0), added[at + 1] ?? 0);
    return known ? held : 0;
  }

  /** The first place in the order of hashes that is not before a hash; hashes are ordered as unsigned numbers. */
  #firstOf(hash: number): number {
    const { hashes } = this.#reuse.prints;
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((hashes[this.#order[middle] ?? 0] ?? 0) >>> 0 < hash >>> 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #textAt(number: number): Text {
    const added = this.#added[number - this.count];
    return added ? added.text : textSpan(this.#reuse.texts.texts, number);
  }
}

function printOf(text: string): Printed {
  const { texts } = finish(distinctTexts(packTexts([text])));
  const { hashes, places } = finish(fingerprintTexts(texts));
  return { text: textSpan(texts, 0), hashes, places };
}
