import { readFileSync } from 'node:fs';
import { expect, test, type Page } from './test.ts';
import { readCsv } from '#lib/dataset/index.ts';
import { csvRecords } from '../../src/lib/dataset/csv-records.ts';
import { csvOf, folderOf, INDICATORS_PER_FORM, largeDataset, type Lines } from './large-dataset.ts';

const FORMS = 8000;
const folder = (page: Page) => page.locator('input[data-pick="folder"]');
const figure = (page: Page, key: string) => page.locator(`[data-figure="${key}"]`);
const loaded = (page: Page, forms: number) =>
  expect(page.getByText(`已载入 ${forms} 张绩效目标表`)).toBeVisible({ timeout: 90_000 });

function filesOf(tables: ReadonlyMap<string, Lines>): Map<string, string | Uint8Array> {
  return new Map([...tables].map(([name, lines]) => [`${name}.csv`, csvOf(lines)]));
}

const small = () => folderOf(filesOf(largeDataset(3)));

/** One fault of every kind, at places far apart, in more than a hundred thousand rows. */
function broken() {
  const tables = largeDataset(FORMS);
  const indicators = tables.get('indicators') ?? [];
  const targets = tables.get('targets') ?? [];
  const forms = tables.get('forms') ?? [];
  const column = (lines: Lines, name: string) => lines[0]?.indexOf(name) ?? -1;
  const set = (lines: Lines, row: number, [name, value]: readonly [string, string]) => {
    (lines[row] ?? [])[column(lines, name)] = value;
  };
  set(indicators, 5, ['no', '=1+1']);
  set(indicators, 40_000, ['name', '指标，"引号"\n与换行']);
  set(indicators, 50_000, ['is_placeholder', '是']);
  set(indicators, 60_000, ['level1_origin', 'guessed']);
  set(indicators, 70_000, ['id', indicators[69_999]?.[0] ?? '']);
  set(indicators, 80_000, ['form_id', '150000-a-none']);
  set(indicators, 90_000, ['level2_origin', '']);
  indicators[100_000]?.push('surplus');
  set(indicators, 104_000, ['id', 'NOT ASCII']);
  set(forms, 7000, ['fiscal_year', '二〇二一']);
  (forms[0] ?? []).push('note');
  for (const [row, cells] of forms.entries()) if (row > 0) cells.push('');
  const files = filesOf(tables);
  const lines = String(files.get('targets.csv')).split('\n');
  lines[33_333] = `${lines[33_333]?.replace('≥95%', '"≥95%')}`;
  files.set('targets.csv', Buffer.from(`\uFEFF${lines.join('\n')}`, 'utf16le'));
  const orphans = INDICATORS_PER_FORM;
  const targetOf = (row: number) => targets[row]?.[0] ?? '';
  return { files, orphans, targetOf, total: indicators.length - 1 };
}

async function saved(page: Page, file: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.locator('[data-save="rejected"]', { hasText: file }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

test('a hundred thousand rows with every kind of fault: all are found, the others load, the rejects say why', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const { files, orphans, total } = broken();
  await page.goto('/data/');
  await page.evaluate(() => {
    const page = { turns: 0 };
    setInterval(() => page.turns++, 5);
    Object.assign(window, { page });
  });
  await folder(page).setInputFiles(folderOf(files));
  await expect(page.locator('[data-intake="reading"] [data-table="indicators"]')).toBeVisible();
  await loaded(page, FORMS - 1);
  expect(await page.evaluate(() => (window as unknown as { page: { turns: number } }).page.turns)).toBeGreaterThan(50);

  const kinds: readonly (readonly [string, string, number])[] = [
    ['indicators.csv', 'value_type', 2],
    ['indicators.csv', 'value_enum', 1],
    ['indicators.csv', 'value_required', 1],
    ['indicators.csv', 'value_pattern', 1],
    ['indicators.csv', 'key_duplicate', 1],
    ['indicators.csv', 'reference_missing', 1],
    ['indicators.csv', 'reference_refused', orphans],
    ['indicators.csv', 'row_cells', 1],
    ['forms.csv', 'value_type', 1],
    ['forms.csv', 'column_unknown', 1],
    ['targets.csv', 'encoding_other', 1],
    ['targets.csv', 'row_quotes', 1],
  ];
  for (const [file, code, count] of kinds)
    await expect(page.locator(`[data-kind="${file} ${code}"] .number`), `${file} ${code}`).toHaveText(String(count));
  await page.locator('[data-kind="indicators.csv key_duplicate"]').click();
  const row = page.locator('[data-report] tbody tr:not([aria-hidden])');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('70000');
  await expect(row).toContainText('≠ 69999');

  const rejected = csvRecords(await saved(page, 'indicators.csv')).map(({ cells }) => cells);
  const own = csvRecords(String(files.get('indicators.csv'))).map(({ cells }) => cells);
  const width = own[0]?.length ?? 0;
  expect(rejected[0]).toEqual([...(own[0] ?? []), 'row', 'line', 'reason', 'surplus']);
  const numbers = rejected.slice(1).map((cells) => Number(cells[width]));
  const children = Array.from({ length: orphans }, (_, index) => 6999 * INDICATORS_PER_FORM + index + 1);
  const planted = [5, 50_000, 60_000, 70_000, 80_000, 90_000, ...children, 100_000, 104_000];
  expect(numbers).toEqual(planted);
  for (const cells of rejected.slice(1)) {
    const there = own[Number(cells[width])] ?? [];
    expect(cells.slice(0, width)).toEqual(there.slice(0, width).map((cell) => cell.replace(/^=/, "'=")));
    expect(cells[width + 2]).not.toBe('');
    expect(cells[width + 3]).toBe(there.slice(width).join(','));
  }
  expect(rejected.find((cells) => cells[width] === String(children[0]))?.[width + 2]).toContain('第 7000 行');

  await page.getByRole('link', { name: '总览', exact: true }).first().click();
  await expect(figure(page, 'forms')).toContainText('7,999');
  await page.goto('/data/');
  await expect(page.locator('[data-banner="own"]')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /下载自有数据集/ }).click();
  const { unzipSync, strFromU8 } = await import('fflate');
  const zip = unzipSync(readFileSync(await (await download).path()));
  const kept = readCsv('indicators', strFromU8(zip['indicators.csv'] ?? new Uint8Array()));
  expect(kept.problems).toEqual([]);
  expect(kept.rows.length).toBe(total - planted.length);
  expect(kept.rows.some(({ name }) => name === '指标，"引号"\n与换行')).toBe(true);
});

test('cancelled in the middle: it ends at once and the former data stays', async ({ page }) => {
  await page.goto('/data/');
  await folder(page).setInputFiles(small());
  await loaded(page, 3);
  await folder(page).setInputFiles(folderOf(filesOf(largeDataset(FORMS))));
  const rows = page.locator('[data-table="indicators"] td.numeric').first();
  await expect(rows).toHaveText(/\d/);
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText('已取消，页面仍显示原来的数据')).toBeVisible({ timeout: 2000 });
  await expect(page.locator('[data-intake]')).toHaveCount(0);
  await page.reload();
  await page.getByRole('link', { name: '总览', exact: true }).first().click();
  await expect(figure(page, 'forms')).toContainText('3');
  expect(await ownFolders(page)).toBe(1);
});

test('a full disk: the data is there until the page is closed, then the former is back, and nothing is left over', async ({
  page,
  context,
}) => {
  await page.goto('/data/');
  await folder(page).setInputFiles(small());
  await loaded(page, 3);
  const cdp = await context.newCDPSession(page);
  const origin = new URL(page.url()).origin;
  const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin });
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 300_000 });
  await folder(page).setInputFiles(folderOf(filesOf(largeDataset(800))));
  await loaded(page, 800);
  await expect(page.getByText(/空间不足/)).toBeVisible();
  expect(await ownFolders(page)).toBe(1);
  await page.getByRole('link', { name: '总览', exact: true }).first().click();
  await expect(figure(page, 'forms')).toContainText('800');
  await page.goto('/');
  await expect(page.locator('[data-banner="own"]')).toBeVisible();
  await expect(figure(page, 'forms')).toContainText('3');
  await expect(figure(page, 'forms')).not.toContainText('800');
});

test('two tabs have the same data, and one notices what the other does', async ({ page, context }) => {
  await page.goto('/data/');
  await folder(page).setInputFiles(small());
  await loaded(page, 3);
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.locator('[data-banner="own"]')).toBeVisible();
  await expect(figure(other, 'forms')).toContainText('3');
  await page.bringToFront();
  await folder(page).setInputFiles(folderOf(filesOf(largeDataset(7))));
  await loaded(page, 7);
  await expect(figure(other, 'forms')).toContainText('7');
  await page.locator('[data-remove]').click();
  await expect(other.locator('[data-banner="own"]')).toHaveCount(0);
  await expect(page.locator('[data-banner="own"]')).toHaveCount(0);
  expect(await ownFolders(page)).toBe(0);
  await other.close();
});

test('a reload reads what was prepared: the counts before any engine, then the rows; what is damaged is read anew', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto('/data/');
  await folder(page).setInputFiles(folderOf(filesOf(largeDataset(FORMS))));
  await loaded(page, FORMS);
  const sealedAt = () => changedAt(page, 'prepared.json');
  await expect.poll(sealedAt, { timeout: 120_000 }).toBeGreaterThan(0);

  const before = await sealedAt();
  await changeOwnFile(page, 'rows.duckdb', 'flip');
  await page.goto('/');
  await expect(figure(page, 'forms')).toContainText('8,000', { timeout: 60_000 });
  await expect.poll(sealedAt, { timeout: 120_000 }).toBeGreaterThan(before);

  await changeOwnFile(page, 'forms.csv', 'empty');
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/duckdb/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/compare/');
  await expect(page.locator('[data-results]')).toContainText('8000 张');
  letGo();
  await page.goto('/');
  await expect(figure(page, 'forms')).toContainText('8,000', { timeout: 60_000 });
});

/** When a file of own data was written; 0 when it is not there. */
async function changedAt(page: Page, name: string): Promise<number> {
  return page.evaluate(async (name) => {
    const home = await navigator.storage.getDirectory();
    const root = await home.getDirectoryHandle('own-data');
    for await (const folder of root.values()) {
      if (folder.kind !== 'directory') continue;
      const handle = await folder.getFileHandle(name).catch(() => null);
      if (handle !== null) return (await handle.getFile()).lastModified;
    }
    return 0;
  }, name);
}

/** Changes a byte in the middle of a file of own data, or makes all behind its first line empty lines. */
async function changeOwnFile(page: Page, name: string, how: 'flip' | 'empty'): Promise<void> {
  await page.evaluate(
    async ({ name, how }) => {
      const home = await navigator.storage.getDirectory();
      const root = await home.getDirectoryHandle('own-data');
      for await (const folder of root.values()) {
        if (folder.kind !== 'directory') continue;
        const handle = await folder.getFileHandle(name);
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        if (how === 'empty') bytes.fill(10, bytes.indexOf(10));
        else bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        const stream = await handle.createWritable();
        await stream.write(bytes);
        await stream.close();
      }
    },
    { name, how },
  );
}

/** How many versions of own data lie in this browser. */
async function ownFolders(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const home = await navigator.storage.getDirectory();
    const root = await home.getDirectoryHandle('own-data');
    let count = 0;
    for await (const handle of root.values()) if (handle.kind === 'directory') count++;
    return count;
  });
}
