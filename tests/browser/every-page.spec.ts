import { axeFindings } from './axe.ts';
import { expect, test } from './test.ts';
import { EMBEDS, PAGES, TEMPLATES } from './pages.ts';
import { watch } from './watch.ts';

const TARGETS = { rules: { 'target-size': { enabled: true } } };

for (const path of PAGES) {
  test(`${path} stays on its origin, quiet, in its language, with one heading`, async ({ page, baseURL }) => {
    const seen = watch(page, new URL(baseURL ?? '').origin);
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', path.startsWith('/en/') ? 'en' : 'zh-CN');
    await expect(page.locator(path.startsWith('/en/') ? 'a[hreflang="zh"]' : 'a[hreflang="en"]')).toHaveCount(1);
    await page.mouse.wheel(0, 3000);
    await page.waitForTimeout(500);
    expect(seen.foreign).toEqual([]);
    expect(seen.complaints).toEqual([]);
  });
}

for (const path of EMBEDS) {
  test(`${path} stays on its origin, quiet, in its language`, async ({ page, baseURL }) => {
    const seen = watch(page, new URL(baseURL ?? '').origin);
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.locator('svg').first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', path.startsWith('/en/') ? 'en' : 'zh-CN');
    expect(seen.foreign).toEqual([]);
    expect(seen.complaints).toEqual([]);
  });
}

for (const scheme of ['light', 'dark'] as const) {
  for (const path of [...TEMPLATES, ...EMBEDS, '/en/data/changes/', '/en/indicators/satisfaction_rate/']) {
    test(`axe finds nothing on ${path} in ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await axeFindings(page, TARGETS)).toEqual([]);
    });
  }
}

// A rule with related ones beside it, which the template's own example has not.
for (const path of [...TEMPLATES, '/methods/amount_conflict_narrative/']) {
  test(`what is touched on ${path} is large enough on a telephone`, async ({ page }) => {
    await page.setViewportSize({ width: 412, height: 823 });
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await axeFindings(page, TARGETS)).toEqual([]);
  });
}

for (const path of [...PAGES, ...EMBEDS]) {
  test(`${path} has no sideways scroll at 390 px`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path, { waitUntil: 'networkidle' });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
}

test('an address that does not exist says so, and nothing fails on its page', async ({ page }) => {
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  const response = await page.goto('/nowhere/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
  await page.goto('/en/nowhere/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  await page.waitForLoadState('networkidle');
  expect(thrown).toEqual([]);
});

test('an address that does not exist says so without JavaScript too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/nowhere/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('没有这个页面');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await context.close();
});
