import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { PeerRow } from '#lib/queries/index.ts';
import { readBoard } from '#lib/ui/peers/board.ts';
import { boardOf } from '#lib/ui/peers/board-rows.ts';
import BoardTable from '#lib/ui/peers/BoardTable.svelte';
import type { MeasureFormat } from '#lib/ui/peers/measure-name.ts';

const FORMAT: MeasureFormat = {
  unit: '',
  differenceUnit: '',
  value: String,
  difference: String,
  whole: String,
};

function rows(count: number): PeerRow[] {
  return Array.from({ length: count }, (_, at) => ({
    agency_id: `a${at}`,
    agency_name: `单位${at}`,
    agency_kind: 'petition',
    region_code: null,
    region_name: null,
    region_level: 'county',
    province_code: '110000',
    size_class: null,
    value: count - at,
    shown: count - at,
    previous: null,
    basis: 1,
    first_year: 2021,
    last_year: 2021,
    notes: [],
  }));
}

function show(count: number) {
  const state = readBoard(new URLSearchParams());
  const sorted: string[] = [];
  const board = boardOf(rows(count), { state, direction: 'higher_is_better', tag: 'zh-CN' });
  render(BoardTable, {
    rows: board.rows,
    state,
    format: FORMAT,
    caption: '排名',
    baseline: '中位数',
    onsort: (key: string) => sorted.push(key),
    onpick: () => undefined,
    onfocusagency: () => undefined,
  });
  return sorted;
}

const lines = () => [...document.querySelectorAll('[role=grid] [data-row]')];

describe('the table of the leaderboard', () => {
  it('holds only the rows in sight of ten thousand, and walks to the last of them', async () => {
    show(10_000);
    const grid = document.querySelector('[role=grid]');
    expect(grid?.getAttribute('aria-rowcount')).toBe('10001');
    expect(lines().length).toBeLessThan(60);
    (lines()[0] as HTMLElement).focus();
    await userEvent.keyboard('{End}');
    await expect.poll(() => document.activeElement?.textContent).toContain('单位9999');
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('10001');
    await userEvent.keyboard('{ArrowUp}');
    await expect.poll(() => document.activeElement?.textContent).toContain('单位9998');
    expect(lines().length).toBeLessThan(60);
  });

  it('shows one row, and asks for an order by its heads', async () => {
    const sorted = show(1);
    expect(lines()).toHaveLength(1);
    const heads = [...document.querySelectorAll<HTMLButtonElement>('[role=columnheader] button')];
    heads.find((head) => head.textContent.includes('百分位'))?.click();
    expect(sorted).toEqual(['percentile']);
  });
});
