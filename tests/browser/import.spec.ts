import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { expect, test, type Page } from './test.ts';
import { unzipSync, zipSync } from 'fflate';
import { toDocx, toXlsx } from '../documents/relay-office.ts';
import { toPdf } from '../documents/relay-pdf.ts';
import { blocksOf } from '../forms/relay.ts';
import { readablePersonalData, watch } from './watch.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FORMS = join(import.meta.dirname, '..', 'fixtures', 'forms');
const fixture = (name: string) => readFileSync(join(FORMS, name), 'utf8');
const files = (page: Page) => page.locator('input[data-pick="files"]');
const document = (page: Page, name: string) => page.locator(`[data-document="${name}"]`);
const doubts = (page: Page) => page.locator('[data-doubt]');
const current = (page: Page) => page.locator('[data-doubt][aria-current="true"]');

/** A published form with a value that may be misread and a sentence that belongs to nothing. */
function doubtfulText(): string {
  const text = fixture('real/000_73a2ee8fcb3f5e36.txt');
  const garbled = text.replace('98%', '298%');
  expect(garbled).not.toBe(text);
  return `${garbled}\n今后计划另行说明增设宣传栏两处\n联系电话：13800000001\n`;
}

interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The same content as text, Word document, workbook and pdf, and a file that is none of them. */
function givenDocuments(): Given[] {
  const text = (name: string) => blocksOf(fixture(name), true);
  const encode = (content: string) => new TextEncoder().encode(content);
  return [
    { name: '一.txt', bytes: encode(doubtfulText()) },
    { name: '二.docx', bytes: toDocx(text('central-template.tsv')) },
    { name: '三.xlsx', bytes: toXlsx(text('guangxi.tsv')) },
    { name: '四.pdf', bytes: toPdf(blocksOf(fixture('symbol-value-unit.tsv'), false), { ruled: true }) },
    { name: '坏.pdf', bytes: encode('%PDF-1.7 and nothing more') },
  ];
}

async function drop(page: Page, given: readonly Given[]): Promise<void> {
  const entries = given.map(({ name, bytes }) => [name, [...bytes]] as const);
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const [name, bytes] of list) data.items.add(new File([Uint8Array.from(bytes)], name));
    return data;
  }, entries);
  await page.dispatchEvent('[role="group"][aria-label="将文件或文件夹拖到这里"]', 'drop', { dataTransfer: transfer });
}

async function saved(page: Page, button: string): Promise<Uint8Array> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return new Uint8Array(readFileSync(await (await download).path()));
}

/** The tables the command line makes of the same documents with the corrections saved in the browser. */
function importedBy(given: readonly Given[], corrections: Uint8Array): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-import-'));
  const paths = given.map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  writeFileSync(join(folder, 'corrections.json'), corrections);
  const out = join(folder, 'out');
  const command = resolve(import.meta.dirname, '..', '..', 'src', 'cli', 'duibiao.mjs');
  const args = ['import', ...paths, '--out', out, '--corrections', join(folder, 'corrections.json'), '--json'];
  const { stdout } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
  const { documents } = JSON.parse(stdout) as { documents: { problems: { code: string }[] }[] };
  expect(documents.flatMap(({ problems }) => problems).filter(({ code }) => code === 'correction_stale')).toEqual([]);
  const names = ['forms', 'agencies', 'amounts', 'goals', 'indicators', 'targets', 'unread'];
  return new Map(names.map((name) => [`${name}.csv`, readFileSync(join(out, `${name}.csv`), 'utf8')]));
}

/** Steps with n until the doubt about a text is the current one. */
async function stepTo(page: Page, text: string): Promise<void> {
  for (let count = await doubts(page).count(); count >= 0; count--) {
    await page.keyboard.press('n');
    if ((await current(page).innerText()).includes(text)) return;
  }
  throw new Error(`no doubt about ${text}`);
}

test('documents of four formats: doubts first, corrected by keyboard, saved, and the same from the command line', async ({
  page,
  baseURL,
}) => {
  test.slow();
  const seen = watch(page, new URL(baseURL ?? '').origin);
  const given = givenDocuments();
  await page.goto('/import/');
  await drop(page, given);
  await expect(page.locator('[data-progress]')).toHaveText('已读 5/5 份', { timeout: 60_000 });
  await expect(document(page, '坏.pdf').locator('.error')).not.toHaveCount(0);
  for (const name of ['二.docx', '三.xlsx', '四.pdf']) await expect(document(page, name)).toContainText(/1 张表/);

  await page.getByRole('button', { name: '核对 一.txt' }).click();
  const total = await doubts(page).count();
  expect(total).toBeGreaterThanOrEqual(2);
  await expect(page.locator('[data-settled]')).toHaveText(`${total} 处存疑，已处理 0 处`);
  expect(readablePersonalData(await page.locator('main').innerText())).toEqual([]);

  await page.getByRole('heading', { level: 1 }).click();
  await stepTo(page, '疑似误识');
  await expect(page.locator('[data-document-pane] .active', { hasText: '298%' })).toBeVisible();
  await page.keyboard.press('Enter');
  const editor = page.locator('form[aria-label^="编辑"]');
  await expect(editor.getByLabel('指标名称')).toBeFocused();
  const level = editor.getByLabel('二级指标');
  await level.focus();
  await page.keyboard.press('ArrowDown');
  const chosen = await level.inputValue();
  expect(chosen).not.toBe('output_quality');
  await editor.getByLabel('目标值原文').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('≥97.5%');
  await page.keyboard.press('Enter');
  await expect(editor).toHaveCount(0);
  await expect(page.locator('[data-workspace]')).toContainText('≥97.5%');

  await stepTo(page, '宣传栏');
  await page.keyboard.press('i');
  await expect(current(page)).toContainText('已处理');
  await page.keyboard.press('Control+z');
  await expect(current(page)).not.toContainText('已处理');
  await page.keyboard.press('Control+y');
  await expect(current(page)).toContainText('已处理');
  const open = await page.locator('[data-doubt]:not(.settled)').count();
  await expect(page.locator('[data-settled]')).toHaveText(`${total} 处存疑，已处理 ${total - open} 处`);
  expect(total - open).toBeGreaterThanOrEqual(2);

  await page.reload();
  await expect(page.locator('[data-progress]')).toHaveText('已读 5/5 份');
  await page.getByRole('button', { name: '核对 一.txt' }).click();
  await expect(page.locator('[data-settled]')).toHaveText(`${total} 处存疑，已处理 ${total - open} 处`);

  const corrections = await saved(page, '保存更正文件');
  expect(readablePersonalData(new TextDecoder().decode(corrections))).toEqual([]);
  const zip = unzipSync(await saved(page, '下载数据集（zip）'));
  const indicators = new TextDecoder().decode(zip['indicators.csv']);
  expect(indicators.split('\n').find((line) => line.includes('信访问题解决完成率'))).toContain(chosen);
  expect(Object.keys(zip).sort()).toEqual(
    expect.arrayContaining(['corrections.json', 'datapackage.json', 'forms.csv']),
  );
  for (const [name, text] of importedBy(given, corrections)) {
    expect(new TextDecoder().decode(zip[name]), name).toBe(text);
  }

  await page.getByRole('button', { name: '在各页面中打开' }).click();
  await page.getByRole('link', { name: '查看总览' }).click();
  await expect(page.locator('[data-banner="own"]')).toBeVisible();
  await expect(page.locator('[data-figure="forms"]')).toContainText('4');
  expect(seen.foreign).toEqual([]);
  expect(seen.complaints).toEqual([]);
});

test('corrections saved before come back by loading their file', async ({ page }) => {
  await page.goto('/import/');
  const bytes = new TextEncoder().encode(doubtfulText());
  await files(page).setInputFiles({ name: '一.txt', mimeType: 'text/plain', buffer: Buffer.from(bytes) });
  await expect(doubts(page).first()).toBeVisible({ timeout: 30_000 });
  const piece = doubts(page).filter({ hasText: '宣传栏' });
  await piece.getByRole('button', { name: '是一行指标' }).click();
  const editor = page.getByRole('form', { name: '是一行指标' });
  await editor.getByLabel('指标名称').fill('宣传栏数量');
  await editor.getByLabel('目标值').fill('2处');
  await editor.getByLabel('一级指标').selectOption({ label: '产出指标' });
  await editor.getByLabel('二级指标').selectOption({ label: '数量指标' });
  await editor.getByRole('button', { name: '保存' }).click();
  await expect(page.locator('[data-item^="f0.indicators."]').filter({ hasText: '宣传栏数量' })).toContainText('2处');
  const corrections = await saved(page, '保存更正文件');

  await page.getByRole('button', { name: '清空' }).click();
  await expect(page.getByText('还没有文件')).toBeVisible();
  await files(page).setInputFiles({ name: '另名.txt', mimeType: 'text/plain', buffer: Buffer.from(bytes) });
  await expect(doubts(page).first()).toBeVisible({ timeout: 30_000 });
  const picker = page.locator('input[data-pick="corrections"]');
  await picker.setInputFiles({ name: 'c.json', mimeType: 'application/json', buffer: Buffer.from(corrections) });
  await expect(page.getByText('已应用 1 条更正')).toBeVisible();
  await expect(page.locator('[data-item^="f0.indicators."]').filter({ hasText: '宣传栏数量' })).toBeVisible();

  const wrong = new TextDecoder().decode(corrections).replace('"should"', '"shuold"');
  await picker.setInputFiles({ name: 'c.json', mimeType: 'application/json', buffer: Buffer.from(wrong) });
  await expect(page.getByText('documents[0].corrections[0].shuold')).toBeVisible();
});

test('a row is split, merged and removed, and a click in the document finds its row', async ({ page }) => {
  await page.goto('/import/');
  await page.getByRole('button', { name: '用一份示例文件试试' }).click();
  const rows = page.locator('[data-item^="f0.indicators."]');
  await expect(rows.first()).toBeVisible({ timeout: 30_000 });
  const count = await rows.count();
  const first = page.locator('[data-item="f0.indicators.0"]');
  const edit = () => first.getByRole('button', { name: /^编辑/ }).click();
  await edit();
  await first.getByRole('button', { name: '拆成两行' }).click();
  await page.getByLabel('第一行: 指标名称').fill('甲指标');
  await page.getByLabel('第二行: 指标名称').fill('乙指标');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(rows).toHaveCount(count + 1);
  await edit();
  await first.getByRole('button', { name: '与下一行合并' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(rows).toHaveCount(count);
  await expect(first).toContainText('甲指标乙指标');
  await edit();
  await first.getByRole('button', { name: '不是一行' }).click();
  await expect(rows).toHaveCount(count - 1);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(rows).toHaveCount(count);

  const cell = page.locator('[data-document-pane] button[data-cell]', { hasText: '信访问题解决完成率' });
  await cell.click();
  await expect(rows.filter({ hasText: '信访问题解决完成率' }).getByRole('button').first()).toBeFocused();
});

test('a long document is cancelled, and the next one is read', async ({ page }) => {
  await page.goto('/import/');
  const long = fixture('real/002_59246787d1fd2b5c.txt').repeat(400);
  const short = fixture('real/001_332c84fc7ad90def.txt');
  const picked = [
    { name: 'a长.txt', mimeType: 'text/plain', buffer: Buffer.from(long) },
    { name: 'b短.txt', mimeType: 'text/plain', buffer: Buffer.from(short) },
  ];
  await files(page).setInputFiles(picked);
  await expect(document(page, 'a长.txt')).toContainText('读取中', { timeout: 30_000 });
  await page.getByRole('button', { name: '取消读取 a长.txt' }).click();
  await expect(document(page, 'a长.txt')).toContainText('已取消');
  await expect(document(page, 'b短.txt')).toContainText('1 张表', { timeout: 30_000 });
});

test('a zip gives way to the documents in it, a broken one among them', async ({ page }) => {
  await page.goto('/import/');
  const entries = givenDocuments()
    .slice(1)
    .map(({ name, bytes }) => [`教育局/${name}`, bytes] as const);
  const zip = Buffer.from(zipSync(Object.fromEntries(entries)));
  await files(page).setInputFiles({ name: '申报.zip', mimeType: 'application/zip', buffer: zip });
  await expect(page.locator('[data-progress]')).toHaveText('已读 4/4 份', { timeout: 60_000 });
  await expect(document(page, '申报.zip')).toHaveCount(0);
  for (const name of ['二.docx', '三.xlsx', '四.pdf']) {
    await expect(document(page, `申报.zip/教育局/${name}`)).toContainText('1 张表');
  }
  await expect(document(page, '申报.zip/教育局/坏.pdf').locator('.error')).not.toHaveCount(0);
  await document(page, '申报.zip/教育局/二.docx').getByRole('button', { name: '移去' }).click();
  await expect(page.locator('[data-progress]')).toHaveText('已读 3/3 份');
});

test('at 390 px document and reading are two tabs', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/en/import/');
  await page.getByRole('button', { name: 'Try a sample document' }).click();
  await expect(page.locator('[data-settled]')).toContainText('settled', { timeout: 30_000 });
  await expect(page.locator('[data-document-pane]')).toBeHidden();
  await page.getByRole('button', { name: 'Document', exact: true }).click();
  await expect(page.locator('[data-document-pane]')).toBeVisible();
  await expect(doubts(page).first()).toBeHidden();
  expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing where a document is checked, in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto('/import/');
    const [first, , sheet] = givenDocuments();
    await drop(
      page,
      [first, sheet].flatMap((one) => one ?? []),
    );
    await expect(page.locator('[data-progress]')).toHaveText('已读 2/2 份', { timeout: 60_000 });
    for (const name of ['一.txt', '三.xlsx']) {
      await page.getByRole('button', { name: `核对 ${name}` }).click();
      await page.keyboard.press('n');
      await page.locator('[data-item="f0.indicators.0"]').getByRole('button', { name: /^编辑/ }).click();
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
          }
        ).axe.run();
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(' ')}`,
        );
      });
      expect(found).toEqual([]);
    }
  });
}

test('the data page takes Word documents, workbooks and pdfs too', async ({ page }) => {
  await page.goto('/data/');
  const given = givenDocuments().filter(({ name }) => /docx|xlsx|四\.pdf/.test(name));
  await drop(page, given);
  await expect(page.getByText('已载入 3 张绩效目标表')).toBeVisible({ timeout: 60_000 });
});
