import { budgetChart } from '#lib/charts/index.ts';
import type { BudgetRow } from '#lib/queries/index.ts';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Chart from '../../src/lib/ui/chart/Chart.svelte';
import { budgetRow } from './rows.ts';

const rows = [budgetRow({}), budgetRow({ agency_id: '120000-b', agency_name: '乙省教育厅', total_wan: null })];

function mount(data = rows, busy = false) {
  return render(Chart<readonly BudgetRow[]>, { chart: budgetChart, data, heading: '预算安排', busy });
}

it('is a figure with a caption, a text alternative and its figures', async () => {
  const screen = await mount();
  const figure = screen.container.querySelector('figure');
  expect(figure?.dataset['chart']).toBe('budget');
  expect(figure?.getAttribute('aria-busy')).toBe('false');
  await expect.element(screen.getByRole('img', { name: '预算安排' })).toHaveAccessibleDescription(/1,200 万元/);
  expect(figure?.querySelectorAll('tbody tr')).toHaveLength(2);
  expect(figure?.querySelector('table')?.textContent).toContain('未知');
});

it('draws itself when seen and follows its data', async () => {
  const screen = await mount();
  await expect.poll(() => screen.container.querySelector('.living svg')?.textContent).toContain('1,200');
  await screen.rerender({ data: [budgetRow({ total_wan: 345.67 })] });
  await expect.poll(() => screen.container.querySelector('.living svg')?.textContent).toContain('345.67');
  expect(screen.container.querySelectorAll('tbody tr')).toHaveLength(1);
});

it('says when it is busy and when there is nothing', async () => {
  const screen = await mount([], true);
  expect(screen.container.querySelector('figure')?.getAttribute('aria-busy')).toBe('true');
  expect(screen.container.querySelector('figcaption')?.textContent).toContain('没有符合条件的数据');
});
