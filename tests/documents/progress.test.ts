import { expect, it } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { largeWorkbook } from './large-workbook.ts';

const { bytes, rows } = largeWorkbook(0.2);

it('a workbook of one sheet tells how far its reading is', async () => {
  const shares: number[] = [];
  const document = await openDocument('a.xlsx', bytes, { onProgress: (share) => void shares.push(share) });
  expect(document.grids[0]?.rows.length).toBe(rows + 2);
  expect(new Set(shares).size).toBeGreaterThan(5);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect([Math.min(...shares) >= 0, Math.max(...shares)]).toEqual([true, 1]);
});

it('ends in the middle of a sheet when the caller gives up', async () => {
  const controller = new AbortController();
  const shares: number[] = [];
  const onProgress = (share: number): void => {
    shares.push(share);
    if (share > 0.3) controller.abort(new Error('given up'));
  };
  await expect(openDocument('a.xlsx', bytes, { onProgress, signal: controller.signal })).rejects.toThrow('given up');
  expect(Math.max(...shares)).toBeLessThan(0.7);
});
