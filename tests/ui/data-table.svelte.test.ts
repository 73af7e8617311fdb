import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import DataTable from '../../src/lib/ui/table/DataTable.svelte';
import type { Column } from '../../src/lib/ui/table/column.ts';

interface Item {
  readonly name: string;
  readonly amount: number | null;
}

const items: readonly Item[] = [
  { name: '乙', amount: 20 },
  { name: '丙', amount: null },
  { name: '甲', amount: 3 },
];

const columns: readonly Column<Item>[] = [
  { key: 'name', label: '名称', text: (item) => item.name, sort: (item) => item.name, isHeader: true },
  {
    key: 'amount',
    label: '金额',
    text: (item) => (item.amount === null ? '未知' : String(item.amount)),
    sort: (item) => item.amount,
    numeric: true,
  },
];

function mount(rows = items) {
  return render(DataTable<Item>, { caption: '金额', columns, rows, keyOf: (item: Item) => item.name, sortable: true });
}

const names = (container: Element) =>
  [...container.querySelectorAll('tbody th')].map((cell) => cell.textContent.trim());

it('names its rows and columns', async () => {
  const screen = await mount();
  expect(screen.container.querySelector('caption')?.textContent).toBe('金额');
  expect(screen.container.querySelectorAll('thead th[scope="col"]')).toHaveLength(2);
  expect(screen.container.querySelectorAll('tbody th[scope="row"]')).toHaveLength(3);
});

it('sorts by a column in both directions, what is unknown last', async () => {
  const screen = await mount();
  await screen.getByRole('button', { name: '金额' }).click();
  expect(names(screen.container)).toEqual(['甲', '乙', '丙']);
  await screen.getByRole('button', { name: '金额' }).click();
  expect(names(screen.container)).toEqual(['乙', '甲', '丙']);
  const head = screen.container.querySelectorAll('thead th')[1];
  expect(head?.getAttribute('aria-sort')).toBe('descending');
});

it('says when it has no rows', async () => {
  const screen = await mount([]);
  await expect.element(screen.getByText('没有符合条件的数据')).toBeVisible();
});
