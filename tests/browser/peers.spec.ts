import { readFile } from 'node:fs/promises';
import { axeFindings } from './axe.ts';
import { expect, test, type Page } from './test.ts';
import { watch } from './watch.ts';

const LUSHAN = '360483-90d95574';

/** The leaderboard of satisfaction thresholds, open. */
async function openBoard(page: Page, query = '') {
  await page.goto(`/compare/?measure=satisfaction${query}`);
  const board = page.locator('[data-peers]');
  if ((await board.getAttribute('open')) === null) await board.locator('summary').click();
  await expect(board.locator('[data-peer-count]')).toContainText('个单位');
  return board;
}

const rowOf = (page: Page, name: string) => page.locator('[role=grid] [role=row]', { hasText: name });

test('庐山 stands last of four by its threshold, fifteen points below the median', async ({ page, baseURL }) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  const board = await openBoard(page, `&pa=${LUSHAN}`);
  const card = board.locator('section.card');
  for (const fact of ['80%', '4 / 4', '0%', '−15 百分点', '−17 百分点', '1 项目标'])
    await expect(card).toContainText(fact);
  await expect(card).toContainText('2021–2024');
  const cells = rowOf(page, '庐山市信访局').getByRole('gridcell');
  await expect(cells.nth(2)).toHaveText('80%');
  await expect(rowOf(page, '石鼓区信访局')).toContainText('没有可比的数值');
  expect(await axeFindings(page)).toEqual([]);
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test('peers, baseline, order and fewest peers live in the address and come back from it', async ({ page }) => {
  const board = await openBoard(page);
  await board.getByRole('button', { name: '同一层级' }).click();
  await expect(page).toHaveURL(/pg=kind\.level/);
  await expect(board).toContainText('都不足 3 个');
  await board.getByLabel('最少可比单位数').fill('1');
  await board.getByLabel('最少可比单位数').press('Enter');
  await expect(page).toHaveURL(/pn=1/);
  await expect(rowOf(page, '庐山市信访局')).toContainText('2022');
  await expect(rowOf(page, '庐山市信访局').getByRole('gridcell').nth(4)).toHaveText('−15');
  await board.getByLabel('关注单位').fill('湛江市信访局');
  await board.getByLabel('关注单位').press('Enter');
  await expect(page).toHaveURL(/pa=440800/);
  await expect(board.locator('section.card')).toContainText('湛江市信访局');
  await board.getByLabel('基准').selectOption({ label: '湛江市信访局' });
  await expect(page).toHaveURL(/pb=440800/);
  await expect(rowOf(page, '乌海市信访局').getByRole('gridcell').nth(4)).toHaveText('−4');
  await board.getByRole('button', { name: '数值' }).click();
  await expect(page).toHaveURL(/ps=-value/);
  await page.reload();
  await expect(page.locator('[role=columnheader]', { hasText: '数值' })).toHaveAttribute('aria-sort', 'descending');
  await expect(rowOf(page, '乌海市信访局').getByRole('gridcell').nth(4)).toHaveText('−4');
});

test('an own selection is ticked by keyboard, and the board is walked by keyboard alone', async ({ page }) => {
  const board = await openBoard(page);
  await rowOf(page, '湛江市信访局').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('End');
  await expect(rowOf(page, '石鼓区信访局')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(rowOf(page, '庐山市信访局')).toBeFocused();
  await page.keyboard.press('f');
  await expect(page).toHaveURL(new RegExp(`pa=${LUSHAN}`));
  await board.getByRole('button', { name: '自选（2）' }).press('Enter');
  await expect(page).toHaveURL(/pg=own/);
  await expect(board.locator('[data-peer-count]')).toContainText('3 个单位');
  await expect(board.locator('section.card')).toContainText('可比单位仅 2 个，不足 3 个');
  await rowOf(page, '庐山市信访局').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/agencies/${LUSHAN}`));
});

test('the board is handed out as a table with its filters', async ({ page }) => {
  const board = await openBoard(page, '&y=2021.2022.2024&pg=all');
  const download = page.waitForEvent('download');
  await board.getByRole('group', { name: '导出' }).getByRole('button', { name: 'CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('duibiao-peers-targets-median-satisfaction_rate.csv');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('# 筛选条件: 预算年度：2021');
  expect(text).toContain(`4,${LUSHAN},庐山市信访局,信访,庐山市,0.8,-0.15,0,3,-0.15,-0.15,-0.17,,2022,`);
});

test('the board is handed out as a picture that stands alone, with its filters', async ({ page, context }) => {
  const board = await openBoard(page, `&y=2021.2022.2024&pg=all&pa=${LUSHAN}`);
  const saved = async (format: string) => {
    const download = page.waitForEvent('download');
    await board.getByRole('group', { name: '导出' }).getByRole('button', { name: format }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`duibiao-peers-targets-median-satisfaction_rate.${format.toLowerCase()}`);
    return readFile(await file.path());
  };
  const svg = (await saved('SVG')).toString('utf8');
  const png = await saved('PNG');
  expect(svg).not.toContain('var(');

  const reader = await context.newPage();
  await reader.setContent(svg);
  const picture = reader.locator('svg').first();
  const today = new Date().toISOString().slice(0, 10);
  for (const said of ['满意度：目标值中位数：在可比单位中的位置', '筛选条件：预算年度：2021', '示例数据', `${today}`])
    await expect(picture).toContainText(said);
  const row = picture.locator('text', { hasText: '4. 庐山市信访局' });
  const figure = picture.locator('text', { hasText: '80% · −15' });
  const [name, number] = [await row.boundingBox(), await figure.boundingBox()];
  expect(Math.abs((name?.y ?? 0) - (number?.y ?? 99))).toBeLessThan(6);
  const size = await reader.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return image.naturalWidth;
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  expect(size).toBe(2 * Number(/width="(\d+)"/.exec(svg)?.[1]));
});
