import { expect, test } from './test.ts';
import { sampleRows } from './dataset.ts';

const CHARTS = ['budget', 'mix', 'satisfaction', 'completion'];

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const path of ['/', '/en/']) {
    test(`${path} shows the four charts and their numbers`, async ({ page }) => {
      await page.goto(path);
      for (const name of CHARTS) {
        const figure = page.locator(`figure[data-chart="${name}"]`);
        await expect(figure.locator('figcaption h2')).not.toBeEmpty();
        await expect(figure.locator('svg text').first()).toBeVisible();
        expect(await figure.locator('tbody tr').count()).toBeGreaterThan(3);
      }
      const totals = sampleRows('forms').filter((form) => form.type === 'department');
      expect(totals.length).toBeGreaterThan(0);
      const budget = page.locator('figure[data-chart="budget"]');
      for (const { total_wan } of totals) {
        const shown = Number(total_wan).toLocaleString('en', { maximumFractionDigits: 6 });
        await expect(budget.locator('svg').first()).toContainText(shown);
        await expect(budget.locator('table')).toContainText(shown);
      }
    });
  }

  test('a phone sees the narrow pictures', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/');
    const figure = page.locator('figure[data-chart="budget"]');
    await expect(figure.locator('.narrow svg')).toBeVisible();
    await expect(figure.locator('.wide svg')).toBeHidden();
  });
});

test('counts what is in the dataset', async ({ page }) => {
  await page.goto('/');
  const figure = (key: string) => page.locator(`[data-figure="${key}"]`);
  await expect(figure('forms')).toContainText(String(sampleRows('forms').length));
  await expect(figure('agencies')).toContainText(String(sampleRows('agencies').length));
  const indicators = sampleRows('indicators').filter((row) => !row.is_placeholder);
  await expect(figure('indicators')).toContainText(String(indicators.length));
});

test('brings the charts to life: a tooltip appears and a bar leads to its form', async ({ page }) => {
  await page.goto('/');
  const figure = page.locator('figure[data-chart="budget"]');
  await expect(figure.locator('.living svg')).toBeVisible();
  await expect(figure.locator('.wide')).toHaveCount(0);
  const bar = figure.locator('.living svg path[fill="var(--chart-blue)"]').first();
  await bar.hover();
  await expect(figure.locator('.living > div').last()).toContainText('万元');
  await bar.click();
  await expect(page).toHaveURL(/\/forms\/\d{6}-/);
});

test('keeps the picture in place when it comes to life', async ({ page }) => {
  await page.goto('/');
  const picture = page.locator('figure[data-chart="budget"] .picture');
  const before = await picture.boundingBox();
  await expect(picture.locator('.living svg')).toBeVisible();
  const after = await picture.boundingBox();
  expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThanOrEqual(2);
});
