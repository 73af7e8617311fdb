import { gzipSync } from 'node:zlib';
import { messagesFor } from '#lib/i18n/index.ts';
import { sampleRows } from './dataset.ts';
import { expect, test, type Page } from './test.ts';

const [form] = sampleRows('forms');

/** The most that the program of a page may weigh, in thousands of bytes compressed: what it starts with, no part of it fetched later. */
const MOST: Readonly<Record<string, number>> = {
  '/': 130,
  [`/agencies/${form?.agency_id ?? ''}/`]: 148,
  [`/forms/${form?.id ?? ''}/`]: 104,
  '/methods/missing_unit/': 84,
  '/agencies/': 148,
  '/indicators/satisfaction_rate/': 116,
};

for (const [path, most] of Object.entries(MOST)) {
  test(`${path} starts with a program of at most ${most} kB`, async ({ request, baseURL }) => {
    const html = await (await request.get(path)).text();
    const list = /for \(const href of (\[[^\]]+\])/.exec(html)?.[1] ?? '[]';
    const files = (JSON.parse(list) as string[]).filter((href) => href.endsWith('.js'));
    expect(files.length).toBeGreaterThan(5);
    const sizes = files.map(async (href) => {
      const response = await request.get(new URL(href, `${baseURL ?? ''}${path}`).href);
      expect(response.status(), href).toBe(200);
      return gzipSync(await response.body()).length;
    });
    const sum = (await Promise.all(sizes)).reduce((total, bytes) => total + bytes, 0);
    expect(Math.round(sum / 1000)).toBeLessThanOrEqual(most);
  });
}

/** The scripts a page fetches from now on, as text. */
function scriptsOf(page: Page): () => Promise<string> {
  const texts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) texts.push(response.text().catch(() => ''));
  });
  return async () => (await Promise.all(texts)).join('\n');
}

const ZH = messagesFor('zh').overview.lead;
const EN = messagesFor('en').overview.lead;

for (const { path, own, other, link } of [
  { path: '/', own: ZH, other: EN, link: 'English' },
  { path: '/en/', own: EN, other: ZH, link: '中文' },
]) {
  test(`${path} fetches the words of its language only, the others when they are asked for`, async ({ page }) => {
    const scripts = scriptsOf(page);
    await page.goto(path, { waitUntil: 'networkidle' });
    const first = await scripts();
    expect(first).toContain(own);
    expect(first).not.toContain(other);
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(page.locator('main')).toContainText(other);
    expect(await scripts()).toContain(other);
  });
}
