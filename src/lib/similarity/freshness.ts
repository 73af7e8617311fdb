import { COMMON } from './seeds.ts';
import type { Run, Text } from './run.ts';

/** A wording held by this share of the agencies is common and counts nothing, but never by fewer than COMMON. */
const COMMON_SHARE = 0.025;

/** By number of other agencies that hold a character: what it counts, falling with the logarithm from 1 to 0. */
export function freshnessTable(agencies: number): Float64Array {
  const common = Math.max(COMMON, Math.round(COMMON_SHARE * agencies));
  return Float64Array.from({ length: common + 1 }, (_, others) => 1 - Math.log2(others + 1) / Math.log2(common + 1));
}

/** From this many fresh characters on a run is listed; set phrases of official language stay below. */
export const RUN_LINE = 26;
/** A run of mostly fresh characters may be this much shorter, where enough agencies show what is a set phrase. */
export const DENSE_ALLOWANCE = 8;
const DENSE = 0.5;
const KNOWN_PHRASES = 300;

/** Whether a run of so many fresh among so many equal characters is listed. */
export function isTelling(
  { bits, matched }: { readonly bits: number; readonly matched: number },
  line: number,
  agencies: number,
): boolean {
  if (bits >= line) return true;
  return agencies >= KNOWN_PHRASES && bits >= line - DENSE_ALLOWANCE && bits >= DENSE * matched;
}

/** The fingerprints of a text, from `start` up to before `end`, with the number of agencies that hold each. */
export interface HeldPrints {
  readonly places: Int32Array;
  readonly holders: Uint16Array;
  readonly start: number;
  readonly end: number;
  /** Length of the hashed pieces. */
  readonly piece: number;
}

export interface FreshInput {
  readonly left: Text;
  readonly right: Text;
  /** Fingerprints of the left text. */
  readonly prints: HeldPrints;
  /** How many agencies of the corpus stand behind the two texts; they do not count as others. */
  readonly parties: number;
}

/** How many fresh characters a run shares: its equal characters, each by how few other agencies hold it. */
export function freshCharacters(run: Run, { left, right, prints, parties }: FreshInput, table: Float64Array): number {
  const { places, holders } = prints;
  let print = prints.start;
  let sum = 0;
  for (const piece of run.pieces) {
    for (let at = 0; at < piece.length; at++) {
      const place = piece.left + at;
      if (left.units[left.start + place] !== right.units[right.start + piece.right + at]) continue;
      while (print + 1 < prints.end && (places[print + 1] ?? 0) <= place) print++;
      const covers = print > prints.start && (places[print - 1] ?? 0) + prints.piece > place;
      const held = Math.max(holders[print] ?? 0, covers ? (holders[print - 1] ?? 0) : 0);
      sum += table[Math.max(0, held - parties)] ?? 0;
    }
  }
  return sum;
}
