import { read } from '@e965/xlsx';
import Papa from 'papaparse';
import { parquetReadObjects } from 'hyparquet';
import { test as base, type Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { sampleRows } from './dataset.ts';
import { expect, test } from './test.ts';
import { vocabularyFaults } from '../ui/vocabulary-check.ts';

const [form] = sampleRows('forms');
const agency = sampleRows('agencies').find(({ id }) => id === form?.agency_id);
const region = sampleRows('regions').find(({ code }) => code === agency?.region_code);
const targets = sampleRows('indicators').filter(({ form_id }) => form_id === form?.id);
const PATHS = [`/agencies/${agency?.id}/`, `/regions/${region?.code}/`, `/forms/${form?.id}/`] as const;
const [AGENCY, REGION, FORM] = PATHS;
/** A page without a program of its own: what a search engine and a closed browser see. */
const still = base.extend({ javaScriptEnabled: false });

for (const path of PATHS) {
  for (const address of [path, `/en${path}`]) {
    still(`${address} says what it is to programs`, async ({ page }) => {
      await visit(page, address);
      const graph = await page.locator('script[type="application/ld+json"]').textContent();
      expect(vocabularyFaults(JSON.parse(graph ?? ''), { absolute: false })).toEqual([]);
      // Nobody said where this site stands, so no address of its own is whole.
      await expect(page.locator('link[rel="canonical"], link[hreflang], meta[property="og:url"]')).toHaveCount(0);
      const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
      const response = await page.request.get(new URL(picture ?? '', page.url()).href);
      expect(response.headers()['content-type']).toBe('image/png');
      expect((await response.body()).subarray(1, 4).toString()).toBe('PNG');
      for (const name of ['og:title', 'og:description'])
        await expect(page.locator(`meta[property="${name}"]`)).toHaveAttribute('content', /./);
    });
  }
}

still('an agency reads without JavaScript: numbers, charts, place in words, files, source', async ({ page }) => {
  await visit(page, AGENCY);
  await expect(page.locator('main h1')).toHaveText(agency?.name ?? '');
  await expect(page.locator('figure[data-chart] svg').first()).toBeVisible();
  await expect(page.locator('main')).toContainText('在可比单位中的位置');
  await expect(page.locator('main')).toContainText(/高于 \d+ 个.*中的 \d+ 个|可比单位仅|没有可比的数值/);
  await expect(page.locator('main')).toContainText('报告错误');
  await expect(page.locator('main')).toContainText(form?.source_file ?? '');
});

still('a form reads like a form: printed and understood side by side', async ({ page }) => {
  await visit(page, FORM);
  const rows = page.locator('article.sheet tr[data-place]');
  const [first] = targets;
  const row = rows.filter({ hasText: first?.name_printed ?? '' }).first();
  await expect(row).toBeVisible();
  await expect(page.locator('article.sheet th[scope="colgroup"]')).toHaveText(['表上印的', '读作']);
  await expect(row.locator('td.understood')).toHaveCount(2);
});

still('a rule and a region read without JavaScript', async ({ page }) => {
  await visit(page, '/methods/missing_unit/');
  await expect(page.locator('main h1')).toHaveCount(1);
  await visit(page, REGION);
  await expect(page.locator('main a[href*="/agencies/"]').first()).toBeVisible();
});

test('the files of a form hold what its page shows, in four formats alike', async ({ request }) => {
  const printed = targets.map((row) => row.name_printed);
  const open = async (format: string) => (await request.get(`${FORM}data.${format}`)).body();
  const csv = Papa.parse<Record<string, string>>(new TextDecoder().decode(await open('csv')), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(new Set(csv.map((row) => row['name_printed']))).toEqual(new Set(printed.map((name) => name ?? '')));
  const json = JSON.parse((await open('json')).toString()) as { data: { indicators: unknown[] } };
  expect(json.data.indicators).toHaveLength(targets.length);
  const parquet = new Uint8Array(await open('parquet'));
  const rows = await parquetReadObjects({
    file: parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.byteLength),
  });
  expect(rows).toHaveLength(csv.length);
  const book = read(await open('xlsx'));
  expect(book.SheetNames).toEqual(expect.arrayContaining(['targets', 'form', 'info']));
});

test('the files of an agency and a region open', async ({ request }) => {
  for (const path of [AGENCY, REGION]) {
    for (const format of ['csv', 'xlsx', 'parquet', 'json']) {
      const response = await request.get(`${path}data.${format}`);
      expect(response.status(), `${path}data.${format}`).toBe(200);
      expect((await response.body()).length).toBeGreaterThan(50);
    }
  }
});

test('a chart stands on another page, takes its height there and keeps nothing', async ({ page, context, baseURL }) => {
  await page.goto(AGENCY);
  await page.locator('details.embed > summary').first().click();
  const snippet = await page.locator('details.embed textarea').first().inputValue();
  expect(snippet).toContain(`${baseURL ?? ''}/embed/agencies/`);
  await page.route('**/elsewhere.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>x</title>${snippet}` }),
  );
  await page.goto('/elsewhere.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('svg').first()).toBeVisible();
  await expect(frame.locator('footer a')).toHaveAttribute('href', /agencies/);
  await expect(page.locator('iframe')).not.toHaveAttribute('height', '420');
  const inner = await frame.locator('body').evaluate((body) => body.scrollHeight);
  await expect(page.locator('iframe')).toHaveAttribute('height', String(inner));
  await page.setViewportSize({ width: 380, height: 800 });
  await expect(frame.locator('.narrow')).toBeVisible();
  expect(await context.cookies()).toEqual([]);
});

test('a booklet gathers the agency and each of its forms', async ({ page }) => {
  const own = sampleRows('forms').filter(({ agency_id }) => agency_id === agency?.id);
  await page.goto(AGENCY);
  await page.getByRole('link', { name: '打印成册' }).click();
  await expect(page.locator('[data-booklet] article.sheet')).toHaveCount(own.length);
  await page.goto('/booklet/');
  await expect(page.getByRole('alert')).toContainText('没有单位');
  await page.goto('/booklet/?agency=..%2F..%2Fnowhere');
  await expect(page.getByRole('alert')).toContainText('未能汇集');
});

test('what is clicked on the public pages is large enough, or stands apart', async ({ page }) => {
  for (const path of PATHS) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await axeFindings(page, { rules: { 'target-size': { enabled: true } } }), path).toEqual([]);
  }
});

test('the start names the whole dataset as a catalogue with its files', async ({ page }) => {
  await page.goto('/data/');
  const graph: unknown = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
  expect(vocabularyFaults(graph, { absolute: false })).toEqual([]);
  expect(JSON.stringify(graph)).toContain('dcat:Catalog');
  expect(JSON.stringify(graph)).toContain('/dataset/datapackage.json');
});

for (const path of [...PATHS, '/agencies/', '/forms/', '/methods/missing_unit/', `/booklet/?agency=${agency?.id}`]) {
  test(`${path} fits an A4 sheet`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.emulateMedia({ media: 'print' });
    // A4 less the margins of the style sheet, in CSS pixels.
    await page.setViewportSize({ width: 688, height: 1000 });
    expect(await clipped(page)).toEqual([]);
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 4).toString()).toBe('%PDF');
  });

  test(`${path} keeps everything at 320 px, as at 400 % zoom`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'domcontentloaded' });
}

/** The tables and pictures that reach beyond the sheet. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll('main table, main svg, main pre')].filter((one) => {
      const { right, width } = one.getBoundingClientRect();
      return width > 0 && right > document.documentElement.clientWidth + 1;
    });
    return wide.map((one) => `${one.tagName} ${one.closest('[class]')?.className ?? ''}`);
  });
}
