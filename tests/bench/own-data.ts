/**
 * Own data at size in Chromium: `npx tsx tests/bench/own-data.ts FOLDER …`, each the folder of a dataset. Seconds of every
 * step from the choice of the files to the loaded engine, rows a second, and the most memory the tab held; beside it, in
 * the same run, PapaParse to Arrow to insert, which checks and keeps nothing.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const root = new URL('../..', import.meta.url).pathname;
const server = await createServer({ root, logLevel: 'error', server: { port: 0, hmr: false, fs: { strict: false } } });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = findChromium();

/** The most memory any renderer ever held, in megabytes. */
function peakOf(pids: readonly number[]): number {
  return Math.max(
    ...pids.map((pid) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])),
  );
}

for (const folder of process.argv.slice(2)) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  say(`${folder}: ${(bytes / 1e6).toFixed(0)} MB`);
  for (const way of ['own', 'rival'] as const) {
    const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
    const cdp = await browser.newBrowserCDPSession();
    const page = await browser.newPage();
    page.on('pageerror', (error) => say(error.message));
    await page.route(`${address}bench.html`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<input type="file" multiple><script type="module" src="/tests/bench/own-data-page.ts"></script>',
      }),
    );
    await page.goto(`${address}bench.html`);
    await page.waitForFunction('typeof own === "function"', undefined, { timeout: 180_000 });
    await page.locator('input').setInputFiles(files.map((name) => join(folder, name)));
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
    const before = peakOf(pids) / 1000;
    try {
      const { indicators = 0, ...steps } = await page.evaluate<Record<string, number>>(`${way}()`);
      const seconds = Object.entries(steps).map(([name, time]) => `${name} ${(time / 1000).toFixed(2)} s`);
      const first = Object.entries(steps).filter(([name]) => !/again|bring/.test(name));
      const all = first.reduce((sum, [, time]) => sum + time, 0) / 1000;
      say(
        `  ${way}: ${indicators} indicators in ${all.toFixed(2)} s, ${Math.round(indicators / all)} a second; ` +
          `${seconds.join(', ')}; tab ${Math.round(before)} MB, at most ${Math.round(peakOf(pids) / 1000)} MB`,
      );
    } catch (error) {
      say(`  ${way}: failed, ${error instanceof Error ? error.message : String(error)}`);
    }
    await browser.close();
  }
}
await server.close();
