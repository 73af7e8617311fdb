import { textAt, textCount, type TextColumn } from './column.ts';
import { formItems, type FormItems } from './form-items.ts';
import { partiesOf, type Party } from './form-view.ts';
import type { FormTable } from './form-table.ts';
import { numbersTo, sortedByKey, startsFromCounts, take } from './growth.ts';
import { findHabits, type Habits } from './habits.ts';
import { holdersOf, type Holders } from './holders.ts';
import { hashUnits } from './interner.ts';
import { peerGroups, type Peers } from './peers.ts';
import type { Work } from './progress.ts';
import { rowKey } from './row-key.ts';

/** Names that a regulation prescribes to everybody. */
export interface Framework {
  readonly code: string;
  readonly names: readonly string[];
}

/** Everything known about a body of forms that comparing two of them needs. */
export interface FormCorpus {
  readonly table: FormTable;
  readonly items: FormItems;
  readonly peers: Peers;
  /** By agency: itself and its groups. */
  readonly parties: readonly Party[];
  /** Who holds each name; things are the numbers of `items.nameKeys`. */
  readonly names: Holders;
  /** Who holds each name with a certain target, by the numbers of `pairOf`. */
  readonly pairs: Holders;
  /** By item: the number of its name with its target. Pairs of name n: `pairStarts[n]` up to before `pairStarts[n + 1]`. */
  readonly pairOf: Uint32Array;
  readonly pairStarts: Uint32Array;
  /** By pair: its target, ascending within a name. */
  readonly pairTargets: Uint32Array;
  /** By target: the share of items that have it. */
  readonly targetShares: Float32Array;
  readonly habits: Habits;
  /** By name a hash of its wording. */
  readonly nameHashes: Int32Array;
  readonly frameworks: readonly Framework[];
  /** By name: 1 + the framework that prescribes it, 0 for none. */
  readonly official: Uint8Array;
}

/** Reads forms into a corpus: items, peer groups, who holds which name and target, and what comes together. */
export function* formCorpus(table: FormTable, frameworks: readonly Framework[] = []): Work<FormCorpus> {
  const items = yield* formItems(table);
  const peers = peerGroups(table.agencies);
  const agencies = itemAgencies(items, table);
  const order = sortedByKey(numbersTo(agencies.length), table.agencies.length, (item) => agencies[item] ?? 0);
  const count = textCount(items.nameKeys);
  const names = yield* holdersOf({ things: items.names, agencies, count, order }, peers);
  const numbered = numberPairs(items);
  const held = { things: numbered.pairOf, agencies, count: numbered.pairTargets.length, order };
  const pairs = yield* holdersOf(held, peers);
  const habits = yield* findHabits(names, peers);
  const official = officialNames(items, frameworks);
  const parties = partiesOf(peers);
  return {
    table,
    items,
    peers,
    parties,
    names,
    pairs,
    ...numbered,
    targetShares: targetShares(items),
    habits,
    nameHashes: hashesOf(items.nameKeys),
    frameworks,
    official,
  };
}

/** The number of a name with a target, −1 if no form has it. */
export function pairNumber({ pairStarts, pairTargets }: FormCorpus, name: number, target: number): number {
  for (let pair = pairStarts[name] ?? 0; pair < (pairStarts[name + 1] ?? 0); pair++) {
    if (pairTargets[pair] === target) return pair;
  }
  return -1;
}

function itemAgencies({ starts, names }: FormItems, { agencyOf }: FormTable): Uint32Array {
  const agencies = new Uint32Array(names.length);
  for (let form = 0; form + 1 < starts.length; form++)
    agencies.fill(agencyOf[form] ?? 0, starts[form], starts[form + 1]);
  return agencies;
}

function numberPairs(items: FormItems): Pick<FormCorpus, 'pairOf' | 'pairStarts' | 'pairTargets'> {
  const names = textCount(items.nameKeys);
  const byTarget = sortedByKey(
    numbersTo(items.names.length),
    textCount(items.targetKeys),
    (item) => items.targets[item] ?? 0,
  );
  const order = sortedByKey(byTarget, names, (item) => items.names[item] ?? 0);
  const pairOf = new Uint32Array(items.names.length);
  const pairTargets = new Uint32Array(items.names.length);
  const counts = new Uint32Array(names + 1);
  let count = 0;
  let last = -1;
  for (const item of order) {
    const name = items.names[item] ?? 0;
    if (last < 0 || name !== items.names[last] || items.targets[item] !== items.targets[last]) {
      pairTargets[count++] = items.targets[item] ?? 0;
      take(counts, name);
    }
    pairOf[item] = count - 1;
    last = item;
  }
  return { pairOf, pairStarts: startsFromCounts(counts), pairTargets: pairTargets.slice(0, count) };
}

function targetShares({ targets, targetKeys }: FormItems): Float32Array {
  const shares = new Float32Array(textCount(targetKeys));
  for (const target of targets) shares[target] = (shares[target] ?? 0) + 1 / targets.length;
  return shares;
}

function officialNames({ nameKeys }: FormItems, frameworks: readonly Framework[]): Uint8Array {
  const official = new Uint8Array(textCount(nameKeys));
  if (frameworks.length === 0) return official;
  const codes = new Map<string, number>();
  frameworks.forEach(({ names }, at) => {
    for (const name of names) codes.set(rowKey(name).name, at + 1);
  });
  for (let name = 0; name < official.length; name++) official[name] = codes.get(textAt(nameKeys, name)) ?? 0;
  return official;
}

function hashesOf({ units, starts }: TextColumn): Int32Array {
  const hashes = new Int32Array(starts.length - 1);
  for (let text = 0; text < hashes.length; text++)
    hashes[text] = hashUnits(units, starts[text] ?? 0, starts[text + 1] ?? 0);
  return hashes;
}
