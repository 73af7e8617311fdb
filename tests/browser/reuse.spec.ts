import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { writeDataset } from '../../src/lib/dataset/index.ts';
import { axeFindings } from './axe.ts';
import { COPY, ORIGINAL, reuseWorld } from '../ui/reuse-world.ts';
import { pickedFiles, sampleRows } from './dataset.ts';
import { readablePersonalData, watch } from './watch.ts';

const DOCUMENTS = join(import.meta.dirname, '..', 'fixtures', 'forms', 'real');
const forms = sampleRows('forms');
const formNamed = (project: string) => forms.find((form) => form.project_name === project)?.id ?? '';
const department = forms.find((form) => form.agency_id.startsWith('440800'));
const cluster = (page: Page, words: string) => page.locator('[data-cluster]', { hasText: words });

async function loadWorld(page: Page): Promise<void> {
  await page.goto('/data/');
  await page.locator('input[data-pick="files"]').setInputFiles(pickedFiles(writeDataset(reuseWorld())));
  await expect(page.locator('[data-banner="own"]')).toBeVisible();
}

test('from a cluster to the words that gave it away in two clicks', async ({ page, baseURL }) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  await page.goto('/reuse/');
  await cluster(page, '年我局继续派人常驻').getByRole('link').click();
  await expect(page.locator('[data-shared]')).toContainText('继续派人常驻');
  await expect(page.locator('[data-life]')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page
    .getByRole('link', { name: /年我局继续派人常驻/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/reuse/pair/${formNamed('信访驻外应急小组费用')}/`));
  await expect(page.locator('[data-gave-away]')).toContainText('2023年');
  const word = page.locator('[data-run="unjudged"]').first().locator('[data-leftover="wrong_year"]');
  expect((await word.allInnerTexts()).join('')).toBe('2023年');
  await page.locator('[data-run]').first().getByRole('link', { name: 'L232' }).click();
  await expect(page).toHaveURL(/\/forms\/.*#L232$/);
  await expect(page.locator('#L232')).toContainText('2023年');
  expect(seen.foreign).toEqual([]);
  expect(seen.complaints).toEqual([]);
});

test("shows 湛江's goal pasted into its task, word by word", async ({ page }) => {
  await page.goto('/reuse/');
  await cluster(page, '一是坚持以人民为中心').getByRole('link').click();
  await page
    .getByRole('link', { name: /^一是坚持以人民为中心/ })
    .first()
    .click();
  const run = page.locator('[data-run]').first();
  await expect(run).toContainText('513 字相同');
  await expect(run).toContainText('任务内容');
});

test('tells the row pasted into four projects from those that must recur', async ({ page }) => {
  await page.goto('/reuse/rows/');
  await expect(cluster(page, '来信办理')).toContainText('项目说明中没有此事');
  await expect(page.getByRole('heading', { name: /写进了无关的项目\s*1 组/ })).toBeVisible();
  await expect(cluster(page, '立项依据充分性')).toBeHidden();
  await page.locator('summary', { hasText: '展开' }).click();
  await expect(cluster(page, '立项依据充分性')).toBeVisible();
  await cluster(page, '来信办理').getByRole('link').click();
  await expect(page.getByRole('cell', { name: '项目说明中没有此事' })).toHaveCount(3);
  await page.getByRole('link', { name: '来信办理' }).first().click();
  await expect(page.locator('[data-gave-away]')).toContainText('来信办理');
  await expect(page.locator('[data-bar="row"]', { hasText: '来信办理' })).toContainText('其他单位 4 个都没有');
});

test('between agencies there is nothing but set phrases below the line, and it says so', async ({ page }) => {
  await page.goto('/reuse/');
  await expect(page.locator('[data-none="across"]')).toContainText('总结推广信访工作经验');
  await expect(page.locator('[data-verdict="none"]')).toContainText('不足 30 个');
  await expect(page.getByText('雷同度高，待核实')).toHaveCount(0);
  await page.locator('[data-below] summary').click();
  await page
    .locator('[data-below]')
    .getByRole('link', { name: /总结推广信访工作经验/ })
    .click();
  await expect(page.locator('[data-run="below"]').first()).toContainText('总结推广信访工作经验');
});

test('everything stands in the page before any script runs', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/reuse/');
  await cluster(page, '一是坚持以人民为中心').getByRole('link').click();
  await page
    .getByRole('link', { name: /^一是坚持以人民为中心/ })
    .first()
    .click();
  await expect(page.locator('[data-run]').first()).toContainText('513 字相同');
  await context.close();
});

test('a cell of the matrix leads to the pair and its words', async ({ page }) => {
  await page.goto('/reuse/');
  await page.locator('[data-matrix] a[data-cell="440800-37d78e70 440800-37d78e70"]').click();
  await expect(page).toHaveURL(new RegExp(`/reuse/pair/${department?.id ?? ''}/${department?.id ?? ''}/`));
  await expect(page.locator('[data-run]').first()).toContainText('513 字相同');
  await page.goBack();
  const table = page.getByRole('table', { name: '单位对单位（表格）' });
  await table
    .getByRole('row', { name: /湛江市信访局 湛江市信访局/ })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/where=agency&where=form&a=440800-37d78e70/);
  await expect(page.locator('[data-results]')).toContainText('2 组');
});

test('the address keeps filter and order, and brings both back', async ({ page }) => {
  await page.goto('/reuse/rows/?where=across&sort=length');
  await expect(page.getByRole('checkbox', { name: /^跨单位/ })).toBeChecked();
  await expect(page.getByLabel('排序')).toHaveValue('length');
  await expect(page.locator('[data-results]')).toContainText('2 组');
  await page.getByRole('checkbox', { name: /^多表共有/ }).check();
  await expect(page).toHaveURL(/where=across&is=plain&sort=length/);
  await expect(page.locator('[data-results]')).toContainText('1 组');
  await page.goBack();
  await expect(page.locator('[data-results]')).toContainText('2 组');
  await page.getByRole('button', { name: '移除条件：在谁之间：跨单位' }).click();
  await expect(page.locator('[data-results]')).toContainText('16 组');
  await page.goto('/reuse/?where=across');
  await page.locator('[data-tab="forms"]').click();
  await expect(page).toHaveURL(/\/reuse\/forms\/\?where=across/);
});

test('one document held against everything: at once, and nothing leaves the browser', async ({ page, baseURL }) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  await page.goto('/reuse/check/');
  await expect(page.locator('[data-against]')).toContainText(`${forms.length} 张表`);
  const sent: string[] = [];
  page.on('request', (request) => void (request.method() === 'GET' ? 0 : sent.push(request.url())));
  const text = readFileSync(join(DOCUMENTS, '003_67c471f15d2399a6.txt'), 'utf8');
  const changed = text.replaceAll('如皋市', '海安市').replaceAll('320682', '320685');
  await page
    .locator('input[data-pick="check"]')
    .setInputFiles({ name: 'new.txt', mimeType: 'text/plain', buffer: Buffer.from(changed) });
  await expect(page.locator('[data-check="done"]')).toBeVisible();
  const project = page
    .locator('[data-checked]')
    .filter({ has: page.getByRole('heading', { name: '信访驻外应急小组费用' }) });
  await expect(project.locator('[data-run]').first()).toContainText('字相同');
  await expect(project.locator('[data-place-link]').first()).toHaveText(/^L\d+/);
  await expect(project.getByRole('table', { name: '最接近的表' })).toContainText('信访驻外应急小组费用');
  await expect(project.getByRole('table', { name: '指标行在数据集里的情况' })).toContainText('张表有此指标');
  expect(await axeFindings(page)).toEqual([]);
  expect(sent).toEqual([]);
  expect(seen.foreign).toEqual([]);
  expect(readablePersonalData(await page.locator('main').innerText())).toEqual([]);
});

test('a dropped document is checked as a picked one; one that is no form says so', async ({ page }) => {
  await page.goto('/reuse/check/');
  await expect(page.locator('[data-against]')).toContainText('张表');
  const drop = async (name: string, text: string) => {
    const transfer = await page.evaluateHandle(
      ([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text ?? ''], name ?? ''));
        return data;
      },
      [name, text],
    );
    await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: transfer });
  };
  await drop('note.txt', '今天天气很好。');
  await expect(page.locator('[data-check="nothing"]')).toBeVisible();
  await drop('001.txt', readFileSync(join(DOCUMENTS, '001_332c84fc7ad90def.txt'), 'utf8'));
  await expect(page.locator('[data-check="done"]')).toContainText('这张表已在数据集中');
});

test('own data: compared in the worker, with levels, chance, the copy and what gave it away', async ({ page }) => {
  await loadWorld(page);
  await page.getByRole('link', { name: '雷同', exact: true }).click();
  await page.locator('[data-tab="forms"]').click();
  await expect(page.locator('[data-verdict="given"]')).toContainText('39 个单位');
  await expect(page.locator('[data-verdict="given"] table')).toContainText('偶然会有');
  await expect(page.locator('main')).toContainText('雷同度');
  expect(await axeFindings(page)).toEqual([]);
  await page.locator('[data-matrix] a[data-cell="110105-o5 120107-o7"]').first().click();
  await expect(page).toHaveURL(new RegExp(`left=${ORIGINAL}&right=${COPY}`));
  await expect(page.locator('[data-gave-away]')).toContainText('甲五县');
  await expect(page.locator('[data-gave-away]')).toContainText('2022年');
  await expect(page.locator('[data-bar="block"]')).toContainText('一起出现的 4 项指标');
  await page.reload();
  await expect(page.locator('[data-gave-away]')).toContainText('甲五县');
  await page.getByRole('button', { name: '恢复示例数据' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
});

test('a comparison can be stopped and begun again', async ({ page }) => {
  await loadWorld(page);
  await page.route('**/*similarity.worker*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.getByRole('link', { name: '雷同', exact: true }).click();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.locator('[data-comparing="cancelled"]')).toBeVisible();
  await page.getByRole('button', { name: '重新比较' }).click();
  await expect(page.locator('[data-results]')).toContainText('组');
});

test('the lists leave as CSV and workbook with the filter in force', async ({ page }) => {
  await page.goto('/reuse/rows/?is=stray');
  await expect(page.locator('[data-results]')).toContainText('1 组');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '分组 CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.startsWith('\uFEFFlevel,')).toBe(true);
  expect(csv).toContain('来信办理');
  expect(csv).toContain('is=stray');
  expect(csv).not.toContain('群众满意度,');
  const workbook = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Excel' }).click();
  expect((await workbook).suggestedFilename()).toBe('reuse-rows.xlsx');
});

test('by keyboard alone: filter, cluster, pair', async ({ page }) => {
  await page.goto('/reuse/rows/');
  await page.getByRole('checkbox', { name: /^写进了无关的项目/ }).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('[data-results]')).toContainText('1 组');
  const link = cluster(page, '来信办理').getByRole('link');
  for (let step = 0; step < 60 && !(await link.evaluate((one) => one === document.activeElement)); step++)
    await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-results]')).toHaveCount(0);
  const pair = page.getByRole('link', { name: '来信办理' }).first();
  await expect(pair).toBeVisible();
  for (let step = 0; step < 60 && !(await pair.evaluate((one) => one === document.activeElement)); step++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-gave-away]')).toContainText('来信办理');
});
