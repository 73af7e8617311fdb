/**
 * The workbench at size: `npx tsx tests/bench/workbench.ts [--cube FILE] DATASET …` (folders that `duibiao generate` wrote;
 * with the counting cube of a larger one, kept by cube.ts, where the built server does not read that). Per dataset,
 * in a fresh Chromium over gzip: from navigation to the first chart and until the counts are there, bytes until then and
 * with the engine and after all clicks, clicks until the linked and the grouped charts show the new numbers (with the page's
 * processor time: the wall clock of a busy machine says little), and the page's heap.
 */
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { ensureApp } from '../../src/cli/publishing/app.ts';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';
import { measureClicks } from './workbench-clicks.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What the page notes: when its first chart is there. As text, since the compiler would add names to functions. */
const WATCH_FIRST_CHART = `(function look() {
  if (!document.querySelector('[data-linked] [data-panel] .bar')) return requestAnimationFrame(look);
  requestAnimationFrame(() => { window.firstChart = performance.now(); });
})()`;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** A stream: the file of ten million indicators is larger than Node reads at once. */
async function linesOf(file: string): Promise<number> {
  let lines = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>)
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

async function measure(url: string): Promise<Record<string, number>> {
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const cdp = await page.context().newCDPSession(page);
    const bytes = async () => Number(await (await fetch(`${url}/bytes-sent`)).text());
    const before = await bytes();
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript(WATCH_FIRST_CHART);
    await page.goto(`${url}/compare/`);
    await page.locator('[data-linked="counted"]').waitFor({ timeout: 300_000 });
    const interactive = await page.evaluate(() => performance.now());
    const counted = (await bytes()) - before;
    await page.waitForTimeout(8000);
    const withEngine = (await bytes()) - before;
    const { painted, busy, busyInAll } = await measureClicks(page, cdp);
    await cdp.send('HeapProfiler.collectGarbage');
    const all = (await bytes()) - before;
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const first = await page.evaluate(() => ('firstChart' in window ? Number(window.firstChart) : Number.NaN));
    return {
      'first chart ms': first,
      'counts ready ms': interactive,
      'click to painted p50 ms': quantile(painted, 0.5),
      'click to painted p95 ms': quantile(painted, 0.95),
      'processor until then p50 ms': quantile(busy, 0.5),
      'processor until then p95 ms': quantile(busy, 0.95),
      'processor in all p50 ms': quantile(busyInAll, 0.5),
      'MB until counts': counted / 1e6,
      'MB with engine': withEngine / 1e6,
      'MB after all clicks': all / 1e6,
      'heap MB': usedSize / 1e6,
    };
  } finally {
    await browser.close();
  }
}

/** Serves one dataset from a process of its own, since the built server keeps what it read. */
async function served(folder: string, server: string, client: string) {
  const script = join(fileURLToPath(new URL('.', import.meta.url)), 'workbench-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, server, client], {
    env: { ...process.env, DUIBIAO_DATASET: folder, ...(cube === null ? {} : { DUIBIAO_BENCH_CUBE: cube }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the server of ${folder} ended: ${code}`)));
  });
  return { url, stop: () => child.kill() };
}

const folders = process.argv.slice(2);
const cube = folders[0] === '--cube' ? resolve(folders.splice(0, 2)[1] ?? '.') : null;
if (folders.length === 0) throw new Error('name the folders of generated datasets');
const app = await ensureApp(say);
for (const folder of folders) {
  const indicators = (await linesOf(join(folder, 'indicators.csv'))) - 1;
  const { url, stop } = await served(folder, app.server, app.client);
  try {
    const html = await (await fetch(`${url}/compare/`)).text();
    const found = await measure(url);
    const load = loadavg()[0]?.toFixed(1);
    say(`${folder}: ${indicators} indicators, page ${(html.length / 1e3).toFixed(0)} kB unpacked, load ${load}`);
    for (const [name, value] of Object.entries(found)) say(`  ${name.padEnd(28)} ${value.toFixed(1)}`);
  } finally {
    stop();
  }
}
