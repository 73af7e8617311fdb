// npx tsx tests/bench/publish.ts [700 7000 20000]: what publishing costs, how it grows, and what a second run costs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Report {
  readonly status: string;
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
  readonly written: number;
  readonly seconds: Readonly<Record<string, number>>;
  readonly cpuSeconds: number;
  readonly peakBytes: readonly number[];
}

const CLI = resolve('src/cli/duibiao.mjs');
const sizes = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'duibiao-bench-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

function duibiao(...args: string[]): { wall: number; report: Report } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(stderr);
  return { wall: (performance.now() - start) / 1000, report: JSON.parse(stdout) as Report };
}

try {
  const points: { forms: number; cpu: number }[] = [];
  for (const forms of sizes.length === 0 ? [700, 7000, 20000] : sizes) {
    const [data, site] = [join(folder, `data-${forms}`), join(folder, `site-${forms}`)];
    duibiao('generate', '--forms', String(forms), '--seed', '1', '--out', data);
    const { wall, report } = duibiao('publish', data, '--out', site);
    const { pages, files, bytes, cpuSeconds, peakBytes, seconds } = report;
    const peak = peakBytes.map((one) => `${Math.round(one / 1e6)} MB`).join(' + ');
    say(`${forms} forms: ${wall.toFixed(0)} s wall, ${cpuSeconds.toFixed(0)} s CPU in rendering, peak ${peak}`);
    say(
      `  ${pages} addresses, ${((1000 * cpuSeconds) / pages).toFixed(1)} ms CPU each; ${files} files, ${Math.round(bytes / 1e6)} MB`,
    );
    say(`  by stage: ${JSON.stringify(seconds)}`);
    const again = duibiao('publish', data, '--out', site);
    say(`  again: ${again.report.status}, ${again.wall.toFixed(1)} s, ${again.report.written} files written`);
    points.push({ forms, cpu: cpuSeconds });
    rmSync(site, { recursive: true });
  }
  for (const [at, { forms, cpu }] of points.entries()) {
    const before = points[at - 1];
    if (before === undefined) continue;
    const exponent = Math.log(cpu / before.cpu) / Math.log(forms / before.forms);
    say(`growth from ${before.forms} to ${forms}: forms^${exponent.toFixed(2)}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
