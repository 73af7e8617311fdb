import { readFile } from 'node:fs/promises';
import { sampleRows } from './dataset.ts';
import { expect, test, type Locator, type Page } from './test.ts';
import { watch } from './watch.ts';

const forms = sampleRows('forms');
const indicators = sampleRows('indicators');

/** Indicator rows of the forms that a test keeps. */
function rowsOf(keep: (form: (typeof forms)[number]) => boolean): number {
  const kept = new Set(forms.filter(keep).map(({ id }) => id));
  return indicators.filter(({ form_id }) => kept.has(form_id)).length;
}

const panel = (page: Page, name: string) => page.locator(`[data-panel="${name}"]`);
const mark = (page: Page, name: string, label: string) =>
  panel(page, name).getByRole('button', { name: new RegExp(`^${label}`) });
const counted = (page: Page) => page.locator('[data-linked="counted"]');

/** Where the chart of values stands in the window. */
async function valueChart(page: Page) {
  const chart = panel(page, 'values').locator('svg');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (box === null) throw new Error('the value chart has no place');
  return box;
}

test('a click in one linked chart filters all others, a second takes it back', async ({ page }) => {
  await page.goto('/compare/');
  await expect(counted(page)).toBeVisible();
  await mark(page, 'form_type', '项目').click();
  const projects = forms.filter(({ type }) => type === 'project');
  for (const year of new Set(projects.map(({ fiscal_year }) => fiscal_year))) {
    const count = rowsOf((form) => form.type === 'project' && form.fiscal_year === year);
    await expect(mark(page, 'year', String(year))).toHaveAccessibleName(new RegExp(`${count} 行指标`));
  }
  await expect(mark(page, 'form_type', '部门整体')).toHaveAccessibleName(
    new RegExp(`${rowsOf(({ type }) => type === 'department')} 行指标`),
  );
  await mark(page, 'year', '2024').click();
  await expect(page).toHaveURL(/y=2024/);
  await expect(page.locator('[data-results]')).toContainText('4 张');
  await expect(page.getByRole('button', { name: '移除条件：预算年度：2024' })).toBeVisible();
  await mark(page, 'form_type', '项目').click();
  await expect(page).not.toHaveURL(/t=project/);
  await expect(page.locator('[data-results]')).toContainText('5 张');
});

test('a province of the map filters, undo and redo go back and forth', async ({ page }) => {
  await page.goto('/compare/');
  await expect(counted(page)).toBeVisible();
  await page.locator('button[data-province="360000"]').click();
  await expect(page).toHaveURL(/r=360000/);
  await expect(page.locator('[data-results]')).toContainText('1 张');
  await page.locator('[data-view="undo"]').click();
  await expect(page.locator('[data-results]')).toContainText(`${forms.length} 张`);
  await page.locator('[data-view="redo"]').click();
  await expect(page.locator('[data-results]')).toContainText('1 张');
});

test('three clicks find who demands 80 % satisfaction, and the line it is printed in', async ({ page }) => {
  await page.goto('/compare/');
  await expect(counted(page)).toBeVisible();
  await page.getByRole('link', { name: '满意度目标' }).click();
  const box = await valueChart(page);
  await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.8);
  await expect(page).toHaveURL(/n=0%2E8to0%2E8|n=0\.8to0\.8/);
  const statements = page.locator('[data-statements] tbody tr');
  await expect(statements).toHaveCount(1);
  await expect(statements).toContainText('庐山市信访局');
  await expect(statements).toContainText('≥80%');
  await statements.getByRole('link', { name: /第 \d+ 行/ }).click();
  await expect(page).toHaveURL(/\/forms\/360483.*#L\d+/);
});

test('a brush keeps a range of values, and lets it go', async ({ page }) => {
  await page.goto('/compare/?measure=satisfaction');
  await expect(counted(page)).toBeVisible();
  const box = await valueChart(page);
  await page.mouse.move(box.x + box.width * 0.7, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.85, box.y + 30, { steps: 3 });
  await page.mouse.move(box.x + box.width * 0.999, box.y + 30, { steps: 3 });
  await page.mouse.up();
  await expect(page).toHaveURL(/n=0\.95to/);
  await expect(page.locator('[data-statements]')).not.toContainText('庐山市信访局');
  await page.getByRole('button', { name: '取消所选数值' }).click();
  await expect(page).not.toHaveURL(/[?&]n=/);
});

test('an address with groups, columns and filters brings the same comparison back', async ({ page }) => {
  await page.goto('/compare/?measure=mix&by=year&col=form_type&l1=process');
  const figure = page.locator('figure[data-chart="grouped"]');
  await expect(figure.getByRole('heading', { level: 3 })).toHaveCount(2);
  await expect(page.locator('select[data-choice="by"]')).toHaveValue('year');
  await expect(page.locator('select[data-choice="col"]')).toHaveValue('form_type');
  await expect(mark(page, 'level1', '过程指标')).toHaveAttribute('aria-pressed', 'true');
  await page.locator('select[data-choice="by"]').selectOption('kind');
  await expect(page).toHaveURL(/by=kind/);
  await page.reload();
  await expect(figure).toContainText('信访');
  await page.goBack();
  await expect(page.locator('select[data-choice="by"]')).toHaveValue('year');
});

test('small multiples: amounts of several form types stand side by side, never in one sum', async ({ page }) => {
  await page.goto('/compare/?by=kind');
  const figure = page.locator('figure[data-chart="grouped"]');
  for (const [type, sum] of [
    ['部门整体', '2,233.88'],
    ['项目', '262.6'],
    ['专项资金', '36'],
  ] as const) {
    await expect(figure.getByRole('region', { name: type })).toContainText(sum);
  }
  await page.locator('select[data-choice="col"]').selectOption('none');
  await expect(figure).toContainText('当前含不同表类型');
  await figure.getByRole('button', { name: '只看部门整体表' }).click();
  await expect(figure).toContainText('2,233.88');
});

test('a group leads down to its forms', async ({ page }) => {
  await page.goto('/compare/?measure=mix&by=form_type');
  await page.getByRole('button', { name: '只看专项资金' }).click();
  await expect(page).toHaveURL(/t=special_fund/);
  await expect(page.locator('[data-results]')).toContainText('1 张');
});

test('agencies and regions below the province are compared from the rows', async ({ page }) => {
  await page.goto('/compare/?measure=satisfaction&by=agency');
  const figure = page.locator('figure[data-chart="grouped"]');
  await expect(figure.getByRole('link', { name: '庐山市信访局' }).first()).toBeVisible();
  await page.goto('/compare/?measure=mix&by=county');
  await expect(page.locator('figure[data-chart="grouped"]')).toContainText('石鼓区');
});

test('the keyboard alone filters, changes the comparison and lets it go again', async ({ page }) => {
  await page.goto('/compare/');
  await expect(counted(page)).toBeVisible();
  await panel(page, 'year').getByRole('button', { name: /^2021/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-results]')).toContainText('2 张');
  await expect(panel(page, 'year').getByRole('button', { name: /^2021/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/y=2021\.2022/);
  const entry = page.locator('[data-panel="province"] [data-province][tabindex="0"]');
  await entry.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/r=\d{6}/);
  await page.locator('select[data-choice="by"]').focus();
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/by=agency/);
  await page.getByRole('button', { name: '清除全部条件' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/[?&](y|r)=/);
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, element: Locator) {
  await expect(element).toBeVisible();
  for (let steps = 0; steps < 300; steps += 1) {
    if (await element.evaluate((own) => own === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key does not lead there');
}

test('Tab, arrows and Enter lead from a filter by chart, measure, group and peers to the line in the document', async ({
  page,
}) => {
  test.slow();
  await page.goto('/compare/');
  await expect(counted(page)).toBeVisible();
  await tabTo(page, page.locator('.filters').getByRole('checkbox', { name: /^项目/ }));
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/t=project/);
  await tabTo(page, mark(page, 'level1', '满意度'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/l1=satisfaction/);
  await tabTo(page, page.getByRole('link', { name: '满意度目标', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/measure=satisfaction/);
  await expect(page).toHaveURL(/t=project/);
  await tabTo(page, page.locator('select[data-choice="by"]'));
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/by=agency/);
  const board = page.locator('[data-peers]');
  await tabTo(page, board.locator('summary').first());
  await page.keyboard.press('Enter');
  const rows = board.locator('[role=grid] [role=row][data-row]');
  await tabTo(page, rows.first());
  await page.keyboard.press('ArrowDown');
  const second = rows.nth(1);
  await expect(second).toBeFocused();
  const agency = await second.getByRole('rowheader').getByRole('link').innerText();
  await page.keyboard.press('f');
  await expect(board.locator('section.card')).toContainText(agency);
  await expect(page).toHaveURL(/pa=/);
  const line = page.locator('[data-statements] tbody tr', { hasText: agency }).first().getByRole('link').last();
  await tabTo(page, line);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/forms\/[^/]+\/#./);
  const place = decodeURIComponent(new URL(page.url()).hash.slice(1));
  await expect(page.locator(`[id="${place}"]`)).toBeInViewport();
});

test('findings are grouped by everything they have, form types apart, unknown ones as unknown', async ({
  page,
  baseURL,
}) => {
  test.slow();
  const seen = watch(page, new URL(baseURL ?? '').origin);
  await page.goto('/compare/?measure=findings');
  await expect(page.locator('figure[data-chart="findings"]')).toBeVisible();
  const group = page.locator('select[data-choice="by"]');
  const figure = page.locator('figure[data-chart="grouped"]');
  const said = {
    kind: '信访',
    year: '2024',
    province: '江西',
    prefecture: '九江',
    county: '石鼓区',
    form_type: '部门整体',
    size: '50 万元',
    level1: '产出',
    concept: '满意度',
  };
  for (const [by, label] of Object.entries(said)) {
    await group.selectOption(by);
    await expect(page).toHaveURL(new RegExp(`by=${by}`));
    await expect(figure).toHaveAttribute('data-measure', 'findings');
    await expect(figure.locator('li', { hasText: label }).first()).toContainText(/\d/);
  }
  await expect(figure.getByRole('heading', { name: '每张表条数' })).toBeVisible();
  await expect(figure).toContainText('只计落在指标上的发现');
  await expect(figure.locator('li', { hasText: '未标明' }).first()).toBeVisible();
  await expect(figure.locator('section')).not.toHaveCount(1);
  await page.locator('select[data-choice="col"]').selectOption('none');
  await expect(figure).toContainText('从不混算');
  expect(seen).toEqual({ foreign: [], complaints: [] });
});

test('a filter that keeps nothing says which one to lift', async ({ page }) => {
  await page.goto('/compare/?y=2022&r=320000');
  await expect(page.locator('[data-empty]')).toContainText('没有符合全部条件的指标');
  await expect(page.locator('figure[data-chart]')).toHaveCount(0);
  await page.getByRole('button', { name: /取消“地区：江苏省”/ }).click();
  await expect(page.locator('[data-empty]')).toHaveCount(0);
  await expect(page.locator('figure[data-chart]')).toHaveCount(1);
  await expect(page.locator('[data-results]')).toContainText('1 张');
});

test('each linked chart gives its numbers away, with the filters in force', async ({ page }) => {
  await page.goto('/compare/?t=project');
  await expect(counted(page)).toBeVisible();
  await page.getByRole('button', { name: '一级指标：数据表与导出' }).click();
  const dialog = page.getByRole('dialog', { name: '一级指标' });
  await expect(dialog.locator('tbody tr').first()).toBeVisible();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'CSV', exact: true }).click();
  const csv = (await readFile(await (await download).path())).toString('utf8');
  expect(csv).toContain('# 筛选条件: 表类型：项目');
  expect(csv).toContain('过程指标');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the linked charts can be read', async ({ page }) => {
    await page.goto('/compare/');
    await expect(mark(page, 'year', '2024')).toHaveAccessibleName(
      new RegExp(`${rowsOf(({ fiscal_year }) => fiscal_year === 2024)} 行指标`),
    );
    await expect(page.locator('[data-linked="built"]')).toBeVisible();
  });
});
