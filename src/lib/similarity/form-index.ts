import { bitsOf } from './rarity.ts';
import { PairScorer } from './chain.ts';
import { textAt, textCount } from './column.ts';
import { pairNumber, type FormCorpus } from './form-corpus.ts';
import { formView, type FormView, type Party } from './form-view.ts';
import { SIMILARITY, TARGETS_WORTH, verdictLine } from './form-pairs.ts';
import type { WeighedForms } from './form-weights.ts';
import type { AgencyInput, FormInput, RowInput } from './form-table.ts';
import { startsFromCounts, take } from './growth.ts';
import { Interner } from './interner.ts';
import type { Work } from './progress.ts';
import { isSameProject, projectBigrams, type Relation } from './relation.ts';
import { rowKey } from './row-key.ts';
import { SurpriseMeter } from './surprise.ts';

export interface FormMatch {
  /** The form's place in the corpus, or the number `add` returned. */
  readonly form: number;
  readonly relation: Relation;
  readonly bits: number;
}

interface Item {
  readonly name: number;
  /** How many forms of the corpus bear it. */
  readonly held: number;
  readonly bits: number;
}

interface Compared {
  readonly corpus: FormCorpus;
  readonly weighed: WeighedForms;
}

/**
 * Holds one form against all others in milliseconds. Built once from a corpus; forms added later are found too, while
 * rarity stays as it was when the corpus was read.
 */
export class FormIndex {
  readonly corpus: FormCorpus;
  readonly line: number;
  readonly #names: Interner;
  readonly #targets: Interner;
  readonly #scorer: PairScorer;
  readonly #meter: SurpriseMeter;
  readonly #groups: ReadonlyMap<string, number>;
  readonly #agencies: ReadonlyMap<string, number>;
  /** By name: the forms that bear it. */
  readonly #starts: Uint32Array;
  readonly #forms: Uint32Array;
  readonly #itemWeights: Float32Array;
  readonly #totals: Float32Array;
  readonly #added: { readonly input: FormInput; readonly view: FormView }[] = [];

  private constructor(compared: Compared, lookup: { readonly names: Interner; readonly targets: Interner }) {
    const { corpus } = compared;
    this.corpus = corpus;
    this.#itemWeights = compared.weighed.itemWeights;
    this.#totals = totalWeights(compared);
    this.line = verdictLine(corpus.table.agencies.length);
    this.#names = lookup.names;
    this.#targets = lookup.targets;
    this.#scorer = new PairScorer(corpus);
    this.#meter = new SurpriseMeter(corpus);
    this.#groups = new Map(corpus.peers.list.map(({ basis, code }, group) => [`${basis} ${code}`, group]));
    this.#agencies = new Map(corpus.table.agencies.map(({ id }, agency) => [id, agency]));
    const { starts, forms } = formsByName(corpus);
    this.#starts = starts;
    this.#forms = forms;
  }

  /** Builds the index of compared forms. */
  static *build(compared: Compared): Work<FormIndex> {
    const names = yield* lookupOf(compared.corpus.items.nameKeys);
    const targets = yield* lookupOf(compared.corpus.items.targetKeys);
    return new FormIndex(compared, { names, targets });
  }

  /** Adds a form, so that later searches find it, and returns its number. */
  add(form: FormInput): number {
    return this.corpus.table.agencyOf.length + this.#added.push({ input: form, view: this.view(form) }) - 1;
  }

  /** A form from outside as the scorer sees it. */
  view(form: FormInput): FormView {
    const items = new Map<number, number>();
    for (const row of form.rows) {
      const [name, target] = this.#numbersOf(row);
      if (name >= 0 && !items.has(name)) items.set(name, target);
    }
    const names = Uint32Array.from(items.keys()).sort();
    const targets = names.map((name) => items.get(name) ?? 0);
    const unknown = this.corpus.pairTargets.length;
    const pairs = names.map((name, at) => {
      const pair = pairNumber(this.corpus, name, targets[at] ?? 0);
      return pair < 0 ? unknown : pair;
    });
    return { party: this.#partyOf(form.agency), names, targets, pairs, start: 0, end: names.length };
  }

  /** The forms whose shared rows are too surprising to be habit, the most surprising first. */
  find(form: FormInput, line = this.line): FormMatch[] {
    const view = this.view(form);
    const found = this.search(view, line).map(({ form: other, bits }) => ({
      form: other,
      bits,
      relation: this.#relationOf(form, other),
    }));
    this.#added.forEach((added, at) => {
      const bits = this.#scorer.bits(view, added.view, line);
      const other = this.corpus.table.agencyOf.length + at;
      if (bits >= line) found.push({ form: other, bits, relation: relationOf(form, added.input) });
    });
    return found.sort((one, two) => two.bits - one.bits || one.form - two.form);
  }

  /** The forms of the corpus that share at least `line` bits, and a tenth of their weight, with a form. */
  search(view: FormView, line = this.line): { readonly form: number; readonly bits: number }[] {
    const found: { readonly form: number; readonly bits: number }[] = [];
    const items = this.#weigh(view);
    for (const form of this.#candidates(items, line - TARGETS_WORTH)) {
      const other = formView(this.corpus, form);
      if (this.#similarity(items, other, this.#totals[form] ?? 0) < SIMILARITY) continue;
      const bits = this.#scorer.bits(view, other, line);
      if (bits >= line) found.push({ form, bits });
    }
    return found;
  }

  #weigh(view: FormView): Item[] {
    this.#meter.compare([view.party]);
    this.#meter.measure(view.names, view.start, view.end);
    return Array.from(view.names.subarray(view.start, view.end), (name, at) => ({
      name,
      held: (this.#starts[name + 1] ?? 0) - (this.#starts[name] ?? 0),
      bits: (this.corpus.official[name] ?? 0) === 0 ? bitsOf(this.#meter.share[at] ?? 1) : 0,
    }));
  }

  /** Forms that bear one of the rarest names; without these no form can reach `least` bits of shared names. */
  #candidates(items: readonly Item[], least: number): Set<number> {
    const known = items.filter(({ held }) => held > 0).sort((one, two) => one.held - two.held || one.name - two.name);
    let rest = known.reduce((sum, { bits }) => sum + bits, 0);
    const candidates = new Set<number>();
    for (const { name, bits } of known) {
      if (rest < least) break;
      for (let at = this.#starts[name] ?? 0; at < (this.#starts[name + 1] ?? 0); at++)
        candidates.add(this.#forms[at] ?? 0);
      rest -= bits;
    }
    return candidates;
  }

  #similarity(items: readonly Item[], other: FormView, total: number): number {
    let shared = 0;
    let own = 0;
    let right = other.start;
    for (const { name, bits } of items) {
      own += bits;
      while (right < other.end && (other.names[right] ?? 0) < name) right++;
      if (right < other.end && other.names[right] === name) shared += Math.min(bits, this.#itemWeights[right] ?? 0);
    }
    return shared / (own + total - shared);
  }

  #numbersOf({ name, target }: RowInput): [number, number] {
    const key = rowKey(name, target);
    return key.name === '' ? [-1, 0] : [this.#names.add(key.name), this.#targets.add(key.target)];
  }

  #partyOf(agency: AgencyInput): Party {
    const known = this.#agencies.get(agency.id);
    if (known !== undefined) return this.corpus.parties[known] as Party;
    const keys = ['all ', `kind ${agency.kind}`, `trade ${agency.kind} ${agency.regions[0] ?? ''}`];
    keys.push(...agency.regions.map((region) => `region ${region}`));
    const groups = keys.map((key) => this.#groups.get(key) ?? -1).filter((group) => group >= 0);
    return { agency: -1, groups: Uint32Array.from(groups) };
  }

  #relationOf(form: FormInput, other: number): Relation {
    const { table } = this.corpus;
    const agency = table.agencies[table.agencyOf[other] ?? 0] ?? form.agency;
    const year = table.years[other] ?? 0;
    const project = table.projects[other] ?? '';
    return relationOf(form, { id: '', agency, project, rows: [], ...(year > 0 ? { year } : {}) });
  }
}

function relationOf(one: FormInput, two: FormInput): Relation {
  if (one.agency.id !== two.agency.id) return 'cross_agency';
  const apart = one.year !== undefined && two.year !== undefined && one.year !== two.year;
  const same = isSameProject(projectBigrams(one.project ?? ''), projectBigrams(two.project ?? ''));
  return apart && same ? 'carry_over' : 'same_agency';
}

function* lookupOf(keys: Parameters<typeof textAt>[0]): Work<Interner> {
  const interner = new Interner();
  const total = textCount(keys);
  for (let text = 0; text < total; text++) {
    interner.add(textAt(keys, text));
    if (text % 8192 === 0) yield { stage: 'index', done: text, total };
  }
  return interner;
}

function formsByName({ items }: FormCorpus): { starts: Uint32Array; forms: Uint32Array } {
  const starts = new Uint32Array(textCount(items.nameKeys) + 1);
  for (const name of items.names) take(starts, name);
  const next = startsFromCounts(starts).slice();
  const forms = new Uint32Array(items.names.length);
  for (let form = 0; form + 1 < items.starts.length; form++) {
    for (let at = items.starts[form] ?? 0; at < (items.starts[form + 1] ?? 0); at++) {
      forms[take(next, items.names[at] ?? 0)] = form;
    }
  }
  return { starts, forms };
}

function totalWeights({ corpus, weighed }: Compared): Float32Array {
  const { starts } = corpus.items;
  const totals = new Float32Array(starts.length - 1);
  for (let form = 0; form < totals.length; form++) {
    for (let at = starts[form] ?? 0; at < (starts[form + 1] ?? 0); at++) {
      totals[form] = (totals[form] ?? 0) + (weighed.itemWeights[at] ?? 0);
    }
  }
  return totals;
}
