import { describe, expect, it } from 'vitest';
import { FAMILIES } from './fuzz-families.ts';

/** How many inputs in all; the whole 10,000 are run by tests/bench/fuzz.ts. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
const SEED = Number(process.env.FUZZ_SEED ?? 20);

describe('mutated documents are read soundly, and none of their text is lost', () => {
  it.each(FAMILIES)('$name', { timeout: 120_000 }, async ({ weight, cases }) => {
    const faults: string[] = [];
    for (const { name, run } of cases(SEED, Math.max(3, Math.round((RUNS * weight) / 1000)))) {
      const found = await run();
      if (found.length > 0) faults.push(`${name}\n  ${found.join('\n  ')}`);
    }
    expect(faults).toEqual([]);
  });
});
