import { sampleRows } from './dataset.ts';
import { expect, test } from './test.ts';
import { watch } from './watch.ts';

const satisfied = sampleRows('indicators').filter(({ name }) => name?.includes('满意度'));

test('finds by characters, by initials, and by several words', async ({ page }) => {
  await page.goto('/indicators/');
  const box = page.getByRole('searchbox', { name: '查找指标' });
  const results = page.locator('[data-results]');
  await expect(results).toContainText('151');
  await box.fill('满意度');
  await expect(page).toHaveURL(/[?&]w=/);
  await expect(results).toContainText(/找到 (?!151)\d+ 条/);
  const found = (await results.textContent()) ?? '';
  await expect(page.locator('tbody mark').first()).toHaveText('满意度');
  await box.fill('myd');
  await expect(page).toHaveURL(/w=myd/);
  await expect(page.locator('tbody tr').filter({ hasText: '群众满意度' }).first()).toBeVisible();
  await expect(page.locator('tbody mark').first()).toHaveText('满意度');
  await box.fill('满意度');
  await expect(results).toHaveText(found);
  expect(satisfied.length).toBeGreaterThan(3);
  await box.fill('满意 95');
  await expect(page.locator('tbody tr').first()).toContainText('95');
  await box.fill('没有这样的指标');
  await expect(page.getByText('没有找到符合条件的指标')).toBeVisible();
});

test('keeps the whole search in the address, through filters, order, pages and back', async ({ page, baseURL }) => {
  const seen = watch(page, new URL(baseURL ?? '').origin);
  await page.goto('/indicators/');
  const results = page.locator('[data-results]');
  await page.getByRole('checkbox', { name: /^部门整体/ }).check();
  await expect(page).toHaveURL(/t=department/);
  await expect(page.getByRole('button', { name: '移除条件：表类型：部门整体' })).toBeVisible();
  await expect(results).toContainText('60');
  await page.getByLabel('排序').selectOption('target');
  await expect(page).toHaveURL(/sort=target/);
  await page.getByRole('link', { name: '下一页' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText('第 2 页，共 2 页')).toBeVisible();
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
  const rows = await page.locator('tbody tr').allTextContents();
  const address = page.url();
  await page.goto('/methods/');
  await page.goto(address);
  await expect(page.getByText('第 2 页，共 2 页')).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveText(rows);
  await page.getByRole('button', { name: '移除条件：表类型：部门整体' }).click();
  await expect(page).not.toHaveURL(/t=department/);
  await expect(page).not.toHaveURL(/page=/);
  await expect(results).toContainText('151');
  expect(seen.complaints).toEqual([]);
  expect(seen.foreign).toEqual([]);
});

test('an indicator leads to its line, a concept to its page', async ({ page }) => {
  await page.goto('/indicators/?w=myd');
  await page.locator('tbody th a').first().click();
  await expect(page).toHaveURL(/\/forms\/[^/]+\/#[LTB]\d/);
  await page.goto('/indicators/');
  await page.getByRole('link', { name: '满意度', exact: true }).last().click();
  await expect(page).toHaveURL(/\/indicators\/satisfaction_rate\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('满意度');
});

test('the concept page says what is not applicable, keeps units and operators apart, and leads on', async ({
  page,
}) => {
  await page.goto('/indicators/satisfaction_rate/');
  await expect(page.getByText(/不适用：可比目标仅 \d+ 条/).first()).toBeVisible();
  await page.getByText('按比较符', { exact: true }).click();
  await expect(page.getByRole('group', { name: /^按比较符 · 比率/ })).toContainText('不低于');
  await page
    .getByRole('link', { name: /^在指标检索中查看全部/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/indicators\/\?c=satisfaction_rate$/);
  await expect(page.getByRole('button', { name: '移除条件：指标概念：满意度' })).toBeVisible();
  await page.goto('/en/indicators/handled_case_count/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cases handled');
});

test('is there without scripts: the first rows, the facets, every concept', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/indicators/');
  await expect(page.locator('tbody tr')).toHaveCount(50);
  expect(await page.content()).toContain('以下是前 50 条');
  await page.getByRole('link', { name: '化解率', exact: true }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('化解率');
  await page.goto('/regions/');
  await page.getByRole('link', { name: /^江西/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('江西省');
  await context.close();
});

test('a result is exported with what was asked for', async ({ page }) => {
  await page.goto('/indicators/?w=%E6%BB%A1%E6%84%8F%E5%BA%A6');
  await expect(page.locator('tbody mark').first()).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text).toContain('indicator_id');
  expect(text).toContain('满意度');
  for (const { id } of satisfied) expect(text).toContain(id ?? '?');
});

test('the provinces are chosen by keyboard and kept in the address', async ({ page }) => {
  await page.goto('/regions/');
  const tile = page.getByRole('button', { name: '江西：1 张表' });
  await tile.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: '湖南：2 张表' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/regions\/\?r=360000$/);
  await expect(tile).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('link', { name: '庐山市' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/regions\/$/);
});

test('the whole search is worked by keyboard', async ({ page }) => {
  await page.goto('/indicators/');
  await page.getByRole('searchbox', { name: '查找指标' }).focus();
  await page.keyboard.type('hjl');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/w=hjl/);
  await expect(page.locator('tbody tr').first()).toContainText('化解率');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/l1=/);
  await expect(page.getByRole('button', { name: /^移除条件：一级指标/ })).toBeVisible();
});

for (const [address, said] of [
  ['/indicators/satisfaction_rate/', /少于 9 条.*不足 8 条时，四分位由其中一两条决定.*同类单位/s],
  [
    '/en/indicators/satisfaction_rate/',
    /fewer than 9 targets.*fewer than 8 are set by one or two.*agencies of the same kind/s,
  ],
] as const) {
  test(`${address} says from how many targets it judges, why, and that a rule starts elsewhere`, async ({ page }) => {
    await page.goto(address);
    const lead = page.locator('p').filter({ hasText: said });
    await expect(lead).toHaveCount(1);
    await expect(lead.locator('a[href*="methods/target_low_vs_peers/"]')).toHaveCount(1);
  });
}
