import { expect, test, type Page } from './test.ts';
import { pickedFiles, sampleFiles, sampleRows } from './dataset.ts';
import { watch } from './watch.ts';

const findings = (page: Page) => page.locator('li[data-finding]');
const lushan = sampleRows('forms').find(({ agency_id }) => agency_id.startsWith('360483'));
const FORM = `/forms/${lushan?.id ?? ''}/`;

/** Loads the sample as own data, with other text in the tables. */
async function loadOwn(page: Page, change: (file: string, text: string) => string): Promise<void> {
  const files = new Map([...sampleFiles()].map(([name, text]) => [name, change(name, text)]));
  files.delete('datapackage.json');
  await page.goto('/data/');
  await page.locator('input[data-pick="files"]').setInputFiles(pickedFiles(files));
  await expect(page.getByText(/^已载入 \d+ 张绩效目标表/)).toBeVisible();
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a form shows its findings with their line and their method, in both languages', async ({ page }) => {
    await page.goto(FORM);
    await expect(page.getByRole('heading', { name: '值得核对之处' })).toBeVisible();
    const first = findings(page).first();
    await expect(first.locator('a[href*="/methods/"]')).toBeVisible();
    await expect(first.locator('a[href*="#L"]')).toBeVisible();
    await page.goto(`/en${FORM}`);
    await expect(page.getByRole('heading', { name: 'Worth checking' })).toBeVisible();
    await expect(findings(page).first()).toContainText(/[a-z]{3}/);
  });

  test('an agency shows those of all its forms', async ({ page }) => {
    await page.goto(`/agencies/${lushan?.agency_id ?? ''}/`);
    expect(await findings(page).count()).toBeGreaterThan(5);
  });
});

test('the line of a finding is shown in the document beside the form', async ({ page, baseURL }) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  await page.goto(FORM, { waitUntil: 'networkidle' });
  const link = findings(page).first().locator('a[href*="#L"]');
  const place = /#(L\d+)$/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
  await link.click();
  await expect(page).toHaveURL(new RegExp(`#${place}$`));
  expect(seen.foreign).toEqual([]);
  expect(seen.complaints).toEqual([]);
});

test('counts of findings are a measure, follow the filters and say what they depend on', async ({ page }) => {
  await page.goto('/compare/?measure=findings');
  const figure = page.locator('[data-chart="findings"]').first();
  await expect(figure).toBeVisible();
  await expect(page.getByText(/条数取决于规则版本/)).toBeVisible();
  await expect(page.getByRole('heading', { name: '按规则' })).toBeVisible();
  const rules = page.locator('a[href*="/methods/"]');
  const all = await rules.count();
  await page.goto('/compare/?measure=findings&t=special_fund');
  await expect(page.locator('[data-results]')).toContainText('1 张');
  await expect.poll(() => rules.count(), { timeout: 30_000 }).toBeLessThan(all);
  await expect(page.getByText(/^1 张表中有 1 张/)).toBeVisible();
});

test('own data is checked in the worker and counted in the comparison', async ({ page }) => {
  await loadOwn(page, (file, text) => (file === 'targets.csv' ? text.replaceAll('>=80%', '>=180%') : text));
  await page.goto(`/forms/?id=${lushan?.id ?? ''}`);
  await expect(findings(page).filter({ hasText: '180%' }).first()).toBeVisible({ timeout: 30_000 });
  await page.goto('/compare/?measure=findings');
  await expect(page.getByText(/^10 张表中有 10 张/)).toBeVisible({ timeout: 30_000 });
});
