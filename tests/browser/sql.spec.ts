import { readFile } from 'node:fs/promises';
import { tableFromIPC } from 'apache-arrow';
import { expect, test, type Page } from './test.ts';
import { parquetReadObjects } from 'hyparquet';
import { sampleRows } from './dataset.ts';
import { watch } from './watch.ts';

const agencies = sampleRows('agencies');
const cells = (page: Page) => page.locator('table[aria-rowcount] tbody td');

/** Writes a statement as a person does: by keyboard, over the one that stands there. */
async function write(page: Page, sql: string): Promise<void> {
  await page.getByRole('textbox', { name: '查询语句' }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Escape');
}

async function open(page: Page, address = '/sql/'): Promise<void> {
  await page.goto(address);
  await expect(page.locator('[data-ready="true"]')).toBeVisible();
}

test('a statement answers from the sample, its link brings it back, and nothing leaves the origin', async ({
  page,
  baseURL,
}) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  await open(page);
  await write(page, 'SELECT count(*) AS n FROM agencies');
  await page.keyboard.press('Control+Enter');
  await expect(cells(page)).toHaveText([String(agencies.length)]);
  await expect(page).toHaveURL(/q=SELECT/);
  await open(page, page.url());
  await expect(cells(page)).toHaveText([String(agencies.length)]);
  await expect(page.getByRole('textbox', { name: '查询语句' })).toContainText('count(*) AS n');
  await write(page, "SELECT 'b'::ENUM('a', 'b') AS kind");
  await page.keyboard.press('Control+Enter');
  await expect(cells(page)).toHaveText(['b']);
  expect(seen.foreign).toEqual([]);
  expect(seen.complaints).toEqual([]);
});

test('an error says where it is, and a statement that writes is refused', async ({ page }) => {
  await open(page);
  await write(page, 'SELECT id,\n  nosuch\nFROM agencies');
  await page.getByRole('button', { name: '运行' }).click();
  await expect(page.locator('[data-failure]')).toContainText('第 2 行第 3 列');
  await expect(page.locator('.cm-wrong-letter')).toHaveText('nosuch');
  for (const sql of ['DROP TABLE agencies', "COPY agencies TO 'a.csv'", 'SET memory_limit = 1']) {
    await write(page, sql);
    await page.getByRole('button', { name: '运行' }).click();
    await expect(page.locator('[data-failure]')).toContainText('只能查询');
  }
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await write(page, `SELECT * FROM read_csv('${new URL('/dataset/agencies.csv', page.url()).href}')`);
  await page.getByRole('button', { name: '运行' }).click();
  await expect(page.locator('[data-failure]')).toContainText('Permission Error');
  expect(requests).toEqual([]);
});

test('a long statement is stopped, the page stays alive, and the next one answers', async ({ page }) => {
  await open(page);
  await write(page, 'SELECT count(*) AS n FROM range(1000000000000) t(i) WHERE i % 7 = 3');
  await page.getByRole('button', { name: '运行' }).click();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByText('已停止。')).toBeVisible();
  await write(page, 'SELECT 42 AS n');
  await page.getByRole('button', { name: '运行' }).click();
  await expect(cells(page)).toHaveText(['42']);
});

test('ten thousand rows scroll without standing in the document, and the history brings a statement back', async ({
  page,
}) => {
  await open(page);
  await write(page, 'SELECT i AS n FROM range(10000) t(i)');
  await page.getByRole('button', { name: '运行' }).click();
  await expect(page.locator('table[aria-rowcount="10001"]')).toBeVisible();
  expect(await cells(page).count()).toBeLessThan(100);
  await page.locator('.scroll:has(table[aria-rowcount])').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(cells(page).last()).toHaveText('9999');
  await page.reload();
  await page.getByRole('button', { name: 'SELECT i AS n FROM range(10000) t(i)' }).click();
  await expect(page.locator('table[aria-rowcount="10001"]')).toBeVisible();
});

test('each export opens again with the same rows and says where they come from', async ({ page }) => {
  await open(page);
  await write(page, 'SELECT id, name FROM agencies ORDER BY id');
  await page.getByRole('button', { name: '运行' }).click();
  await expect(cells(page).first()).toBeVisible();
  const expected = [...agencies].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, name }) => ({ id, name }));
  const saved = async (label: string): Promise<Buffer> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: label, exact: true }).click();
    return readFile(await (await download).path());
  };
  const csv = (await saved('CSV')).toString('utf8');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toContain('SELECT id, name FROM agencies ORDER BY id');
  expect(csv.split('\r\n').slice(-expected.length - 1, -1)).toEqual(expected.map(({ id, name }) => `${id},${name}`));
  const parquet = await saved('Parquet');
  const file = parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.length) as ArrayBuffer;
  expect(await parquetReadObjects({ file })).toEqual(expected);
  const arrow = tableFromIPC(await saved('Arrow'));
  expect(arrow.toArray().map((row) => ({ id: row.id as string, name: row.name as string }))).toEqual(expected);
  expect((await saved('Excel')).subarray(0, 2).toString()).toBe('PK');
});

test('what the rules found can be asked for', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '各规则列出的值得核对之处' }).click();
  await expect(page.locator('table[aria-rowcount]')).toContainText('duplicate_indicator');
});

test('the editor completes tables and columns', async ({ page }) => {
  await open(page);
  await page.getByRole('textbox', { name: '查询语句' }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('SELECT * FROM indi');
  await expect(page.getByRole('option', { name: /^indicators/ })).toBeVisible();
});
