import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { budgetChart, openChart, type LiveChart } from '#lib/charts/index.ts';
import { budgetRow, rows } from './rows.ts';

const context = {
  locale: 'zh',
  width: 'wide',
  labels: { concept: (code: string) => code, level: (_: 1 | 2, code: string) => code },
} as const;

let live: LiveChart | null = null;
afterEach(() => {
  live?.dispose();
  document.body.replaceChildren();
});

async function open(count: number): Promise<HTMLElement> {
  const element = document.createElement('div');
  element.textContent = 'the prerendered picture';
  document.body.append(element);
  const data = rows(count, budgetRow);
  live = await openChart(
    element,
    { ...budgetChart.option(data, context), animation: false },
    budgetChart.size(data, context),
  );
  return element;
}

describe('a chart brought to life', () => {
  it('replaces the prerendered picture by its own drawing of the same rows', async () => {
    const element = await open(3);
    expect(element.textContent).not.toContain('the prerendered picture');
    expect(element.querySelectorAll('svg text').length).toBeGreaterThan(3);
    expect(element.textContent).toContain('100,000');
  });

  it('follows new rows', async () => {
    const element = await open(3);
    live?.update(budgetChart.option(rows(0, budgetRow), context), budgetChart.size([], context));
    expect(element.textContent).toContain('没有符合条件的数据');
    expect(element.querySelector('svg')?.getAttribute('height')).toBe('120');
  });

  it('tells which form or agency a clicked bar stands for, and keeps its colour under the pointer', async () => {
    const element = await open(3);
    const chosen: unknown[] = [];
    live?.onSelect((item) => chosen.push(item));
    const bar = [...element.querySelectorAll('path')].find((path) => path.getAttribute('fill') === 'var(--chart-blue)');
    expect(bar).toBeDefined();
    await userEvent.click(page.elementLocator(bar as SVGPathElement));
    expect(chosen).toMatchObject([{ formId: 'f2', agencyId: 'a2' }]);
    const fills = [...element.querySelectorAll('path')].map((path) => path.getAttribute('fill'));
    expect(fills.filter((fill) => fill === 'var(--chart-blue)')).toHaveLength(1);
  });
});
