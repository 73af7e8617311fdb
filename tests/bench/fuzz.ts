/**
 * Mutated documents at length: `npx tsx tests/bench/fuzz.ts [runs] [seed] [family …]` (10,000 and 1 without arguments).
 * Each is opened and its forms are read: it may not crash, take 5 s of CPU time or lose text. `npm test` runs a part of it.
 */
import { FAMILIES, type FuzzCase } from '../documents/fuzz-families.ts';

const HANG = 5000;
const [runs = 10_000, seed = 1] = process.argv.slice(2, 4).map(Number);
const wanted = process.argv.slice(4);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

async function faultsOf({ run }: FuzzCase): Promise<readonly string[]> {
  try {
    return await run();
  } catch (error) {
    return [`failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

let total = 0;
let failures = 0;
for (const { name, weight, cases } of FAMILIES) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const count = wanted.length > 0 ? runs : Math.max(1, Math.round((runs * weight) / 1000));
  let slowest = 0;
  let slowestName = '';
  let failed = 0;
  const started = performance.now();
  for (const own of cases(seed, count)) {
    const before = process.cpuUsage();
    const faults = [...(await faultsOf(own))];
    const took = milliseconds(process.cpuUsage(before));
    if (took > slowest) [slowest, slowestName] = [took, own.name];
    if (took > HANG) faults.push(`took ${Math.round(took)} ms`);
    if (faults.length === 0) continue;
    failed++;
    if (failed <= 5) say(`  ${own.name}\n    ${faults.slice(0, 4).join('\n    ')}`);
  }
  total += count;
  failures += failed;
  const seconds = (performance.now() - started) / 1000;
  if (slowest > HANG / 2) say(`  slowest: ${slowestName}`);
  say(`${name}: ${count} inputs, ${failed} failed, slowest ${Math.round(slowest)} ms, ${seconds.toFixed(1)} s`);
}
say(`${total} inputs, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
