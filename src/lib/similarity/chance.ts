import type { FormIndex } from './form-index.ts';
import type { FormPair } from './form-pairs.ts';
import { formView, type FormView } from './form-view.ts';
import { holderCount } from './holders.ts';
import { mix } from './interner.ts';
import type { Work } from './progress.ts';

/** What accident alone would bring at one line. */
export interface ChanceLevel {
  /** Bits from which on pairs count. */
  readonly line: number;
  /** Pairs between agencies found at the line, and how many of these accident would bring. */
  readonly found: number;
  readonly expected: number;
  /** Upper end of what accident would bring, at 95 % confidence. */
  readonly expectedUpTo: number;
  /** Expected over found, and its upper end, at most 1; undefined if nothing was found. */
  readonly share: number | undefined;
  readonly shareUpTo: number | undefined;
}

export interface ChanceEstimate {
  /** Decoys tried, and how many pairs of a decoy and a form were compared. */
  readonly decoys: number;
  readonly compared: number;
  readonly levels: readonly ChanceLevel[];
}

export interface ChanceOptions {
  readonly decoys?: number;
  readonly lines: readonly number[];
}

/** A name that so few hold is an office's own wording; all others stay where they are, blocks and all. */
const OWN = 8;
const ATTEMPTS = 24;

/**
 * The share of chance among the pairs found, from decoys that cannot have copied: a form keeps its common rows, so the
 * blocks of its place and trade stay together, while each of its own wordings is exchanged for one of another form of the
 * same trade from another widest region, no two from the same hand.
 */
export function* estimateChance(
  index: FormIndex,
  pairs: readonly FormPair[],
  options: ChanceOptions,
): Work<ChanceEstimate> {
  const { corpus } = index;
  const total = corpus.table.agencyOf.length;
  const decoys = Math.min(options.decoys ?? 300, total);
  const least = Math.min(...options.lines);
  const maker = new DecoyMaker(index);
  const hits: number[] = [];
  let compared = 0;
  for (let decoy = 0; decoy < decoys; decoy++) {
    const form = Math.floor((decoy * total) / decoys);
    const { view, kin } = maker.make(form);
    compared += total - kin.forms;
    for (const { form: other, bits } of index.search(view, least)) {
      if (!kin.agencies.has(corpus.table.agencyOf[other] ?? 0)) hits.push(bits);
    }
    yield { stage: 'chance', done: decoy, total: decoys };
  }
  const crossing = pairs.filter(({ relation }) => relation === 'cross_agency');
  const scale = compared === 0 ? 0 : (total * (total - 1)) / 2 / compared;
  return { decoys, compared, levels: options.lines.map((line) => levelAt(line, { hits, crossing, scale })) };
}

function levelAt(
  line: number,
  { hits, crossing, scale }: { hits: readonly number[]; crossing: readonly FormPair[]; scale: number },
): ChanceLevel {
  const found = crossing.filter(({ bits }) => bits >= line).length;
  const count = hits.filter((bits) => bits >= line).length;
  const expected = count * scale;
  const expectedUpTo = poissonUpper(count) * scale;
  const shareOf = (pairs: number): number | undefined => (found === 0 ? undefined : Math.min(1, pairs / found));
  return { line, found, expected, expectedUpTo, share: shareOf(expected), shareUpTo: shareOf(expectedUpTo) };
}

/** Upper 95 % bound of a Poisson mean of which `count` events were seen (Wilson and Hilferty 1931). */
function poissonUpper(count: number): number {
  const next = count + 1;
  return next * (1 - 1 / (9 * next) + 1.645 / (3 * Math.sqrt(next))) ** 3;
}

interface Decoy {
  readonly view: FormView;
  /** The agencies that lent it rows, and how many forms they have. */
  readonly kin: { readonly agencies: ReadonlySet<number>; readonly forms: number };
}

class DecoyMaker {
  readonly #index: FormIndex;
  readonly #byKind = new Map<string, number[]>();
  readonly #formCounts: Uint32Array;
  #draws = 0;

  constructor(index: FormIndex) {
    this.#index = index;
    const { table } = index.corpus;
    this.#formCounts = new Uint32Array(table.agencies.length);
    table.agencyOf.forEach((agency, form) => {
      const kind = table.agencies[agency]?.kind ?? '';
      const known = this.#byKind.get(kind);
      if (known) known.push(form);
      else this.#byKind.set(kind, [form]);
      this.#formCounts[agency] = (this.#formCounts[agency] ?? 0) + 1;
    });
  }

  make(form: number): Decoy {
    const { corpus } = this.#index;
    const own = formView(corpus, form);
    const agency = corpus.table.agencyOf[form] ?? 0;
    const agencies = new Set([agency]);
    const items = new Map<number, number>();
    for (let at = own.start; at < own.end; at++) {
      const item = this.#isOwn(own.names[at] ?? 0) ? this.#stranger(agency, agencies) : at;
      if (item >= 0) items.set(corpus.items.names[item] ?? 0, item);
    }
    const names = Uint32Array.from(items.keys()).sort();
    const places = names.map((name) => items.get(name) ?? 0);
    const view: FormView = {
      party: { agency: -1, groups: own.party.groups },
      names,
      targets: places.map((item) => corpus.items.targets[item] ?? 0),
      pairs: places.map((item) => corpus.pairOf[item] ?? 0),
      start: 0,
      end: names.length,
    };
    let forms = 0;
    for (const lender of agencies) forms += this.#formCounts[lender] ?? 0;
    return { view, kin: { agencies, forms } };
  }

  #isOwn(name: number): boolean {
    const { official, names } = this.#index.corpus;
    return (official[name] ?? 0) === 0 && holderCount(names, name) < OWN;
  }

  /** An own wording of another office of the same trade in another widest region, −1 if none turns up. */
  #stranger(agency: number, lenders: Set<number>): number {
    const { table, items } = this.#index.corpus;
    const self = table.agencies[agency];
    const pool = this.#byKind.get(self?.kind ?? '') ?? [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const form = pool[this.#draw(pool.length)] ?? -1;
      const lender = table.agencyOf[form] ?? agency;
      const near = self?.regions[0] !== undefined && table.agencies[lender]?.regions[0] === self.regions[0];
      if (near || lenders.has(lender)) continue;
      const start = items.starts[form] ?? 0;
      const item = start + this.#draw((items.starts[form + 1] ?? 0) - start);
      if (!this.#isOwn(items.names[item] ?? 0)) continue;
      lenders.add(lender);
      return item;
    }
    return -1;
  }

  #draw(limit: number): number {
    return limit === 0 ? 0 : (mix(++this.#draws) >>> 0) % limit;
  }
}
