import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import TileMap from '../../src/lib/ui/chart/TileMap.svelte';

const values = new Map<string, number | null>([
  ['360000', 3],
  ['430000', 12_345],
  ['440000', 0],
  ['450000', null],
]);

function mount(chosen: readonly string[] = []) {
  const onchoose = vi.fn();
  const spoken = (value: number) => `${value} 张表`;
  return { screen: render(TileMap, { label: '各省', values, spoken, chosen, onchoose }), onchoose };
}

it('shows every province, with its value, zero as zero and unknown as unknown', async () => {
  const screen = await mount().screen;
  expect(screen.container.querySelectorAll('li')).toHaveLength(34 + 4);
  const tile = (code: string) => screen.container.querySelector<HTMLElement>(`[data-province="${code}"]`);
  expect(tile('430000')?.title).toBe('湖南：12345 张表');
  expect(tile('430000')?.textContent).toContain('1.23万');
  expect(tile('440000')?.title).toBe('广东：0 张表');
  expect(tile('450000')?.title).toBe('广西：未知');
  expect(tile('110000')?.style.background).toContain('repeating-linear-gradient');
  expect(tile('440000')?.style.background).not.toContain('gradient');
});

it('chooses by click and tells what is chosen', async () => {
  const { screen, onchoose } = mount(['360000']);
  const tile = (await screen).getByRole('button', { name: '江西：3 张表' });
  await expect.element(tile).toHaveAttribute('aria-pressed', 'true');
  await (await screen).getByRole('button', { name: /^湖南/ }).click();
  expect(onchoose).toHaveBeenCalledWith('430000');
});

it('is one stop of the tab key; the arrows move on, enter chooses', async () => {
  const { screen, onchoose } = mount();
  await expect.element((await screen).getByRole('group', { name: '各省' })).toBeVisible();
  await userEvent.tab();
  expect(document.activeElement?.getAttribute('data-province')).toBe('360000');
  await userEvent.keyboard('{ArrowLeft}{Enter}');
  expect(onchoose).toHaveBeenCalledWith('430000');
  await userEvent.tab();
  expect(document.activeElement?.getAttribute('data-province') ?? null).toBeNull();
});

it('offers nothing to choose where nothing is known', async () => {
  const screen = await mount().screen;
  expect(screen.container.querySelectorAll('button')).toHaveLength(3);
  expect(screen.container.querySelector('[data-province="450000"]')?.tagName).toBe('SPAN');
});

it('fits into 340 pixels without cutting a name off', async () => {
  document.body.style.width = '340px';
  const screen = await mount().screen;
  const tiles = [...screen.container.querySelectorAll<HTMLElement>('.tile')];
  expect(tiles.filter((tile) => tile.scrollWidth > tile.clientWidth).map((tile) => tile.title)).toEqual([]);
  expect(Math.min(...tiles.map((tile) => tile.clientWidth))).toBeGreaterThan(36);
});
