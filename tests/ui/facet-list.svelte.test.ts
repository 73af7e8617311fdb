import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FacetList from '../../src/lib/ui/filter/FacetList.svelte';

const options = Array.from({ length: 5000 }, (_, at) => ({ value: `a${at}`, label: `单位${at}`, forms: 5000 - at }));

it('shows the first of thousands of values, those chosen, and finds the others by name', async () => {
  const onchoose = vi.fn();
  const screen = await render(FacetList, { legend: '单位', options, chosen: ['a4321'], onchoose, folded: true });
  expect(screen.container.querySelectorAll('li')).toHaveLength(101);
  await expect.element(screen.getByRole('checkbox', { name: /^单位4321/ })).toBeChecked();
  await expect.element(screen.getByText('另有 4899 项，输入名称查找')).toBeVisible();
  await screen.getByRole('searchbox').fill('单位3999');
  await screen.getByRole('checkbox', { name: /^单位3999/ }).click();
  expect(onchoose).toHaveBeenCalledWith(['a4321', 'a3999']);
});
