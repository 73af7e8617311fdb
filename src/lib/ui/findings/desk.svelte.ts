import type { Decision, Report } from '#lib/rules/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import { QueueAddress } from './address.svelte.ts';
import { directoryOf, type DirectoryRows } from './directory.ts';
import { entriesById, entriesOf, sift, statusCounts, type Entry, type Sifted } from './entry.ts';
import { ordered, pageOf, type GroupedPage } from './grouping.ts';
import { entriesByRule, neighboursOf, type Neighbours } from './neighbours.ts';
import { NO_REVIEWS } from './review-map.ts';
import { ReviewBook } from './reviews.svelte.ts';
import { ruleNotes, type RuleNote } from './rule-note.ts';

/** Findings on one page of the list. */
const PAGE = 50;
/** Findings in the list before the page is alive: those that came with it. */
const STILL = 300;

/** What lies on the desk: a report with the rows and words its findings are named by. */
export interface DeskInput {
  readonly report: Report;
  readonly directory: DirectoryRows;
  readonly rules: readonly RuleNote[];
}

/** The reviewer's desk: the queue under the present filter, the finding looked at, and the decisions. */
export class Desk {
  readonly address: QueueAddress;
  readonly book = new ReviewBook();

  readonly #input: () => DeskInput;
  readonly #locale: () => Locale;
  readonly report = $derived.by(() => this.#input().report);
  readonly directory = $derived.by(() => directoryOf(this.#input().directory));
  readonly notes = $derived.by(() => ruleNotes(this.#input().rules));
  readonly entries: readonly Entry[] = $derived(entriesOf(this.report.findings, this.directory));
  readonly #ordered = $derived.by(() => ordered(this.entries, this.address.grouping));
  /** Without regard to decisions, so that a decision does not sift twenty thousand findings again. */
  readonly #whateverDecided = $derived.by(() => {
    const { filter } = this.address;
    const chosen = { ...filter.chosen, decision: [] };
    return sift(this.#ordered, { filter: { ...filter, chosen }, reviews: NO_REVIEWS, wordsOf: this.#wordsOf });
  });
  readonly #siftedById = $derived(entriesById(this.#whateverDecided.entries));
  readonly sifted: Sifted = $derived.by(() => {
    const { filter } = this.address;
    const { reviews } = this.book;
    if (filter.chosen.decision.length > 0) return sift(this.#ordered, { filter, reviews, wordsOf: this.#wordsOf });
    const { entries, counts } = this.#whateverDecided;
    return { entries, counts: { ...counts, decision: statusCounts(this.#siftedById, reviews) } };
  });
  readonly #byRule = $derived(entriesByRule(this.entries));
  readonly queue = $derived(this.sifted.entries);
  /** Position in the queue of the finding looked at; -1 when the filter leaves it out. */
  readonly position = $derived.by(() => {
    const { selected } = this.address;
    if (selected === null) return this.queue.length > 0 ? 0 : -1;
    return this.queue.findIndex(({ finding }) => finding.id === selected);
  });
  /** The finding looked at: the chosen one, even when the filter leaves it out, else the first. */
  readonly current: Entry | null = $derived.by(() => {
    const { selected } = this.address;
    const chosen = selected === null ? undefined : this.entries.find(({ finding }) => finding.id === selected);
    return chosen ?? this.queue[0] ?? null;
  });
  /** The part of the list that is shown: before the page is alive, all that came with it. */
  readonly page: GroupedPage = $derived.by(() => {
    const { isAlive, grouping } = this.address;
    const from = isAlive ? Math.floor(Math.max(0, this.position) / PAGE) * PAGE : 0;
    return pageOf(this.queue, grouping, { from, to: from + (isAlive ? PAGE : STILL) });
  });

  readonly #wordsOf = (entry: Entry): string => {
    const { finding, forms } = entry;
    const names = forms.map(({ agency, name }) => `${agency} ${name}`);
    const texts = finding.evidence.facts.map(({ text }) => text);
    return [finding.id, this.sentence(entry), this.notes.titleOf(finding.rule), ...names, ...texts].join('\n');
  };

  constructor(input: () => DeskInput, locale: () => Locale) {
    this.#input = input;
    this.#locale = locale;
    this.address = new QueueAddress(locale);
  }

  /** The sentence of a finding in the page's language. */
  sentence({ finding }: Entry): string {
    return this.#locale() === 'zh' ? finding.message_zh : finding.message_en;
  }

  /** How many nobody has decided about, or have to be looked at again, whatever the filter says about decisions. */
  get undecided(): number {
    const { decision } = this.sifted.counts;
    return (decision.get('open') ?? 0) + (decision.get('reopened') ?? 0);
  }

  /** Where else the rule of a finding spoke among the peers of its form. */
  neighboursOf(entry: Entry): Neighbours {
    return neighboursOf(entry, this.#byRule.get(entry.finding.rule) ?? [], this.directory);
  }

  /** Looks at the finding so many steps on; false at either end. */
  move(steps: number): boolean {
    const from = this.position === -1 && steps > 0 ? -1 : this.position;
    const next = this.queue[from + steps];
    if (next === undefined) return false;
    this.address.select(next.finding.id);
    return true;
  }

  /** Turns to another page of the list, at its first finding. */
  turn(pages: number): void {
    const next = this.queue[this.page.from + pages * PAGE];
    if (next !== undefined) this.address.select(next.finding.id);
  }

  /** Whether there is another page in this direction. */
  hasPage(pages: number): boolean {
    return this.queue[this.page.from + pages * PAGE] !== undefined;
  }

  /** Decides about the finding looked at and goes on to the next; false where there is none. */
  decide(decision: Decision, at: string): boolean {
    const { current } = this;
    if (current === null) return false;
    const position = this.position;
    const next = position === -1 ? undefined : (this.queue[position + 1] ?? this.queue[position]);
    this.book.decide(current.finding, decision, at);
    if (next !== undefined) this.address.select(next.finding.id);
    return true;
  }

  /** Takes the last decision back and looks at its finding; false when there is none. */
  undo(): boolean {
    const id = this.book.undo();
    if (id !== null) this.address.select(id);
    return id !== null;
  }
}
