import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { FILTER_PARAMS } from '../../src/lib/queries/index.ts';
import { sampleRows } from './dataset.ts';
import { expect, test, type Page } from './test.ts';

test.use({ serviceWorkers: 'allow' });

const BUILD = join(import.meta.dirname, '..', '..', 'build');
const PATH = '/bureau/site';
const [form] = sampleRows('forms');
const departments = sampleRows('forms').filter(({ type }) => type === 'department');
const { files } = JSON.parse(readFileSync(join(BUILD, 'offline-files.json'), 'utf8')) as { readonly files: string[] };

/** A plain host that neither compresses nor caches, with the site below a path. */
interface Host {
  readonly root: string;
  /** What the worker's script ends with: another ending is another version of it. */
  ending: string;
  close(): Promise<void>;
}

async function openHost(): Promise<Host> {
  const serve = sirv(BUILD, { etag: true });
  const server: Server = createServer((request, response) => {
    request.url = request.url?.startsWith(`${PATH}/`) ? request.url.slice(PATH.length) : '/outside';
    if (request.url === '/service-worker.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' });
      return void response.end(readFileSync(join(BUILD, 'service-worker.js'), 'utf8') + host.ending);
    }
    serve(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host: Host = {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}/`,
    ending: '',
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return host;
}

/** How many of the site's files the browser keeps. */
function keptFiles(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
    return kept.reduce((sum, count) => sum + count, 0);
  });
}

test('after one visit the whole sample is read and filtered with the host gone, below a path', async ({ page }) => {
  test.slow();
  const host = await openHost();
  await page.goto(host.root);
  await expect.poll(() => keptFiles(page), { timeout: 90_000 }).toBeGreaterThan(files.length);
  await host.close();

  await page.goto(`${host.root}en/forms/${form?.id ?? ''}/`);
  await expect(page.locator('h1')).toBeVisible();
  await page.goto(`${host.root}compare/?${FILTER_PARAMS.form_type}=department`);
  await expect(page.locator('[data-results]')).toContainText(`${departments.length} 张`);
  const missing = await page.goto(`${host.root}nowhere/`);
  expect(missing?.status()).toBe(503);
  await expect(page.locator('h1').first()).toContainText('离线');
});

test('a new version is offered, and taken over only when the reader says so', async ({ page }) => {
  const host = await openHost();
  await page.goto(host.root);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(page.locator('[data-note]')).toHaveCount(0);

  host.ending = '\n// another version';
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await expect(page.locator('[data-note="updated"]')).toBeVisible();
  const reloaded = page.waitForEvent('load');
  await page.locator('[data-note="updated"] button').click();
  await reloaded;
  await expect(page.locator('[data-note]')).toHaveCount(0);
  const waiting = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null);
  expect(waiting).toBeNull();
  await host.close();
});
