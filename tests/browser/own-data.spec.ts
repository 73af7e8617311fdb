import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { zipSync } from 'fflate';
import { readablePersonalData } from './watch.ts';
import { pickedFiles, sampleFiles, sampleRows } from './dataset.ts';

const forms = sampleRows('forms');
const DOCUMENTS = join(import.meta.dirname, '..', 'fixtures', 'forms', 'real');
const files = (page: Page) => page.locator('input[data-pick="files"]');
const folder = (page: Page) => page.locator('input[data-pick="folder"]');
const figure = (page: Page, key: string) => page.locator(`[data-figure="${key}"]`);

/** The sample with one department's total changed: a number that stands nowhere in it. */
function changedFiles(): Map<string, string> {
  const changed = sampleFiles();
  changed.delete('datapackage.json');
  const text = changed.get('forms.csv') ?? '';
  changed.set('forms.csv', text.replace(/,1079\.96,/, ',7654.32,'));
  expect(changed.get('forms.csv')).not.toBe(text);
  return changed;
}

function folderOf(contents: ReadonlyMap<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), 'duibiao-own-'));
  for (const [name, text] of contents) writeFileSync(join(path, name), text);
  return path;
}

test('a folder of tables: every page follows, a reload keeps it, the sample comes back', async ({ page }) => {
  await page.goto('/data/');
  await folder(page).setInputFiles(folderOf(changedFiles()));
  await expect(page.getByText(`已载入 ${forms.length} 张绩效目标表`)).toBeVisible();
  await expect(page.locator('[data-banner="own"]')).toBeVisible();

  await page.getByRole('link', { name: '查看总览' }).click();
  const budget = page.locator('figure[data-chart="budget"]');
  await expect(budget.locator('.living svg')).toContainText('7,654.32');
  await expect(budget.locator('.living svg')).not.toContainText('1,079.96');

  await page.getByRole('link', { name: '比较', exact: true }).click();
  await page.getByLabel('省级').selectOption('440000');
  await expect(page.locator('figure[data-chart="budget"] table')).toContainText('7,654.32');
  await page.getByRole('link', { name: '湛江市信访局' }).first().click();
  await expect(page).toHaveURL(/\/forms\/\?id=440800/);
  await expect(page.locator('main')).toContainText('7,654.32');

  await page.goto('/');
  await expect(budget.locator('.living svg')).toContainText('7,654.32');
  await page.getByRole('button', { name: '恢复示例数据' }).click();
  await expect(page.locator('[data-banner="own"]')).toHaveCount(0);
  await expect(budget.locator('svg').first()).toContainText('1,079.96');
  await page.reload();
  await expect(page.locator('[data-banner="own"]')).toHaveCount(0);
  await expect(budget.locator('svg').first()).toContainText('1,079.96');
});

test('a zip does as well as a folder', async ({ page }) => {
  const entries = [...changedFiles()].map(([name, text]) => [`my-data/${name}`, Buffer.from(text)] as const);
  await page.goto('/data/');
  await files(page).setInputFiles({
    name: 'my-data.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zipSync(Object.fromEntries(entries))),
  });
  await expect(page.getByText(`已载入 ${forms.length} 张绩效目标表`)).toBeVisible();
  await page.getByRole('link', { name: '总览', exact: true }).click();
  await expect(page.locator('figure[data-chart="budget"] .living svg')).toContainText('7,654.32');
});

test('a broken folder: file, row, column, value and reason are listed, the good rows load', async ({ page }) => {
  const broken = changedFiles();
  const lines = (broken.get('forms.csv') ?? '').split('\n');
  const header = lines[0]?.split(',') ?? [];
  const cells = (lines[2] ?? '').split(',');
  cells[header.indexOf('fiscal_year')] = '二〇二一';
  lines[2] = cells.join(',');
  broken.set('forms.csv', lines.join('\n'));
  await page.goto('/data/');
  await files(page).setInputFiles(pickedFiles(broken));
  const problem = page.locator('[data-report] tbody tr', { hasText: '二〇二一' });
  await expect(problem).toContainText('forms.csv');
  await expect(problem).toContainText('fiscal_year');
  await expect(problem.locator('td').first()).toHaveText('2');
  await expect(problem).toContainText('不是整数');
  await expect(page.getByText(`已载入 ${forms.length - 1} 张绩效目标表`)).toBeVisible();

  const download = page.waitForEvent('download');
  await page.locator('[data-save="rejected"]', { hasText: 'forms.csv' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  expect(saved).toContain('二〇二一');
  expect(saved).toContain('不是整数');

  await page.getByRole('link', { name: '总览', exact: true }).click();
  await expect(figure(page, 'forms')).toContainText(String(forms.length - 1));
});

test('a folder without its main table loads nothing and changes nothing', async ({ page }) => {
  const lacking = changedFiles();
  lacking.delete('forms.csv');
  await page.goto('/data/');
  await files(page).setInputFiles(pickedFiles(lacking));
  await expect(page.locator('[data-report] tbody')).toContainText('forms.csv');
  await expect(page.locator('[data-banner="own"]')).toHaveCount(0);
  await page.goto('/');
  await expect(figure(page, 'forms')).toContainText(String(forms.length));
});

test('the documents themselves become forms beside their text', async ({ page }) => {
  const names = readdirSync(DOCUMENTS).filter((name) => name.endsWith('.txt'));
  const documents = names.map((name) => [name, readFileSync(join(DOCUMENTS, name), 'utf8')] as const);
  await page.goto('/data/');
  await files(page).setInputFiles(pickedFiles(new Map(documents)));
  await expect(page.getByText(`已载入 ${forms.length} 张绩效目标表`)).toBeVisible();
  await page.getByRole('link', { name: '绩效目标表', exact: true }).click();
  await page.getByRole('link', { name: '信访维稳工作经费' }).click();
  await expect(page).toHaveURL(/\/forms\/\?id=360483/);
  await expect(page.locator('[data-source-pane]')).toContainText('信访维稳工作经费');
  const text = await page.locator('main').innerText();
  expect(readablePersonalData(text)).toEqual([]);
});

test('a drop does what the picker does', async ({ page }) => {
  await page.goto('/data/');
  const contents = [...changedFiles()];
  const transfer = await page.evaluateHandle((entries) => {
    const data = new DataTransfer();
    for (const [name, text] of entries) data.items.add(new File([text], name));
    return data;
  }, contents);
  await page.dispatchEvent('[role="group"][aria-label="将文件或文件夹拖到这里"]', 'drop', { dataTransfer: transfer });
  await expect(page.getByText(`已载入 ${forms.length} 张绩效目标表`)).toBeVisible();
});

test('an engine that cannot start takes no data in, and shows no number of the sample as own', async ({ page }) => {
  await page.route(/\.packed$/, (route) => route.abort());
  await page.goto('/data/');
  await files(page).setInputFiles(pickedFiles(changedFiles()));
  await expect(page.getByText(/未能读取/)).toBeVisible();
  await expect(page.locator('[data-banner="own"]')).toHaveCount(0);

  await page.unroute(/\.packed$/);
  await page.reload();
  await files(page).setInputFiles(pickedFiles(changedFiles()));
  await expect(page.locator('[data-banner="own"]')).toBeVisible();

  await page.route(/\.packed$/, (route) => route.abort());
  await page.goto('/');
  await expect(page.locator('[data-engine="failed"]')).toBeVisible();
  await expect(page.locator('[data-banner="own"]')).toBeVisible();
  await expect(figure(page, 'forms')).toBeHidden();
  await page.getByRole('button', { name: '恢复示例数据' }).click();
  await expect(figure(page, 'forms')).toBeVisible();
});
