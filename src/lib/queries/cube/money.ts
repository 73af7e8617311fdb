const SCALE = 1_000_000n;
const EXACT = BigInt(Number.MAX_SAFE_INTEGER) + 1n;

/** A decimal with six digits behind the point, as SQL writes it, in millionths; 0 for null. */
export function millionths(text: string | null): bigint {
  return text === null ? 0n : BigInt(text.replace('.', ''));
}

/** Millionths as a number, rounded as DuckDB casts `DECIMAL(38, 6)` to `DOUBLE`. */
export function fromMillionths(amount: bigint): number {
  if (amount <= EXACT && amount >= -EXACT) return Number(amount) / Number(SCALE);
  return Number(amount / SCALE) + Number(amount % SCALE) / Number(SCALE);
}
