import { DuckDBInstance } from '@duckdb/node-api';
import { textAt, textCount, type TextColumn } from '#lib/similarity/index.ts';
import type { BigramSets } from '../../src/lib/similarity/bigrams.ts';
import { orderByHash } from '../../src/lib/similarity/fingerprint.ts';
import { mix } from '../../src/lib/similarity/interner.ts';

export interface RivalResult {
  readonly pairs: number;
  readonly candidates: number;
}

export interface Bands {
  readonly bands: number;
  readonly rows: number;
}

/** Buckets larger than this are dropped, as everybody does; the measured recall pays for it. */
const LARGEST_BUCKET = 200;

/**
 * MinHash-LSH as tuned as we can: one pass per hash over flat arrays, buckets by radix sort, a pair compared only in the
 * first band it shares, a 64-bit signature before the token-by-token comparison.
 */
export function minHashJoin(sets: BigramSets, threshold: number, { bands, rows }: Bands): RivalResult {
  const count = sets.starts.length - 1;
  const keys = Array.from({ length: bands }, (_, band) => bandKeys(sets, band, rows));
  const signatures = signaturesOf(sets);
  let pairs = 0;
  let candidates = 0;
  keys.forEach((own, band) => {
    const order = orderByHash(own);
    for (let first = 0, end = 0; first < count; first = end) {
      const key = own[order[first] ?? 0];
      for (end = first + 1; end < count && own[order[end] ?? 0] === key; end++);
      if (end - first < 2 || end - first > LARGEST_BUCKET) continue;
      for (let left = first; left < end; left++) {
        for (let right = left + 1; right < end; right++) {
          const [one, two] = [order[left] ?? 0, order[right] ?? 0];
          if (sharesEarlier(keys, band, [one, two])) continue;
          candidates++;
          if (reaches(sets, signatures, { one, two, threshold })) pairs++;
        }
      }
    }
  });
  return { pairs, candidates };
}

function bandKeys(sets: BigramSets, band: number, rows: number): Int32Array {
  const count = sets.starts.length - 1;
  const keys = new Int32Array(count);
  for (let row = 0; row < rows; row++) {
    const seed = mix(band * 64 + row + 1);
    const hashes = new Int32Array(sets.size);
    for (let token = 0; token < sets.size; token++) hashes[token] = mix(token ^ seed);
    for (let set = 0; set < count; set++) {
      let least = 0x7fffffff;
      const end = sets.starts[set + 1] ?? 0;
      for (let at = sets.starts[set] ?? 0; at < end; at++) {
        const hash = hashes[sets.tokens[at] ?? 0] ?? 0;
        if (hash < least) least = hash;
      }
      keys[set] = mix((keys[set] ?? 0) ^ least);
    }
  }
  return keys;
}

function sharesEarlier(keys: readonly Int32Array[], band: number, [one, two]: readonly [number, number]): boolean {
  for (let earlier = 0; earlier < band; earlier++) if (keys[earlier]?.[one] === keys[earlier]?.[two]) return true;
  return false;
}

function signaturesOf({ starts, tokens }: BigramSets): Int32Array {
  const signatures = new Int32Array((starts.length - 1) * 2);
  for (let set = 0; set + 1 < starts.length; set++) {
    for (let at = starts[set] ?? 0; at < (starts[set + 1] ?? 0); at++) {
      const bit = Math.imul(tokens[at] ?? 0, 0x9e3779b1) >>> 26;
      const word = set * 2 + (bit >>> 5);
      signatures[word] = (signatures[word] ?? 0) | (1 << (bit & 31));
    }
  }
  return signatures;
}

interface Couple {
  readonly one: number;
  readonly two: number;
  readonly threshold: number;
}

function reaches({ starts, tokens }: BigramSets, signatures: Int32Array, { one, two, threshold }: Couple): boolean {
  let left = starts[one] ?? 0;
  let right = starts[two] ?? 0;
  const leftEnd = starts[one + 1] ?? 0;
  const rightEnd = starts[two + 1] ?? 0;
  const sum = leftEnd - left + rightEnd - right;
  const needed = Math.ceil((threshold / (1 + threshold)) * sum - 1e-9);
  const apart =
    bitCount((signatures[one * 2] ?? 0) ^ (signatures[two * 2] ?? 0)) +
    bitCount((signatures[one * 2 + 1] ?? 0) ^ (signatures[two * 2 + 1] ?? 0));
  if (apart > sum - 2 * needed) return false;
  let shared = 0;
  while (left < leftEnd && right < rightEnd) {
    const token = tokens[left] ?? 0;
    const other = tokens[right] ?? 0;
    if (token <= other) left++;
    if (token >= other) right++;
    if (token === other) shared++;
    else if (shared + Math.min(leftEnd - left, rightEnd - right) < needed) return false;
  }
  return sum > 0 && shared / (sum - shared) >= threshold;
}

function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Compares every set with every other, token by token. */
export function bruteJoin(sets: BigramSets, threshold: number): RivalResult {
  const count = sets.starts.length - 1;
  let pairs = 0;
  let candidates = 0;
  for (let left = 0; left < count; left++) {
    for (let right = left + 1; right < count; right++) {
      candidates++;
      const shared = sharedTokens(sets, left, right);
      if (shared > 0 && shared >= threshold * (sizeOf(sets, left) + sizeOf(sets, right) - shared)) pairs++;
    }
  }
  return { pairs, candidates };
}

function sharedTokens({ starts, tokens }: BigramSets, one: number, two: number): number {
  let left = starts[one] ?? 0;
  let right = starts[two] ?? 0;
  const leftEnd = starts[one + 1] ?? 0;
  const rightEnd = starts[two + 1] ?? 0;
  let shared = 0;
  while (left < leftEnd && right < rightEnd) {
    const token = tokens[left] ?? 0;
    const other = tokens[right] ?? 0;
    if (token <= other) left++;
    if (token >= other) right++;
    if (token === other) shared++;
  }
  return shared;
}

/** Brute force with what anybody adds first: only sets of a size that could do, and early ending. */
export function filteredBruteJoin(sets: BigramSets, threshold: number): RivalResult {
  const count = sets.starts.length - 1;
  const empty = new Int32Array(count * 2);
  const order = Array.from({ length: count }, (_, set) => set).sort(
    (one, two) => sizeOf(sets, one) - sizeOf(sets, two),
  );
  let pairs = 0;
  let candidates = 0;
  for (let left = 0; left < count; left++) {
    const largest = sizeOf(sets, order[left] ?? 0) / threshold;
    for (let right = left + 1; right < count && sizeOf(sets, order[right] ?? 0) <= largest; right++) {
      candidates++;
      if (reaches(sets, empty, { one: order[left] ?? 0, two: order[right] ?? 0, threshold })) pairs++;
    }
  }
  return { pairs, candidates };
}

function sizeOf({ starts }: BigramSets, set: number): number {
  return (starts[set + 1] ?? 0) - (starts[set] ?? 0);
}

/** Everything from the names on in DuckDB: bigrams, ranks, prefixes with signatures, candidates, verification. */
const SQL = (threshold: number): readonly string[] => [
  `CREATE OR REPLACE TABLE tk AS SELECT id, unnest(list_distinct(list_transform(range(1, length(name)), i -> substr(name, i, 2)))) g FROM names WHERE length(name) > 1`,
  `CREATE OR REPLACE TABLE rk AS SELECT g, row_number() OVER (ORDER BY count(*), g)::INTEGER r FROM tk GROUP BY g`,
  `CREATE OR REPLACE TABLE ft AS SELECT id, r, row_number() OVER (PARTITION BY id ORDER BY r)::INTEGER pos, count(*) OVER (PARTITION BY id)::INTEGER sz FROM tk JOIN rk USING (g)`,
  `CREATE OR REPLACE TABLE sg AS SELECT id, bit_or(1::UBIGINT << ((r::UBIGINT * 2654435769) % 64)::UBIGINT) sig FROM ft GROUP BY id`,
  `CREATE OR REPLACE TABLE pf AS SELECT ft.*, sig FROM ft JOIN sg USING (id) WHERE pos <= sz - ceil(${threshold}::DOUBLE * sz - 1e-9) + 1`,
  `CREATE OR REPLACE TABLE cand AS SELECT DISTINCT a.id x, b.id y, a.sz sx, b.sz sy FROM pf a JOIN pf b ON a.r = b.r
   WHERE (b.sz < a.sz OR (b.sz = a.sz AND b.id < a.id)) AND b.sz >= ${threshold}::DOUBLE * a.sz - 1e-9
     AND b.pos <= b.sz - ceil(${(2 * threshold) / (1 + threshold)}::DOUBLE * b.sz - 1e-9) + 1
     AND 2 * ceil(${threshold / (1 + threshold)}::DOUBLE * (a.sz + b.sz) - 1e-9) <= a.sz + b.sz - bit_count(xor(a.sig, b.sig))`,
  `CREATE OR REPLACE TABLE pair AS SELECT c.x, c.y FROM cand c JOIN ft p ON p.id = c.x JOIN ft q ON q.id = c.y AND q.r = p.r
   GROUP BY c.x, c.y, c.sx, c.sy HAVING count(*) >= ceil(${threshold / (1 + threshold)}::DOUBLE * (c.sx + c.sy) - 1e-9)`,
];

export interface Duck {
  /** Runs the whole join; returns the number of pairs. */
  readonly join: (threshold: number) => Promise<number>;
  readonly close: () => void;
}

/** DuckDB with the distinct names loaded; loading is not part of the measurement. */
export async function openDuck(names: TextColumn): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('CREATE TABLE names (id INTEGER, name VARCHAR)');
  const appender = await connection.createAppender('names');
  for (let name = 0; name < textCount(names); name++) {
    appender.appendInteger(name);
    appender.appendVarchar(textAt(names, name));
    appender.endRow();
  }
  appender.closeSync();
  return {
    join: async (threshold) => {
      for (const statement of SQL(threshold)) await connection.run(statement);
      const result = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM pair');
      return Number(result.getRows()[0]?.[0]);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
