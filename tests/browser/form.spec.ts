import { expect, test } from './test.ts';
import { readablePersonalData } from './watch.ts';
import { sampleRows } from './dataset.ts';

const forms = sampleRows('forms');
const indicators = sampleRows('indicators');
const form = forms.find((one) => one.type === 'project' && one.agency_id.startsWith('360483'));
const place = (text: string | undefined) => text?.split(';')[0] ?? '';

test('a number points at its line and the line points back', async ({ page }) => {
  const row = indicators.find((one) => one.form_id === form?.id);
  await page.goto(`/forms/${form?.id}/`);
  const field = page.locator(`tr[data-place="${row?.source_place}"]`).first();
  const line = page.locator(`li[id="${place(row?.source_place)}"]`);
  await expect(line).not.toHaveClass(/active/);
  await field.hover();
  await expect(line).toHaveClass(/active/);
  await page.mouse.move(0, 0);
  await expect(line).not.toHaveClass(/active/);
  await field.getByRole('link').click();
  await expect(line).toHaveClass(/active/);
  await expect(line).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`#${place(row?.source_place)}$`));
  await line.getByRole('button').click();
  await expect(field).toHaveClass(/active/);
  await expect(field).toBeInViewport();
});

test('an address with a line opens on that line', async ({ page }) => {
  const row = indicators.filter((one) => one.form_id === form?.id).at(-1);
  await page.goto(`/forms/${form?.id}/#${place(row?.source_place)}`);
  await expect(page.locator(`li[id="${place(row?.source_place)}"]`)).toHaveClass(/active/);
  await expect(page.locator(`li[id="${place(row?.source_place)}"]`)).toBeInViewport();
  await expect(page.locator(`tr[data-place="${row?.source_place}"]`).first()).toBeInViewport();
});

test('a form that is not the first of its document opens the source where it begins', async ({ page }) => {
  const later = forms.filter((one) => one.source_file.startsWith('003')).at(-1);
  await page.goto(`/forms/${later?.id}/`);
  await expect(page.locator(`li[id="${place(later?.source_place)}"]`)).toBeInViewport();
});

for (const { id, source_file } of forms) {
  test(`${id} shows its source and no personal data`, async ({ page }) => {
    await page.goto(`/forms/${id}/`);
    await expect(page.locator('[data-source-pane] li').first()).toBeVisible();
    await expect(page.getByText(source_file).first()).toBeVisible();
    const text = await page.locator('main').innerText();
    expect(readablePersonalData(text)).toEqual([]);
    expect(text).not.toMatch(/某某?[甲乙丙丁戊己庚辛]/);
  });
}

test('reads without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  const row = indicators.find((one) => one.form_id === form?.id);
  await page.goto(`/forms/${form?.id}/#${place(row?.source_place)}`);
  await expect(page.locator('main')).toContainText(row?.name ?? '');
  await expect(page.locator(`li[id="${place(row?.source_place)}"]`)).toBeVisible();
  await context.close();
});
