import { chainBits, PairScorer, type ChainStep } from './chain.ts';
import { textAt } from './column.ts';
import type { FormCorpus } from './form-corpus.ts';
import { verdictLine } from './form-pairs.ts';
import { formView } from './form-view.ts';
import type { PeerGroup } from './peers.ts';
import { orderOf, type Order } from './relation.ts';

/** Below so many agencies habit cannot be told from copying, and no level is given. */
export const LEAST_AGENCIES = 30;

export const LEVELS = ['low', 'medium', 'high'] as const;
/** How far a pair is beyond the line; every level says "much alike, to be looked into", none says who did what. */
export type Level = (typeof LEVELS)[number];

const MEDIUM = 15;
const HIGH = 40;

/** The bits at which each level begins, given the line. */
export function levelLines(line: number): Readonly<Record<Level, number>> {
  return { low: line, medium: line + MEDIUM, high: line + HIGH };
}

/** The level of a pair; undefined below the line or when there are too few agencies to tell. */
export function levelOf(bits: number, agencies: number): Level | undefined {
  const lines = levelLines(verdictLine(agencies));
  if (agencies < LEAST_AGENCIES || bits < lines.low) return undefined;
  return bits >= lines.high ? 'high' : bits >= lines.medium ? 'medium' : 'low';
}

/** One row that both forms have. */
export interface ItemBar {
  /** The row of the table in the left and in the right form; names and targets as printed there. */
  readonly leftRow: number;
  readonly rightRow: number;
  readonly name: string;
  readonly leftTarget: string;
  readonly rightTarget: string;
  /** Whether the targets are the same but for spelling. */
  readonly sameTarget: boolean;
  /** Of `peers` other agencies of the group `heldBy` have a row of that name. */
  readonly group: PeerGroup;
  readonly heldBy: number;
  readonly peers: number;
  readonly bits: number;
}

/** Rows that many agencies have together, such as the template of a place; they count about once. */
export interface BlockBar {
  readonly group: PeerGroup;
  readonly items: readonly ItemBar[];
  /** Of `peers` other agencies of the group `heldBy` have the block's rarest row. */
  readonly heldBy: number;
  readonly peers: number;
  readonly bits: number;
}

export interface FormEvidence {
  readonly order: Order;
  /** Bits of all bars together. */
  readonly bits: number;
  readonly level: Level | undefined;
  readonly agencies: number;
  /** What is shared, the most surprising first: single rows and blocks. */
  readonly items: readonly ItemBar[];
  readonly blocks: readonly BlockBar[];
  /** Rows both have because a framework prescribes them; worth nothing. */
  readonly official: readonly { readonly code: string; readonly names: readonly string[] }[];
  /** Rows of the table that only one form has. */
  readonly onlyLeft: readonly number[];
  readonly onlyRight: readonly number[];
  /** How many of each form's different rows the other has too, prescribed ones left out. */
  readonly contained: { readonly shared: number; readonly left: number; readonly right: number };
}

/** So many rows announced by one another make a block. */
const BLOCK = 3;
/** From this share of its members on a group is said to have a block of its own. */
const LOCAL = 0.25;
/** From this share of its members on every row of a group belongs to its template. */
const USUAL = 0.5;

/** Everything there is to say for and against two forms of a corpus having been written by one hand. */
export function formEvidence(corpus: FormCorpus, left: number, right: number): FormEvidence {
  const steps = new PairScorer(corpus).steps(formView(corpus, left), formView(corpus, right));
  const bars = steps.map((step) => barOf(corpus, step, [left, right]));
  const blocks = blocksOf(steps, bars, corpus.peers.list[0] as PeerGroup);
  const inBlock = new Set(blocks.flatMap(({ items }) => items));
  const bits = chainBits(steps);
  const agencies = corpus.table.agencies.length;
  const sides = sidesOf(corpus, left, right);
  return {
    order: orderOf(corpus.table, left, right),
    bits,
    level: levelOf(bits, agencies),
    agencies,
    items: bars.filter((bar) => !inBlock.has(bar)).sort((one, two) => two.bits - one.bits),
    blocks: blocks.sort((one, two) => two.bits - one.bits),
    ...sides,
    contained: {
      shared: steps.length,
      left: steps.length + sides.onlyLeft.length,
      right: steps.length + sides.onlyRight.length,
    },
  };
}

function barOf(
  { items, table, peers }: FormCorpus,
  step: ChainStep,
  [left, right]: readonly [number, number],
): ItemBar {
  const leftRow = items.rows[(items.starts[left] ?? 0) + step.left] ?? 0;
  const rightRow = items.rows[(items.starts[right] ?? 0) + step.right] ?? 0;
  return {
    leftRow,
    rightRow,
    name: textAt(table.rows.names, leftRow),
    leftTarget: textAt(table.rows.targets, leftRow),
    rightTarget: textAt(table.rows.targets, rightRow),
    sameTarget: step.sameTarget,
    group: peers.list[step.group] as PeerGroup,
    heldBy: step.heldBy,
    peers: step.peers,
    bits: step.nameBits + step.targetBits,
  };
}

/** Rows that announce one another, put together by the first of each chain; so are the rows usual in one group. */
function blocksOf(steps: readonly ChainStep[], bars: readonly ItemBar[], all: PeerGroup): BlockBar[] {
  const rootOf: number[] = [];
  const usual = new Map<number, number>();
  const members = new Map<number, number[]>();
  steps.forEach((step, at) => {
    const root = step.after >= 0 ? (rootOf[step.after] ?? at) : isUsual(step) ? (usual.get(step.group) ?? at) : at;
    if (root === at && isUsual(step)) usual.set(step.group, at);
    rootOf.push(root);
    members.set(root, [...(members.get(root) ?? []), at]);
  });
  return [...members.values()]
    .filter(({ length }) => length >= BLOCK)
    .map((places) =>
      blockOf(
        places.map((at) => ({ step: steps[at] as ChainStep, bar: bars[at] as ItemBar })),
        all,
      ),
    );
}

/** Whether most of a group short of everybody have the row: then it belongs to the group's template. */
function isUsual({ group, heldBy, peers }: ChainStep): boolean {
  return group !== 0 && heldBy >= USUAL * peers;
}

interface Member {
  readonly step: ChainStep;
  readonly bar: ItemBar;
}

/** A block belongs to the group most of its rows are commonest in, if they are a habit there; else to everybody. */
function blockOf(members: readonly Member[], all: PeerGroup): BlockBar {
  const groups = members.map(({ bar }) => bar.group);
  const group = groups.reduce((most, one) => (times(groups, one) > times(groups, most) ? one : most));
  const inGroup = members.map(({ bar }) => bar).filter((bar) => bar.group === group);
  const rarest = inGroup.reduce((one, two) => (two.heldBy < one.heldBy ? two : one));
  const items = members.map(({ bar }) => bar);
  const bits = items.reduce((sum, item) => sum + item.bits, 0);
  if (rarest.heldBy >= LOCAL * rarest.peers) return { group, items, heldBy: rarest.heldBy, peers: rarest.peers, bits };
  const least = members.map(({ step }) => step).reduce((one, two) => (two.heldByAll < one.heldByAll ? two : one));
  return { group: all, items, heldBy: least.heldByAll, peers: least.peersOfAll, bits };
}

function times(groups: readonly PeerGroup[], group: PeerGroup): number {
  return groups.filter((one) => one === group).length;
}

function sidesOf(
  corpus: FormCorpus,
  left: number,
  right: number,
): Pick<FormEvidence, 'official' | 'onlyLeft' | 'onlyRight'> {
  const { frameworks, official, items } = corpus;
  const namesOf = (form: number): Uint32Array => items.names.subarray(items.starts[form], items.starts[form + 1]);
  const only = (form: number, other: number): number[] => {
    const known = new Set(namesOf(other));
    const start = items.starts[form] ?? 0;
    return [...namesOf(form)].flatMap((name, at) =>
      known.has(name) || official[name] !== 0 ? [] : [items.rows[start + at] ?? 0],
    );
  };
  const both = new Set(namesOf(right));
  const prescribed = [...namesOf(left)].filter((name) => official[name] !== 0 && both.has(name));
  const listed = frameworks.map(({ code }, at) => ({
    code,
    names: prescribed.filter((name) => official[name] === at + 1).map((name) => textAt(items.nameKeys, name)),
  }));
  return {
    official: listed.filter(({ names }) => names.length > 0),
    onlyLeft: only(left, right),
    onlyRight: only(right, left),
  };
}
