import { expect, test } from './test.ts';

test('the language switch keeps the page and its query', async ({ page }) => {
  await page.goto('/compare/?measure=mix&y=2021');
  await expect(page.locator('[data-results]')).toContainText('2 张');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/en\/compare\/\?measure=mix&y=2021/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare');
  await expect(page.locator('[data-results]')).toContainText('2');
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(/\/compare\/\?measure=mix&y=2021/);
});

test('the chosen scheme is kept and stands before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: '切换到深色' }).click();
  expect(await ground()).not.toBe(light);
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: '切换到浅色' }).click();
  expect(await ground()).toBe(light);
});

test('everything of the header is reached by keyboard, the content first', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});
