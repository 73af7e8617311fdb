import { IntList, numbersTo, sortedByKey, startsFromCounts, take } from './growth.ts';
import type { SimilarPairs } from './set-join.ts';

export interface Stars {
  /** For every member the number of its cluster's leader; a leader and a member without a partner lead themselves. */
  readonly leader: Int32Array;
  /** Similarity of every member to its leader, 1 for leaders. */
  readonly similarity: Float32Array;
}

/**
 * Star clusters (Aslam 1998): a leader and members that are each similar to the leader itself. Chains of small changes
 * do not flow together as they do in connected components. Leaders are taken in order of partners, then of `weight`;
 * every other member joins the most similar leader.
 */
export function starClusters(pairs: SimilarPairs, weight: Uint32Array): Stars {
  const count = weight.length;
  const neighbours = neighbourLists(pairs, count);
  const leader = electLeaders(neighbours, weight);
  const similarity = new Float32Array(count).fill(1);
  const best = new Float64Array(count);
  const offer = (member: number, head: number, value: number): void => {
    if (leader[head] !== head || leader[member] === member || value < (best[member] ?? 0)) return;
    if (value === best[member] && isBefore(neighbours.starts, weight, [leader[member] ?? 0, head])) return;
    best[member] = value;
    leader[member] = head;
    similarity[member] = value;
  };
  for (let pair = 0; pair < pairs.left.length; pair++) {
    const left = pairs.left[pair] ?? 0;
    const right = pairs.right[pair] ?? 0;
    offer(left, right, pairs.similarity[pair] ?? 0);
    offer(right, left, pairs.similarity[pair] ?? 0);
  }
  return { leader, similarity };
}

interface Neighbours {
  readonly starts: Uint32Array;
  readonly ids: Int32Array;
}

function neighbourLists({ left, right }: SimilarPairs, count: number): Neighbours {
  const starts = new Uint32Array(count + 1);
  for (let pair = 0; pair < left.length; pair++) {
    take(starts, left[pair] ?? 0);
    take(starts, right[pair] ?? 0);
  }
  startsFromCounts(starts);
  const next = starts.slice();
  const ids = new Int32Array(left.length * 2);
  for (let pair = 0; pair < left.length; pair++) {
    const one = left[pair] ?? 0;
    const two = right[pair] ?? 0;
    ids[take(next, one)] = two;
    ids[take(next, two)] = one;
  }
  return { starts, ids };
}

const COVERED = -1;
/** Weights above this count as equal. */
const HEAVY = 65_535;

/** Leaders point to themselves, everybody else to COVERED. */
function electLeaders({ starts, ids }: Neighbours, weight: Uint32Array): Int32Array {
  const leader = new Int32Array(numbersTo(weight.length));
  const free = new Uint8Array(weight.length).fill(1);
  for (const member of byImportance(starts, weight)) {
    if (free[member] === 0) continue;
    for (let at = starts[member] ?? 0; at < (starts[member + 1] ?? 0); at++) {
      const neighbour = ids[at] ?? 0;
      free[neighbour] = 0;
      leader[neighbour] = COVERED;
    }
  }
  return leader;
}

/** Members with partners, most partners first, then the heaviest, then the smallest number. */
function byImportance(starts: Uint32Array, weight: Uint32Array): Uint32Array {
  const members = new IntList();
  let most = 0;
  for (let member = 0; member < weight.length; member++) {
    const partners = (starts[member + 1] ?? 0) - (starts[member] ?? 0);
    if (partners > 0) members.push(member);
    most = Math.max(most, partners);
  }
  const light = (member: number): number => HEAVY - Math.min(HEAVY, weight[member] ?? 0);
  const byWeight = sortedByKey(new Uint32Array(members.trimmed()), HEAVY + 1, light);
  return sortedByKey(byWeight, most + 1, (member) => most - (starts[member + 1] ?? 0) + (starts[member] ?? 0));
}

function isBefore(starts: Uint32Array, weight: Uint32Array, [one, two]: readonly [number, number]): boolean {
  const partners = (member: number): number => (starts[member + 1] ?? 0) - (starts[member] ?? 0);
  if (partners(one) !== partners(two)) return partners(one) > partners(two);
  if (weight[one] !== weight[two]) return (weight[one] ?? 0) > (weight[two] ?? 0);
  return one < two;
}
