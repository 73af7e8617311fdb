import { expect, test, type Page } from './test.ts';
import { axeFindings } from './axe.ts';
import { pickedFiles, sampleFiles, sampleRows } from './dataset.ts';
import { watch } from './watch.ts';

const dialog = (page: Page) => page.locator('[data-palette="dialog"]');

test('the palette is opened, filled and left by keyboard, and gives the focus back', async ({ page, baseURL }) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  const agency = sampleRows('agencies').find(({ name }) => name === '庐山市信访局');
  await page.goto('/compare/');
  const before = page.getByRole('link', { name: 'English' });
  await before.focus();
  await page.keyboard.press('Control+k');
  const field = dialog(page).getByRole('combobox');
  await expect(field).toBeFocused();
  await expect(dialog(page).getByRole('option', { selected: true })).toHaveText('总览');
  await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByRole('option', { selected: true })).toHaveText('比较');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(dialog(page).getByRole('option', { selected: true })).toHaveText('复制链接');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(before).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('山市信');
  const option = dialog(page).getByRole('option', { name: '庐山市信访局' }).first();
  await expect(option).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  const active = await field.getAttribute('aria-activedescendant');
  await expect(dialog(page).getByRole('option', { selected: true })).toHaveAttribute('id', active ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/agencies/${agency?.id ?? ''}/$`));

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('group', { name: '最近打开' }).getByRole('option')).toHaveText(['庐山市信访局']);
  await page.keyboard.type('xfj');
  await expect(page.getByRole('group', { name: '单位' }).getByRole('option')).toHaveCount(5);
  await field.fill('missing_unit');
  await expect(page.getByRole('group', { name: '核对规则' }).getByRole('option')).toHaveCount(1);
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test('nothing typed after the keys of the palette is lost, however late its entries come', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const agency = sampleRows('agencies').find(({ name }) => name === '庐山市信访局');
  await page.goto('/compare/');
  await expect(page.locator('html')).toHaveAttribute('data-alive', '');
  const late: string[] = [];
  await page.route('**/*.js', async (route) => {
    late.push(route.request().url());
    await held;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('lssxfj');
  await expect(dialog(page).getByRole('combobox')).toHaveValue('lssxfj');
  await expect(dialog(page).getByRole('status')).toHaveText('正在载入…');
  await page.keyboard.press('Enter');
  expect(late).not.toEqual([]);
  expect(page.url()).toMatch(/\/compare\/$/);
  letGo();
  await expect(page).toHaveURL(/\/search\/\?q=lssxfj$/);
  await expect(page.locator(`a[href*="${agency?.id ?? ''}"]`).first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('english');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/search\//);
});

test('the palette does things too', async ({ page }) => {
  await page.goto('/findings/');
  await page.locator('[data-palette="open"]').click();
  const theme = await page.locator('html').getAttribute('data-theme');
  await dialog(page).getByRole('option', { name: '切换到深色' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', theme ?? '-');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('english');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/en\/findings\/$/);
});

test('the palette finds in own data, and keeps no name of it', async ({ page }) => {
  const files = sampleFiles();
  files.set('agencies.csv', (files.get('agencies.csv') ?? '').replace('庐山市信访局', '某某县信访局'));
  await page.goto('/data/');
  await page.locator('[data-pick="files"]').setInputFiles(pickedFiles(files));
  await expect(page.locator('[data-banner="own"]')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('某县信');
  await dialog(page).getByRole('option', { name: '某某县信访局' }).first().click();
  await expect(page).toHaveURL(/\/agencies\/\?id=/);
  const kept = await page.evaluate(() => localStorage.getItem('duibiao-recent') ?? '');
  expect(kept).not.toContain('某某县');
});

test('the search page asks its own origin only, for a few small files', async ({ page, baseURL }) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/search-index/')) asked.push(request.url());
  });
  await page.goto('/search/');
  expect(asked.filter((url) => url.endsWith('.bin'))).toEqual([]);
  await page.getByRole('searchbox').fill('访储备');
  const forms = page.locator('[data-found="form"]');
  await expect(forms.getByRole('link')).toHaveText(['信访储备金']);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === '访储备');
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeLessThanOrEqual(6);
  const count = asked.length;
  await page.getByRole('searchbox').fill('储备金');
  await expect(forms.locator('mark')).toHaveText(['储备金']);
  expect(asked.length).toBe(count);
  await page.getByRole('searchbox').fill('没有这样的名称');
  await expect(page.locator('[data-results]')).toContainText('没有名称含');
  expect(await axeFindings(page)).toEqual([]);
  await page.goto('/en/search/?q=closure');
  await expect(page.locator('[data-found="concept"] a').first()).toContainText(/closure/i);
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test('what was found once is found again without a network', async ({ page, context }) => {
  await page.goto('/search/?q=信访');
  await expect(page.locator('[data-found="agency"] a')).toHaveCount(5);
  await context.setOffline(true);
  await page.getByRole('searchbox').fill('信访局');
  await expect(page.locator('[data-found="agency"] mark').first()).toHaveText('信访局');
  await context.setOffline(false);
});

test('without JavaScript the search page says so and leads to the lists; the menu opens', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/search/');
  await expect(page.locator('noscript .without')).toBeVisible();
  for (const href of await page
    .locator('main section a')
    .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href)))
    expect((await page.request.get(href)).status(), href).toBe(200);
  await page.getByText('更多').click();
  await page.getByRole('link', { name: '方法', exact: true }).first().click();
  await expect(page).toHaveURL(/\/methods\/$/);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.locator('header summary').click();
  await page.locator('header').getByRole('link', { name: '比较' }).click();
  await expect(page).toHaveURL(/\/compare\/$/);
  await context.close();
});

test('the menu of the header is left by Escape, by a click elsewhere and by going on', async ({ page }) => {
  await page.goto('/');
  const summary = page.locator('header summary');
  const entry = page.locator('header details').getByRole('link', { name: '数据' });
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(entry).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(entry).toBeHidden();
  await expect(summary).toBeFocused();
  await summary.click();
  await page.mouse.click(1200, 700);
  await expect(entry).toBeHidden();
  await summary.click();
  await entry.click();
  await expect(page).toHaveURL(/\/data\/$/);
  await expect(entry).toBeHidden();
  await expect(page.locator('header [aria-current="page"]')).toHaveCount(1);
});

test('the footer names the dataset, its version and its terms', async ({ page }) => {
  await page.goto('/en/methods/');
  const footer = page.locator('footer').last();
  await expect(footer).toContainText('Budget performance targets');
  await expect(footer.locator('[data-version]')).toHaveText(/^version [0-9a-f]{8}$/);
});
