import { readFileSync } from 'node:fs';
import { expect, test, type Page } from './test.ts';
import { sampleFiles, pickedFiles } from './dataset.ts';
import { axeFindings } from './axe.ts';
import { watch } from './watch.ts';

const tool = (page: Page, name: string) => page.locator(`[data-view="${name}"]`);
const results = (page: Page) => page.locator('[data-results]');

/** Chooses a year among the filters of the reuse list. */
async function choose(page: Page, query: string) {
  await page.goto(`/reuse/${query}`);
  await expect(tool(page, 'undo')).toBeDisabled();
}

test('undo and redo go through the states of a page, by button, by key and with the browser', async ({ page }) => {
  await choose(page, '');
  const plain = await results(page).innerText();
  const boxes = page.locator('.filters input[type=checkbox]');
  await boxes.first().check();
  await expect(page).toHaveURL(/\?./);
  const first = page.url();
  await boxes.nth(1).check();
  await expect(page).not.toHaveURL(first);
  const second = page.url();

  await tool(page, 'undo').click();
  await expect(page).toHaveURL(first);
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/\/reuse\/$/);
  await expect(results(page)).toHaveText(plain);
  await expect(tool(page, 'undo')).toBeDisabled();
  await page.keyboard.press('Control+Shift+Z');
  await expect(page).toHaveURL(first);
  await page.goForward();
  await expect(page).toHaveURL(second);
  await expect(tool(page, 'redo')).toBeDisabled();
  await page.goBack();
  await expect(page).toHaveURL(first);
  await expect(tool(page, 'redo')).toBeEnabled();
  await tool(page, 'redo').click();
  await expect(page).toHaveURL(second);
});

test('a text field keeps Ctrl-Z for itself', async ({ page }) => {
  await page.goto('/findings/');
  await page.locator('.filters input[type=checkbox]').first().check();
  await expect(page).toHaveURL(/\?./);
  const { search } = new URL(page.url());
  const field = page.getByRole('searchbox').first();
  await field.press('Control+z');
  await page.waitForTimeout(400);
  expect(new URL(page.url()).search).toBe(search);
  await page.locator('h1').click();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(/\/findings\/$/);
});

test('a view is saved, renamed, moved, opened, deleted and brought back, and outlasts a reload', async ({
  page,
  baseURL,
}) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  await choose(page, '');
  await page.locator('.filters input[type=checkbox]').first().check();
  await expect(page).toHaveURL(/\?./);
  const { search } = new URL(page.url());
  const panel = page.locator('[data-panel="views"]');
  for (const name of ['听证会用', '第二']) {
    if (!(await panel.isVisible())) await tool(page, 'saved').click();
    await panel.getByLabel('视图名称').fill(name);
    await panel.getByRole('button', { name: '保存当前视图' }).click();
    await expect(panel.getByRole('status').first()).toContainText(`已保存为“${name}”`);
  }
  expect(await axeFindings(page)).toEqual([]);
  await page.goto('/reuse/');
  await tool(page, 'saved').click();
  const names = panel.locator('li a');
  await expect(names).toHaveText(['听证会用', '第二']);
  await panel.getByRole('button', { name: '“第二”上移' }).click();
  await expect(names).toHaveText(['第二', '听证会用']);
  await panel.getByRole('button', { name: '给“第二”改名' }).click();
  await panel.getByRole('textbox', { name: '“第二”的新名称' }).fill('改过');
  await page.keyboard.press('Enter');
  await expect(names).toHaveText(['改过', '听证会用']);
  await panel.getByRole('button', { name: '删除“改过”' }).click();
  await expect(names).toHaveText(['听证会用']);
  await expect(panel.getByRole('button', { name: '恢复' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(names).toHaveText(['改过', '听证会用']);
  await names.nth(1).click();
  await expect(page).toHaveURL((url) => url.search === search);
  await expect(panel).toBeHidden();
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test('views leave as a file and come into another browser; a file that is none is refused', async ({
  page,
  browser,
  baseURL,
}) => {
  await choose(page, '?y=2021');
  await tool(page, 'saved').click();
  const panel = page.locator('[data-panel="views"]');
  await panel.getByLabel('视图名称').fill('二〇二一');
  await panel.getByRole('button', { name: '保存当前视图' }).click();
  const waiting = page.waitForEvent('download');
  await panel.getByRole('button', { name: '导出全部视图' }).click();
  const file = readFileSync((await (await waiting).path()) ?? '', 'utf8');
  expect(JSON.parse(file)).toMatchObject({ format: 'duibiao-views', views: [{ name: '二〇二一', path: '/reuse/' }] });

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  await other.goto('/en/findings/');
  await other.locator('html[data-alive]').waitFor({ state: 'attached' });
  await tool(other, 'saved').click();
  const take = (name: string, text: string) =>
    other.locator('[data-panel="views"] input[type=file]').setInputFiles(pickedFiles(new Map([[name, text]])));
  const report = other.locator('[data-report="views"]');
  await take('views.json', file);
  await expect(report).toContainText('1 view imported');
  await take('views.json', file);
  await expect(report).toContainText('1 already here');
  await take('views.json', '{"format":');
  await expect(report).toContainText('not a JSON file');
  await other.locator('[data-panel="views"] li a').click();
  await expect(other).toHaveURL(/\/en\/reuse\/\?y=2021$/);
  await context.close();
});

test('a view saved on other data says so', async ({ page }) => {
  await choose(page, '?y=2021');
  await tool(page, 'saved').click();
  const panel = page.locator('[data-panel="views"]');
  await panel.getByLabel('视图名称').fill('示例的');
  await panel.getByRole('button', { name: '保存当前视图' }).click();
  await expect(panel.locator('[data-view="other-data"]')).toHaveCount(0);
  await page.goto('/data/');
  await page.locator('[data-pick="files"]').setInputFiles(pickedFiles(sampleFiles()));
  await expect(page.locator('[data-banner="own"]')).toBeVisible();
  await page.getByRole('link', { name: '雷同', exact: true }).first().click();
  await tool(page, 'saved').click();
  await expect(panel.locator('[data-view="other-data"]')).toContainText('绩效目标数据集');
});

test('a long state is copied as a short link that brings it back; a cut link says so', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const years = Array.from({ length: 700 }, (_, index) => String(1300 + index)).join('.');
  await page.goto(`/reuse/?y=${years}.2021`);
  await tool(page, 'link').click();
  await expect(page.getByText('链接已复制')).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(1800);
  expect(link).toContain('packed=');
  await page.goto('/');
  await page.goto(link);
  await expect(page).toHaveURL((url) => url.searchParams.get('y') === `${years}.2021`);

  await page.goto(`${baseURL ?? ''}/compare/?packed=${(new URL(link).searchParams.get('packed') ?? '').slice(0, -30)}`);
  await expect(page.locator('[data-link="broken"]')).toContainText('已损坏');
});

/** A path through a page that filters: what each step adds to the address, in order. */
interface Path {
  readonly address: string;
  readonly steps: readonly (readonly [walk: (page: Page) => Promise<void>, adds: RegExp])[];
  /** What the page shows at its end. */
  readonly shows: (page: Page) => Promise<string>;
}

const PATHS: readonly Path[] = [
  {
    address: '/compare/',
    steps: [
      [(page) => page.locator('.filters').getByRole('checkbox', { name: /^项目/ }).check(), /t=project/],
      [(page) => page.getByRole('link', { name: '满意度目标', exact: true }).click(), /measure=satisfaction/],
      [
        (page) =>
          page
            .locator('select[data-choice="by"]')
            .selectOption('agency')
            .then(() => undefined),
        /by=agency/,
      ],
    ],
    shows: async (page) => {
      const figure = page.locator('figure[data-chart="grouped"]');
      await expect(figure.getByRole('link', { name: '庐山市信访局' }).first()).toBeVisible();
      return `${await results(page).innerText()} ${await figure.locator('ul').first().innerText()}`;
    },
  },
  {
    address: '/indicators/',
    steps: [
      [
        async (page) => {
          await page.getByRole('searchbox', { name: '查找指标' }).fill('myd');
          await page.keyboard.press('Enter');
        },
        /w=myd/,
      ],
      [(page) => page.locator('.filters').getByRole('checkbox', { name: /^项目/ }).check(), /t=project/],
      [
        (page) =>
          page
            .getByLabel('排序')
            .selectOption('target')
            .then(() => undefined),
        /sort=target/,
      ],
    ],
    shows: async (page) => {
      await expect(page.locator('tbody tr').first()).toContainText('满意度');
      return `${await results(page).innerText()} ${(await page.locator('tbody tr').allInnerTexts()).join(' ')}`;
    },
  },
];

for (const { address, steps, shows } of PATHS)
  test(`a path through ${address} is taken back, kept under a name and handed on as a link`, async ({
    page,
    context,
    baseURL,
  }) => {
    test.slow();
    const seen = watch(page, new URL(baseURL ?? '').origin);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(address);
    await expect(tool(page, 'undo')).toBeDisabled();
    for (const [walk, adds] of steps) {
      await walk(page);
      await expect(page).toHaveURL(adds);
    }
    const end = page.url();
    const shown = await shows(page);
    for (const [, adds] of steps.toReversed()) {
      await tool(page, 'undo').click();
      await expect(page).not.toHaveURL(adds);
    }
    await expect(tool(page, 'undo')).toBeDisabled();
    for (const [, adds] of steps) {
      await tool(page, 'redo').click();
      await expect(page).toHaveURL(adds);
    }
    expect(page.url()).toBe(end);
    expect(await shows(page)).toBe(shown);

    const panel = page.locator('[data-panel="views"]');
    await tool(page, 'saved').click();
    await panel.getByLabel('视图名称').fill('听证会用');
    await panel.getByRole('button', { name: '保存当前视图' }).click();
    await expect(panel.getByRole('status').first()).toContainText('已保存');
    await page.goto(address);
    await tool(page, 'saved').click();
    await panel.getByRole('link', { name: '听证会用' }).click();
    await expect(page).toHaveURL(end);
    expect(await shows(page)).toBe(shown);

    await tool(page, 'link').click();
    await expect(page.getByText('链接已复制')).toBeAttached();
    await page.goto('/');
    await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
    await expect(page).toHaveURL(end);
    expect(await shows(page)).toBe(shown);
    expect(seen).toEqual({ foreign: [], complaints: [] });
  });
