import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { readDataset, type DatasetReading } from '#lib/dataset/index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ROWS = 20_000;
/** Bytes the same long cells would take if each row held the file or a copy of its own: two a character. */
const APART = ROWS * 400 * 2;

function reading(): DatasetReading {
  const name = '解决群众反映的突出问题'.repeat(40).slice(0, 400);
  const rows = Array.from({ length: ROWS }, (_, at) => `${String(at).padStart(6, '0')},${name},county,`);
  return readDataset(new Map([['regions.csv', ['code,name,level,parent_code', ...rows, ''].join('\n')]]));
}

it('holds equal cells once and nothing of the file they were read from', () => {
  collect();
  const before = process.memoryUsage().heapUsed;
  const { dataset } = reading();
  collect();
  expect(dataset.regions).toHaveLength(ROWS);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(APART / 2);
});
