import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from './test.ts';
import { sampleRows } from './dataset.ts';

const forms = sampleRows('forms');
const agencies = sampleRows('agencies');
const regions = sampleRows('regions');

/** The forms of agencies in a region or below it. */
function formsIn(code: string) {
  const below = new Set([code]);
  for (let step = 0; step < 3; step++) {
    for (const region of regions)
      if (region.parent_code !== null && below.has(region.parent_code)) below.add(region.code);
  }
  const inside = new Set(agencies.filter((one) => below.has(one.region_code ?? '')).map((one) => one.id));
  return forms.filter((form) => inside.has(form.agency_id));
}

const rows = (page: Page) => page.locator('figure[data-chart] tbody tr');

test('filtering to one region changes the numbers on the page', async ({ page }) => {
  await page.goto('/compare/');
  await expect(page.locator('[data-results]')).toContainText(String(forms.length));
  const before = await rows(page).count();
  await page.getByLabel('省级').selectOption({ label: `江苏省 (${formsIn('320000').length})` });
  await expect(page.locator('[data-results]')).toContainText(`${formsIn('320000').length} 张`);
  expect(await rows(page).count()).toBeLessThan(before);
  await expect(page.locator('figure[data-chart="budget"] table')).toContainText('如皋市信访局');
  await expect(page.locator('figure[data-chart="budget"] table')).not.toContainText('湛江市信访局');
  await expect(page.locator('figure[data-chart="budget"] .living svg')).not.toContainText('湛江市信访局');
  await expect(page).toHaveURL(/r=320000/);
});

test('the cascade goes down to the county and back', async ({ page }) => {
  await page.goto('/compare/');
  await page.getByLabel('省级').selectOption('320000');
  await page.getByLabel('地级').selectOption('320600');
  await page.getByLabel('县级').selectOption('320682');
  await expect(page).toHaveURL(/r=320682/);
  await page.getByLabel('县级').selectOption('');
  await expect(page).toHaveURL(/r=320600/);
  await page.getByRole('button', { name: '移除条件：地区：南通市' }).click();
  await expect(page).not.toHaveURL(/r=/);
  await expect(page.locator('[data-results]')).toContainText(String(forms.length));
});

test('a chart chosen by the address is drawn before anybody scrolls to it: it may be printed at once', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 500 });
  await page.goto('/compare/?measure=satisfaction');
  await expect(page.locator('figure[data-chart="satisfaction"] .living svg')).toContainText('庐山市信访局');
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('an address with filters brings the same comparison back, and so do back and forward', async ({ page }) => {
  await page.goto('/compare/?measure=mix&y=2021');
  const wanted = forms.filter((form) => form.fiscal_year === 2021).length;
  await expect(page.locator('[data-results]')).toContainText(`${wanted} 张`);
  await expect(page.locator('figure[data-chart="mix"]')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^2021/ })).toBeChecked();
  await page.getByRole('checkbox', { name: /^项目/ }).check();
  const projects = forms.filter((form) => form.fiscal_year === 2021 && form.type === 'project').length;
  await expect(page.locator('[data-results]')).toContainText(`${projects} 张`);
  await page.goBack();
  await expect(page.locator('[data-results]')).toContainText(`${wanted} 张`);
  await expect(page.getByRole('checkbox', { name: /^项目/ })).not.toBeChecked();
  await page.goForward();
  await expect(page.locator('[data-results]')).toContainText(`${projects} 张`);
});

test('a measure keeps the filters, and a row leads to its form', async ({ page }) => {
  await page.goto('/compare/?y=2022');
  await page.getByRole('link', { name: '满意度目标' }).click();
  await expect(page).toHaveURL(/measure=satisfaction.*y=2022|y=2022.*measure=satisfaction/);
  const table = page.locator('figure[data-chart="satisfaction"] table');
  await expect(table).toContainText('≥80%');
  await expect(table).toContainText('项目');
  await table.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/forms\/360483/);
});

test('a filter that keeps nothing says so', async ({ page }) => {
  await page.goto('/compare/?y=1999');
  await expect(page.locator('[data-results]')).toContainText('0 张');
  await expect(page.locator('[data-empty]')).toContainText('没有符合全部条件的指标');
  await expect(page.locator('figure[data-chart]')).toHaveCount(0);
});

test('the filters open and close on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/compare/');
  await expect(page.getByLabel('省级')).toBeHidden();
  await page.getByText('筛选条件').first().click();
  await page.getByLabel('省级').selectOption('320000');
  await expect(page.locator('[data-results]')).toContainText(`${formsIn('320000').length} 张`);
});

test('an engine that cannot start leaves the page usable and says so', async ({ page }) => {
  await page.route(/\.packed$/, (route) => route.abort());
  await page.goto('/compare/?y=2021');
  await expect(page.locator('[data-engine="failed"]')).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator('[data-results]')).toContainText(String(forms.length));
  await page.locator('header summary').click();
  await page.getByRole('contentinfo').getByRole('link', { name: '计算方法' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('计算方法');
  await page.unroute(/\.packed$/);
  await page.goBack();
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.locator('[data-results]')).toContainText('2 张');
  await expect(page.locator('[data-engine="failed"]')).toHaveCount(0);
});

test('a chart leaves as a picture and as a table that say what they show', async ({ page }) => {
  await page.goto('/compare/?r=320000');
  await expect(page.locator('[data-results]')).toContainText(`${formsIn('320000').length} 张`);
  const saved = async (label: string): Promise<Buffer> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: label, exact: true }).click();
    return readFile(await (await download).path());
  };
  const svg = (await saved('SVG')).toString('utf8');
  expect(svg).toContain('筛选条件：地区：江苏省');
  expect(svg).toContain('如皋市信访局');
  expect(svg).not.toContain('var(');
  const png = await saved('PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(svg)?.[1]));
  const csv = (await saved('CSV')).toString('utf8');
  expect(csv).toContain('# 筛选条件: 地区：江苏省');
  expect(csv).toContain('如皋市信访局');
  expect(csv).not.toContain('湛江市信访局');
});
