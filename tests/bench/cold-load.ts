/**
 * A page's first sight on a cold cache: `npx tsx tests/bench/cold-load.ts SITE PATH …` (default: build/ and one page of
 * each kind in it). Beside each page, in the same run and by turns, the same text as one plain HTML file: its style
 * inside, no script, no other file. Medians over fresh profiles; the aim is a ratio of at most 1.2 (issue 7).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import sirv from 'sirv';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';

const ROUNDS = 15;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((one, two) => one - two)[Math.floor(values.length / 2)] ?? 0;

const [folder = 'build', ...asked] = process.argv.slice(2);
const site = resolve(folder);
const paths = asked.length > 0 ? asked : ['/', ...['agencies', 'forms', 'regions', 'methods'].map(oneOf)];

function oneOf(kind: string): string {
  const [name = ''] = readdirSync(join(site, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return `/${kind}/${name}/`;
}

/** The page as one plain file: styles in it, without scripts and hints, padded to the same number of bytes. */
function plain(path: string): string {
  const html = readFileSync(join(site, path, 'index.html'), 'utf8');
  const bare = html
    .replace(/<link [^>]*rel="stylesheet"[^>]*>/g, (link) => {
      const href = /href="([^"]+)"/.exec(link)?.[1] ?? '';
      return `<style>${readFileSync(new URL(href, `file://${site}${path}`), 'utf8')}</style>`;
    })
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link [^>]*rel="(modulepreload|preload|icon)"[^>]*>/g, '')
    .replace(/<meta http-equiv="content-security-policy"[^>]*>/, '');
  return `${bare}<!--${' '.repeat(Math.max(0, html.length - bare.length))}-->`;
}

const files = sirv(site, { gzip: true, brotli: true });
const server = createServer((request, response) => {
  const url = request.url ?? '/';
  if (!url.startsWith('/plain/')) return files(request, response, () => void response.writeHead(404).end());
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  return void response.end(plain(url.slice('/plain'.length)));
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Milliseconds from the start of the navigation to the first contentful and the largest contentful paint. */
async function firstSight(browser: Browser, url: string): Promise<readonly [number, number]> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const times = await page.evaluate(
    () =>
      new Promise<readonly [number, number]>((done) => {
        new PerformanceObserver((list) => {
          const largest = list.getEntries().at(-1)?.startTime ?? 0;
          const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? largest;
          done([first, largest]);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
  await context.close();
  return times;
}

const executablePath = findChromium();
const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) });
say('page | first paint ms (plain) ratio | largest paint ms (plain) ratio');
for (const path of paths) {
  const seen: (readonly [number, number])[] = [];
  const rival: (readonly [number, number])[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    seen.push(await firstSight(browser, `${root}${path}`));
    rival.push(await firstSight(browser, `${root}/plain${path}`));
  }
  const columns = [0, 1].map((which) => {
    const own = median(seen.map((times) => times[which] ?? 0));
    const other = median(rival.map((times) => times[which] ?? 0));
    return `${own.toFixed(0)} (${other.toFixed(0)}) ${(own / other).toFixed(2)}`;
  });
  say(`${path} | ${columns.join(' | ')}`);
}
await browser.close();
server.close();
