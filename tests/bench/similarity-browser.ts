/**
 * Reuse at size in a Chromium worker: `npx tsx tests/bench/similarity-browser.ts [rows|forms|passages] …`. Wall clock from
 * question to answer in the page and processor time of the tab, medians over fresh workers; beside them the tab's memory
 * with the corpus in it and at most during the first answer (a worker that has ended gives its memory back late).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';

const ROUNDS = 3;
const SIZES: Readonly<Record<string, readonly number[]>> = {
  rows: [100_000, 1_000_000],
  forms: [10_000, 100_000],
  passages: [10_000, 100_000],
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((one, two) => one - two)[Math.floor(values.length / 2)] ?? 0;

/** The most memory a process ever held, in megabytes. */
function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1000;
}

/** Forgets what a process held before. */
function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

const root = new URL('../..', import.meta.url).pathname;
const server = await createServer({ configFile: false, root, logLevel: 'error', server: { port: 0, hmr: false } });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = findChromium();
const browser = await chromium.launch({
  args: [...CHROMIUM_FLAGS, '--js-flags=--expose-gc'],
  ...(executablePath ? { executablePath } : {}),
});
const cdp = await browser.newBrowserCDPSession();

/** The renderer that works most: that of the page. */
async function rendererOf(): Promise<{ readonly id: number; readonly cpuTime: number }> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return renderers.reduce((one, two) => (two.cpuTime > one.cpuTime ? two : one));
}

const wanted = process.argv.slice(2);
for (const [what, sizes] of Object.entries(SIZES)) {
  if (wanted.length > 0 && !wanted.includes(what)) continue;
  for (const count of sizes) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => say(error.message));
    await page.route(`${address}bench.html`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script type="module" src="/tests/bench/similarity-page.ts"></script>',
      }),
    );
    await page.goto(`${address}bench.html`);
    await page.waitForFunction('typeof ask === "function"');
    await page.evaluate(`prepare('${what}', ${count})`);
    const rounds: { readonly wall: number; readonly cpu: number }[] = [];
    const { id } = await rendererOf();
    resetPeak(id);
    const before = peakOf(id);
    let peak = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const start = await rendererOf();
      const wall = (await page.evaluate<number>('ask()')) / 1000;
      const after = await rendererOf();
      rounds.push({ wall, cpu: after.cpuTime - start.cpuTime });
      if (round === 0) peak = peakOf(after.id);
    }
    const shown = (values: readonly number[]): string =>
      `${median(values).toFixed(2)} s (${values.map((value) => value.toFixed(2)).join(', ')})`;
    say(
      `${count} ${what} in a worker: wall ${shown(rounds.map(({ wall }) => wall))}, processor ` +
        `${shown(rounds.map(({ cpu }) => cpu))}; tab ${Math.round(before)} MB, at most ${Math.round(peak)} MB`,
    );
    await page.close();
  }
}
await browser.close();
await server.close();
