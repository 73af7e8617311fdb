import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDatasetArchive, writeDatasetArchive } from '#lib/dataset/index.ts';
import { sampleDataset } from '../engines/sample.ts';

describe('a dataset as a zip archive', () => {
  it('comes back as it went in', () => {
    const reading = readDatasetArchive(writeDatasetArchive(sampleDataset()));
    expect(reading.problems).toEqual([]);
    expect(reading.dataset).toEqual(sampleDataset());
  });

  it('has the same bytes each time', () => {
    expect(writeDatasetArchive(sampleDataset())).toEqual(writeDatasetArchive(sampleDataset()));
  });

  it('is read from a folder inside the archive, without the litter of other systems', () => {
    const files = { '数据/regions.csv': strToU8('code,name,level,parent_code\n150000,内蒙古,province,\n') };
    const litter = { '__MACOSX/数据/._regions.csv': strToU8('\0\0'), '数据/readme.txt': strToU8('x') };
    const { dataset, problems } = readDatasetArchive(zipSync({ ...files, ...litter }));
    expect(dataset.regions).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toEqual(Array<string>(9).fill('table_missing'));
  });

  it.each([
    ['no archive', strToU8('this is no archive')],
    ['nothing', new Uint8Array()],
    ['a cut archive', writeDatasetArchive(sampleDataset()).slice(0, 2000)],
  ])('is refused when it is %s', (_, bytes) => {
    const { dataset, problems } = readDatasetArchive(bytes, 'my.zip');
    expect(problems).toMatchObject([{ code: 'archive_broken', severity: 'error', file: 'my.zip' }]);
    expect(dataset.forms).toEqual([]);
  });

  it('is refused when it unpacks to more than the limit, whatever its directory says', () => {
    const bomb = zipSync({ 'forms.csv': new Uint8Array(20_000_000) });
    const { problems } = readDatasetArchive(bomb, 'bomb.zip', { files: 10, bytes: 1_000_000 });
    expect(problems).toMatchObject([{ code: 'archive_limit', file: 'bomb.zip', expected: '≤ 1000000 bytes' }]);
  });

  it('is refused when it holds more files than the limit', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.csv`, strToU8('a')]));
    const { problems } = readDatasetArchive(zipSync(many), 'many.zip', { files: 10, bytes: 1_000_000 });
    expect(problems).toMatchObject([{ code: 'archive_limit', expected: '≤ 10 files' }]);
  });
});
