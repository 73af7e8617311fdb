import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Finding, Report } from '#lib/rules/index.ts';
import FindingsPage from '../../src/lib/ui/findings/FindingsPage.svelte';
import type { BuiltFindings } from '../../src/lib/ui/findings/report.ts';

/** A component on its own has no router. */
vi.mock(import('$app/navigation'), async (original) => ({ ...(await original()), goto: () => Promise.resolve() }));

function finding(at: number): Finding {
  const id = at.toString(16).padStart(16, '0');
  const fact = { role: 'indicator', form_id: 'f', place: `L${at + 1}`, text: `指标${at} → 约${at}场` };
  return {
    id,
    rule: 'vague_number',
    stance: 'signal',
    severity: 'low',
    form_ids: ['f'],
    indicator_ids: [],
    places: [fact.place],
    message_zh: `第${at}项的指标值是约数。`,
    message_en: `Target ${at} is approximate.`,
    evidence: { facts: [fact], numbers: {} },
    rule_version: 1,
    state: id,
  };
}

function built(count: number): BuiltFindings {
  const findings = Array.from({ length: count }, (_, at) => finding(at));
  const report: Report = { rule_set: '1-a', reference: 'b', settings: [], setting_problems: [], rules: [], findings };
  return {
    report,
    total: count,
    directory: {
      forms: [
        {
          id: 'f',
          type: 'project',
          agency_id: 'a',
          fiscal_year: 2024,
          title: null,
          project_name: '阅读',
          source_file: 'a.txt',
        },
      ],
      agencies: [{ id: 'a', name: '甲县图书馆', region_code: null, kind: 'culture' }],
      regions: [],
    },
    stances: ['invalid', 'mistake', 'signal'],
    excerpts: {},
    rules: [],
    vocabulary: 'c',
    dataset: 'd',
  };
}

const rows = () => document.querySelectorAll('[data-finding]').length;

beforeAll(() => page.viewport(1440, 900));
beforeEach(
  () =>
    new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase('duibiao-reviews');
      request.onsuccess = () => resolve();
      request.onerror = () => resolve();
      request.onblocked = () => resolve();
    }),
);

it('says so when nothing was found', async () => {
  await render(FindingsPage, { built: built(0) });
  await expect.element(page.getByText('没有找到值得核对的地方。')).toBeVisible();
  expect(rows()).toBe(0);
  await userEvent.keyboard('jcu');
  expect(document.querySelector('[data-detail]')).toBeNull();
});

it('shows a single finding with its evidence, and stays on it when it is decided', async () => {
  await render(FindingsPage, { built: built(1) });
  await expect.element(page.getByRole('heading', { name: '第0项的指标值是约数。' })).toBeVisible();
  await userEvent.keyboard('c');
  await expect.element(page.getByText('已记为“属实”，还有 0 条未处理')).toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: '第0项的指标值是约数。' })).toBeVisible();
});

it('puts few of twenty thousand findings on the page, and turns its pages by keyboard and button', async () => {
  await render(FindingsPage, { built: built(20_000) });
  await expect.element(page.getByText('第 1–50 条，共 20000 条')).toBeVisible();
  expect(rows()).toBe(50);
  await userEvent.keyboard('j'.repeat(50));
  await expect.element(page.getByText('第 51–100 条，共 20000 条')).toBeVisible();
  expect(document.querySelector('[data-detail]')?.getAttribute('data-detail')).toBe(finding(50).id);
  await page.getByRole('button', { name: '上一页' }).click();
  await expect.element(page.getByText('第 1–50 条，共 20000 条')).toBeVisible();
  expect(rows()).toBe(50);
});
