import { among, EVERYTHING, type Filter } from '#lib/queries/index.ts';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import FilterBar from '../../src/lib/ui/compare/FilterBar.svelte';
import { facetRow, REGIONS } from './rows.ts';

const choices = {
  isShort: false,
  regions: REGIONS,
  facets: [
    facetRow('year', '2022', 4),
    facetRow('year', '2023', 7),
    facetRow('form_type', 'project', 9),
    facetRow('region', '110000', 6),
    facetRow('region', '110100', 6),
    facetRow('region', '110101', 2),
  ],
};

function mount(filter: Filter = EVERYTHING) {
  const onchoose = vi.fn();
  return { screen: render(FilterBar, { filter, choices, onchoose }), onchoose };
}

/** A column beside the results, in which the filters stand open. */
beforeAll(async () => {
  await page.viewport(1200, 900);
  document.body.style.width = '16rem';
});

it('offers each value with the number of forms it keeps', async () => {
  const { screen, onchoose } = mount();
  const year = (await screen).getByRole('checkbox', { name: /^2023/ });
  await expect.element(year).not.toBeChecked();
  await year.click();
  expect(onchoose).toHaveBeenCalledWith('year', [2023]);
});

it('adds to what is chosen and takes away from it', async () => {
  const { screen, onchoose } = mount(among('year', 2022));
  await (await screen).getByRole('checkbox', { name: /^2023/ }).click();
  expect(onchoose).toHaveBeenLastCalledWith('year', [2022, 2023]);
  await (await screen).getByRole('checkbox', { name: /^2022/ }).click();
  expect(onchoose).toHaveBeenLastCalledWith('year', []);
});

it('keeps a chosen value in the list that keeps nothing', async () => {
  const { screen } = mount(among('year', 1999));
  await expect.element((await screen).getByRole('checkbox', { name: /^1999/ })).toBeChecked();
});

it('goes down the regions step by step', async () => {
  const { screen, onchoose } = mount(among('region', '110100'));
  await expect.element((await screen).getByLabelText('省级')).toHaveValue('110000');
  await expect.element((await screen).getByLabelText('地级')).toHaveValue('110100');
  await (await screen).getByLabelText('县级').selectOptions('110101');
  expect(onchoose).toHaveBeenLastCalledWith('region', ['110101']);
  await (await screen).getByLabelText('地级').selectOptions('');
  expect(onchoose).toHaveBeenLastCalledWith('region', ['110000']);
});
