import { startsFromCounts, take } from './growth.ts';

/**
 * The sets a join compares: set i holds the distinct tokens `tokens[starts[i]] … tokens[starts[i + 1] - 1]`, ascending.
 * Tokens are numbered from the rarest up, so that the first tokens of a set select best.
 */
export interface TokenSets {
  readonly starts: Uint32Array;
  readonly tokens: Int32Array;
  /** Tokens are smaller than this. */
  readonly size: number;
}

/** How often each token occurs. */
function tokenCounts({ tokens, size }: TokenSets): Uint32Array {
  const counts = new Uint32Array(size + 1);
  for (const token of tokens) take(counts, token);
  return counts;
}

/** New numbers for tokens, the rarest first; equally rare ones keep their order. */
export function ranksByRarity(sets: TokenSets): Int32Array {
  const counts = tokenCounts(sets);
  let most = 0;
  for (const count of counts) most = Math.max(most, count);
  const places = new Uint32Array(most + 2);
  for (let token = 0; token < sets.size; token++) take(places, counts[token] ?? 0);
  startsFromCounts(places);
  const ranks = new Int32Array(sets.size);
  for (let token = 0; token < sets.size; token++) ranks[token] = take(places, counts[token] ?? 0);
  return ranks;
}

/** Renumbers the tokens of all sets in place and sorts each set. */
export function renumberTokens(sets: TokenSets, ranks: Int32Array): void {
  const { starts, tokens } = sets;
  for (let at = 0; at < tokens.length; at++) tokens[at] = ranks[tokens[at] ?? 0] ?? 0;
  for (let set = 0; set + 1 < starts.length; set++) sortStretch(tokens, starts[set] ?? 0, starts[set + 1] ?? 0);
}

/** Sorts a stretch of a list in place. */
export function sortStretch(values: Int32Array, start: number, end: number): void {
  if (end - start > 32) {
    values.subarray(start, end).sort();
    return;
  }
  for (let at = start + 1; at < end; at++) {
    const value = values[at] ?? 0;
    let to = at;
    for (; to > start && (values[to - 1] ?? 0) > value; to--) values[to] = values[to - 1] ?? 0;
    values[to] = value;
  }
}

/** Sets of any non-negative numbers as token sets: duplicates dropped, numbered by rarity. */
export function tokenSets(lists: readonly (readonly number[])[]): TokenSets {
  const starts = new Uint32Array(lists.length + 1);
  const distinct = lists.map((list) => [...new Set(list)]);
  distinct.forEach((list, at) => (starts[at + 1] = (starts[at] ?? 0) + list.length));
  const numbers = new Map<number, number>();
  const tokens = Int32Array.from(distinct.flat(), (value) => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return known;
  });
  const sets = { starts, tokens, size: numbers.size };
  renumberTokens(sets, ranksByRarity(sets));
  return sets;
}
