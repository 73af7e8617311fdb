import { readFileSync } from 'node:fs';
import { expect, test, type Page } from './test.ts';
import { openDocument } from '../../src/lib/documents/index.ts';
import { pickedFiles, sampleFiles } from './dataset.ts';
import { readablePersonalData, watch } from './watch.ts';

const rows = (page: Page) => page.locator('[data-finding]');
const current = (page: Page) => page.locator('[data-finding]:has(a[aria-current="true"])');
const detail = (page: Page) => page.locator('[data-detail]');
const announcement = (page: Page) => page.locator('[data-announcement]');
const results = (page: Page) => page.locator('[data-results]');
const idOf = async (page: Page) => (await detail(page).getAttribute('data-detail')) ?? '';

async function open(page: Page, path = '/findings/'): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[data-action="help"]')).toBeVisible();
  // The keys work once the page is alive.
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.locator('[data-keys]')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-keys]')).toBeHidden();
}

async function countOf(page: Page): Promise<number> {
  return Number(/\d+(?=\D*$)/.exec((await results(page).innerText()).replaceAll(',', ''))?.[0]);
}

async function download(page: Page, kind: 'csv' | 'xlsx' | 'docx'): Promise<{ name: string; bytes: Uint8Array }> {
  const panel = page.locator('[data-exchange]');
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
  const started = page.waitForEvent('download');
  await page.locator(`[data-export="${kind}"]`).click();
  const file = await started;
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

async function importFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const panel = page.locator('[data-exchange]');
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
  await page.locator('[data-pick="decisions"]').setInputFiles(file);
  await expect(page.locator('[data-import-report]')).toBeVisible();
}

/** Loads the sample as own data, with the text of one target changed. */
async function loadOwn(page: Page, change: (targets: string) => string = (text) => text): Promise<void> {
  const files = sampleFiles();
  files.delete('datapackage.json');
  files.set('targets.csv', change(files.get('targets.csv') ?? ''));
  await page.goto('/data/');
  await page.locator('input[data-pick="files"]').setInputFiles(pickedFiles(files));
  await expect(page.getByText(/^已载入 \d+ 张绩效目标表/)).toBeVisible();
}

test('a reviewer decides by keyboard alone, hears what happened, and finds it again after a reload', async ({
  page,
}) => {
  await open(page);
  const all = await countOf(page);
  const first = await idOf(page);
  await page.keyboard.press('j');
  await expect(detail(page)).not.toHaveAttribute('data-detail', first);
  const second = await idOf(page);
  await expect(current(page)).toHaveAttribute('data-finding', second);
  await expect(current(page).locator('a.sentence')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#finding-sentence')).toBeFocused();
  await page.keyboard.press('k');
  await expect(detail(page)).toHaveAttribute('data-detail', first);
  await page.keyboard.press('k');
  await expect(announcement(page)).toHaveText('已是第一条');

  await page.keyboard.press('c');
  await expect(detail(page)).toHaveAttribute('data-detail', second);
  await expect(announcement(page)).toHaveText(`已记为“属实”，还有 ${all - 1} 条未处理`);
  await page.keyboard.press('d');
  const third = await idOf(page);
  await page.keyboard.press('n');
  await expect(page.locator('[data-note]')).toBeFocused();
  await page.keyboard.type('c d q u j k：请单位说明，电话 13800000000');
  await page.keyboard.press('Escape');
  await expect(announcement(page)).toHaveText('备注已保存');
  await page.keyboard.press('q');
  await expect(announcement(page)).toContainText('待说明');
  const fourth = await idOf(page);
  await page.keyboard.press('c');
  await page.keyboard.press('u');
  await expect(detail(page)).toHaveAttribute('data-detail', fourth);
  await expect(announcement(page)).toHaveText('已撤销上一步');
  await page.keyboard.press('o');
  await expect(page.locator('#finding-sentence')).toBeFocused();

  await open(page);
  const status = (id: string) => page.locator(`[data-finding="${id}"] [data-status]`);
  await expect(status(first)).toHaveAttribute('data-status', 'confirmed');
  await expect(status(second)).toHaveAttribute('data-status', 'dismissed');
  await expect(status(third)).toHaveAttribute('data-status', 'to_clarify');
  await expect(status(fourth)).toHaveCount(0);
  await page.locator(`[data-finding="${third}"] a.sentence`).click();
  await expect(page.locator('[data-note]')).toHaveValue(/请单位说明/);
  expect(readablePersonalData(await page.locator('[data-note]').inputValue())).toEqual([]);
});

test('keys stay with text fields and can be switched off; buttons do the same', async ({ page }) => {
  await open(page);
  const first = await idOf(page);
  await page.getByRole('searchbox', { name: '查找' }).pressSequentially('jcd');
  await expect(detail(page)).toHaveAttribute('data-detail', first);
  await expect(page.locator('[data-finding] [data-status]')).toHaveCount(0);
  await page.getByRole('searchbox', { name: '查找' }).fill('');
  await page.locator('[data-action="help"]').click();
  await page.getByLabel('启用快捷键').uncheck();
  await page.getByRole('button', { name: '关闭' }).click();
  await page.keyboard.press('c');
  await page.keyboard.press('j');
  await expect(detail(page)).toHaveAttribute('data-detail', first);
  await page.locator('[data-action="confirm"]').click();
  await expect(page.locator(`[data-finding="${first}"] [data-status]`)).toHaveAttribute('data-status', 'confirmed');
  await page.locator('[data-action="previous"]').click();
  await expect(page.locator('[data-action="confirm"]')).toHaveAttribute('aria-pressed', 'true');
  await page.locator('[data-action="undo"]').click();
  await expect(page.locator(`[data-finding="${first}"] [data-status]`)).toHaveCount(0);
});

test('the address holds filter, grouping and finding, in both languages and by the back button', async ({ page }) => {
  await open(page);
  const all = await countOf(page);
  await page.getByRole('checkbox', { name: /^高/ }).check();
  await expect(page).toHaveURL(/severity=high/);
  await expect(async () => expect(await countOf(page)).toBeLessThan(all)).toPass();
  await page.getByText('按规则', { exact: true }).click();
  await expect(page).toHaveURL(/group=rule/);
  await page.locator('body').press('j');
  const id = await idOf(page);
  await expect(page).toHaveURL(new RegExp(`finding=${id}`));
  const counted = await results(page).innerText();
  const address = page.url();

  await open(page, new URL(address).pathname + new URL(address).search);
  await expect(results(page)).toHaveText(counted);
  await expect(detail(page)).toHaveAttribute('data-detail', id);
  await expect(page.getByRole('button', { name: /移除条件：轻重：高/ })).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en\/findings\/\?.*severity=high/);
  await expect(detail(page)).toHaveAttribute('data-detail', id);
  await page.goBack();
  await page.getByRole('button', { name: /移除条件：轻重：高/ }).click();
  await expect(page).not.toHaveURL(/severity/);
  await page.goBack();
  await expect(page).toHaveURL(/severity=high/);
});

test('the evidence names its lines, leads to them and to the rule', async ({ page, baseURL }) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  await open(page, '/findings/?rule=narrative_vs_target_conflict');
  await expect(rows(page)).toHaveCount(1);
  await expect(detail(page).locator('[data-fact]')).toHaveCount(2);
  await expect(detail(page).locator('mark').first()).toContainText('人均3元');
  await expect(detail(page).locator('[data-excerpt] .meant')).toHaveCount(2);
  await expect(detail(page).locator('[data-excerpt] .meant').first()).toContainText('人均3元');
  await expect(detail(page).locator('[data-coverage]')).toContainText('能核对');
  await detail(page).locator('[data-method]').click();
  await expect(page).toHaveURL(/\/methods\/narrative_vs_target_conflict\//);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('文字与指标值矛盾');
  await page.getByRole('link', { name: /示例数据中的 1 条/ }).click();
  await expect(page).toHaveURL(/\/findings\/\?rule=narrative_vs_target_conflict/);
  await detail(page).locator('[data-fact] a').first().click();
  await expect(page).toHaveURL(/\/forms\/.+#L47/);
  expect(seen.complaints).toEqual([]);
  expect(seen.foreign).toEqual([]);
});

test('decisions travel by CSV and by review sheet to a fresh browser', async ({ page, browser, baseURL }) => {
  await open(page);
  const first = await idOf(page);
  await page.keyboard.press('c');
  const second = await idOf(page);
  await page.keyboard.press('n');
  await page.keyboard.type('=1+1 请说明');
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  const third = await idOf(page);
  const csv = await download(page, 'csv');
  expect(csv.name).toBe('duibiao-decisions.csv');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv.bytes);
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain("'=1+1");
  const xlsx = await download(page, 'xlsx');
  const docx = await download(page, 'docx');
  const opinion = await openDocument(docx.name, docx.bytes);
  const whole = opinion.grids.flatMap((grid) => grid.rows.flat().map((cell) => cell.text)).join('\n');
  expect(whole).toContain('绩效目标审核意见');
  expect(whole).toContain('请说明');
  for (const said of ['规则集版本', '设置与名录版本', '词表版本', '数据集版本', '筛选条件'])
    expect(whole).toContain(said);

  for (const file of [csv, xlsx]) {
    const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'zh-CN' });
    const fresh = await context.newPage();
    await open(fresh);
    await fresh.locator(`[data-finding="${third}"] a.sentence`).click();
    await fresh.locator('[data-action="dismiss"]').click();
    await importFile(fresh, file.name, file.bytes);
    await expect(fresh.locator('[data-import-report]')).toContainText('新增 2 条');
    const status = (id: string) => fresh.locator(`[data-finding="${id}"] [data-status]`);
    await expect(status(first)).toHaveAttribute('data-status', 'confirmed');
    await expect(status(second)).toHaveAttribute('data-status', 'to_clarify');
    await expect(status(third)).toHaveAttribute('data-status', 'dismissed');
    await fresh.locator(`[data-finding="${second}"] a.sentence`).click();
    await expect(fresh.locator('[data-note]')).toHaveValue('=1+1 请说明');
    await fresh.reload();
    await expect(status(first)).toHaveAttribute('data-status', 'confirmed');
    await context.close();
  }
});

test('an import tells conflicts, strangers and bad rows apart', async ({ page }) => {
  await open(page);
  const first = await idOf(page);
  await page.keyboard.press('c');
  const lines = [
    'id,decision,note,decided_at',
    `#${first},dismissed,较早,2020-01-01T00:00:00Z`,
    '#0123456789abcdef,confirmed,,2020-01-01T00:00:00Z',
    'nothing,confirmed,,',
  ];
  await importFile(page, 'mixed.csv', new TextEncoder().encode(lines.join('\n')));
  const report = page.locator('[data-import-report]');
  await expect(report).toContainText('不一致 1 条');
  await expect(report).toContainText('当前数据中没有的 1 条');
  await expect(report.getByRole('row', { name: /较早/ })).toContainText('本机');
  await expect(report.getByRole('row', { name: /0123456789abcdef/ })).toBeVisible();
  await expect(report.getByRole('row', { name: /nothing/ })).toContainText('16 位编号');
  await expect(page.locator(`[data-finding="${first}"] [data-status]`)).toHaveAttribute('data-status', 'confirmed');
});

test('own data is checked in the worker, and a changed value reopens a decision', async ({ page }) => {
  await loadOwn(page);
  const changed = (text: string) => text.replace('人均1.5元标准', '人均2元标准').replace(/,1\.5,/, ',2,');
  await open(page, '/findings/?rule=narrative_vs_target_conflict');
  await expect(rows(page)).toHaveCount(1);
  const id = await idOf(page);
  await page.keyboard.press('c');
  await expect(rows(page).locator('[data-status]')).toHaveAttribute('data-status', 'confirmed');

  await loadOwn(page, changed);
  await open(page, '/findings/?rule=narrative_vs_target_conflict');
  await expect(rows(page)).toHaveCount(1);
  expect(await idOf(page)).toBe(id);
  await expect(rows(page).locator('[data-status]')).toHaveAttribute('data-status', 'reopened');
  const notice = page.locator('[data-reopened]');
  await expect(notice).toContainText('人均1.5元标准');
  await expect(notice).toContainText('人均2元标准');
  await expect(notice).toContainText('此前记为“属实”');
  await page.keyboard.press('d');
  await expect(rows(page).locator('[data-status]')).toHaveAttribute('data-status', 'dismissed');
});

test('without JavaScript the list can be read, with its counts and its ways to the lines', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/findings/');
  const count = await countOf(page);
  expect(count).toBeGreaterThan(50);
  await expect(rows(page)).toHaveCount(count);
  await expect(rows(page).first().locator('a.place')).toHaveAttribute('href', /forms\/.+#L\d+/);
  await page.goto('/methods/missing_unit/');
  await expect(page.getByRole('heading', { level: 2, name: '为什么重要' })).toBeVisible();
  await context.close();
});
