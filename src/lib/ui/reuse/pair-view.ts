import type { BlockBar, FormEvidence, ItemBar, SimilarityClient } from '#lib/similarity/index.ts';
import { asked, type Compared } from './comparison.ts';
import type { ReuseForm } from './corpus.ts';
import { pairRuns, type PairRun } from './pair-runs.ts';
import { byTime, spreadOf, type Grade, type Spread } from './report.ts';

/** A row of a form as printed. */
export interface PrintedRow {
  readonly name: string;
  readonly target: string;
  readonly place: string;
}

/** Of `peers` other agencies of the group `heldBy` have it. */
export interface Held {
  readonly basis: ItemBar['group']['basis'];
  readonly code: string;
  readonly heldBy: number;
  readonly peers: number;
  readonly bits: number;
}

/** A row both forms have. */
export interface SharedRow extends Held {
  readonly left: PrintedRow;
  readonly right: PrintedRow;
  readonly sameTarget: boolean;
  /** Whether the row was pasted into the left or right form, whose own text has no word of it. */
  readonly stray: { readonly left: boolean; readonly right: boolean };
}

/** Rows that come together, such as a place's template. */
export interface SharedBlock extends Held {
  readonly rows: readonly SharedRow[];
}

/** What the rows of two forms say. */
export interface RowEvidence {
  readonly bits: number;
  readonly grade: Grade | null;
  readonly items: readonly SharedRow[];
  /** Shared rows that are worth next to nothing, because most agencies have them. */
  readonly common: readonly SharedRow[];
  readonly blocks: readonly SharedBlock[];
  /** Rows a framework prescribes. */
  readonly official: readonly string[];
  readonly onlyLeft: readonly PrintedRow[];
  readonly onlyRight: readonly PrintedRow[];
  readonly contained: FormEvidence['contained'];
}

/** Two forms side by side, or a form beside itself. */
export interface PairView {
  readonly left: ReuseForm;
  readonly right: ReuseForm;
  readonly spread: Spread;
  readonly order: FormEvidence['order'];
  readonly agencies: number;
  readonly line: number;
  readonly regions: Readonly<Record<string, string>>;
  /** Null for a form beside itself. */
  readonly rows: RowEvidence | null;
  readonly runs: readonly PairRun[];
}

export interface PairQuestion {
  readonly left: string;
  readonly right: string;
  readonly places: PlaceNames;
  readonly signal?: AbortSignal;
}

/** Names of places that may stand in texts, by region code: the vocabulary's, which knows more than the dataset's. */
export type PlaceNames = Readonly<Record<string, string>>;

/** Everything for and against two forms having been written by one hand; null if the corpus lacks one of them. */
export async function pairView(
  { client, compared }: { readonly client: SimilarityClient; readonly compared: Compared },
  { left: leftId, right: rightId, places, signal }: PairQuestion,
): Promise<PairView | null> {
  const { forms } = compared.corpus;
  const [one, two] = [leftId, rightId].map((id) => forms.findIndex((form) => form.id === id)) as [number, number];
  const [left, right] = [forms[one], forms[two]];
  if (!left || !right) return null;
  const question = { kind: 'evidence' as const, question: { left: one, right: two } };
  const evidence = one === two ? null : await asked(client, question, signal ? { signal } : {});
  return {
    left,
    right,
    spread: spreadOf([left, right]),
    order: orderOf(evidence, left, right),
    agencies: compared.agencies,
    line: compared.forms.line,
    regions: compared.corpus.regions,
    rows: evidence && rowEvidence(compared, evidence),
    runs: pairRuns(compared, [left, right], places),
  };
}

function orderOf(evidence: FormEvidence | null, left: ReuseForm, right: ReuseForm): FormEvidence['order'] {
  if (evidence) return evidence.order;
  return left === right || byTime(left, right) === 0 ? 'same_time' : 'unknown';
}

/** Below this a row has no bar of its own. */
const LEAST_BITS = 0.5;

function rowEvidence(compared: Compared, evidence: FormEvidence): RowEvidence {
  const { items, blocks, official, onlyLeft, onlyRight, contained, bits, level } = evidence;
  const strays = new Set(compared.strays.flatMap(({ stray }) => stray.map(({ row }) => row)));
  const shared = (bar: ItemBar) => sharedRow(compared, bar, strays);
  const printed = (row: number) => printedRow(compared, row);
  const grade = bits < compared.forms.line ? 'below' : (level ?? 'unjudged');
  return {
    bits,
    grade,
    items: items.filter((bar) => bar.bits >= LEAST_BITS).map(shared),
    common: items.filter((bar) => bar.bits < LEAST_BITS).map(shared),
    blocks: blocks.map((block: BlockBar) => ({ ...heldOf(block), rows: block.items.map(shared) })),
    official: official.flatMap(({ names }) => names),
    onlyLeft: onlyLeft.map(printed),
    onlyRight: onlyRight.map(printed),
    contained,
  };
}

function sharedRow(compared: Compared, bar: ItemBar, strays: ReadonlySet<number>): SharedRow {
  return {
    ...heldOf(bar),
    left: printedRow(compared, bar.leftRow),
    right: printedRow(compared, bar.rightRow),
    sameTarget: bar.sameTarget,
    stray: { left: strays.has(bar.leftRow), right: strays.has(bar.rightRow) },
  };
}

function heldOf({ group, heldBy, peers, bits }: Pick<ItemBar, 'group' | 'heldBy' | 'peers' | 'bits'>): Held {
  return { basis: group.basis, code: group.code, heldBy, peers, bits };
}

function printedRow({ corpus }: Compared, row: number): PrintedRow {
  const { name = '', target = '', place = '' } = corpus.rows[row] ?? {};
  return { name, target, place };
}
