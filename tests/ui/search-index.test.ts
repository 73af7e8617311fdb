import { inflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchFiles } from '../../src/lib/ui/search/index-files.ts';
import { intersection, packNumbers, union, unpackNumbers } from '../../src/lib/ui/search/postings.ts';
import { rankOf, wordsOf, type SearchRecord } from '../../src/lib/ui/search/record.ts';
import { SearchIndex } from '../../src/lib/ui/search/search-index.ts';

const record = (more: Partial<SearchRecord>): SearchRecord => ({
  kind: 'form',
  id: 'x',
  title: '',
  en: null,
  note: null,
  number: null,
  initials: null,
  ...more,
});

/** An index over records, and the files a query read. */
function indexOf(records: readonly SearchRecord[]) {
  const files = new Map(searchFiles(records).map(({ name, bytes }) => [name, bytes]));
  const read: string[] = [];
  const index = new SearchIndex((name) => {
    read.push(name);
    const bytes = files.get(name) ?? new Uint8Array();
    return Promise.resolve(new Uint8Array(name.endsWith('.bin') ? inflateSync(bytes) : bytes).buffer);
  });
  return { files, read, index };
}

const WORDS = [
  '信访',
  '信访局',
  '储备金',
  '办结率',
  '群众',
  '满意度',
  '维稳',
  '庐山',
  '如皋',
  '2021',
  'Rate',
  '(试点)',
  '率',
];
const titles = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const worlds = fc.array(
  fc.record({ kind: fc.constantFrom('agency', 'indicator', 'form'), title: titles, note: fc.option(titles) } as const),
  { minLength: 1, maxLength: 60 },
);

describe('the static search index', () => {
  it('finds exactly the records that hold every word, like a scan of all of them', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, titles, fc.nat(), async (given, title, seed) => {
        const records = given.map((part, at) => record({ ...part, id: `${part.kind}-${at}` }));
        const { index } = indexOf(records);
        const letters = [...title];
        const from = seed % letters.length;
        const query = letters.slice(from, from + 1 + (seed % 5)).join('');
        const expected = records.filter((one) => rankOf(one, wordsOf(query)) !== null).map(({ id }) => id);
        const found = await index.find(query, { most: 100 });
        expect(found.flatMap(({ records: some }) => some.map(({ id }) => id)).sort()).toEqual(expected.sort());
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
        expect(found.every(({ bound }) => bound === 'exact')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('finds by part of a word, width, several words, code, English and initials', async () => {
    const { index } = indexOf([
      record({ kind: 'agency', id: '360483-90d95574', title: '庐山市信访局', initials: 'lssxfj' }),
      record({ id: '360483-90d95574-2022-p-5e158b', title: '信访维稳工作经费', note: '庐山市信访局', number: 2022 }),
      record({ kind: 'concept', id: 'closure_rate', title: '办结率', en: 'Closure rate', initials: 'bjl' }),
    ]);
    const ids = async (query: string) =>
      (await index.find(query, { most: 5 })).flatMap(({ records }) => records.map(({ id }) => id));
    expect(await ids('山市信')).toHaveLength(2);
    expect(await ids('维稳 庐山 ２０２２')).toEqual(['360483-90d95574-2022-p-5e158b']);
    expect(await ids('360483-90D')).toHaveLength(2);
    expect(await ids('closure')).toEqual(['closure_rate']);
    expect(await ids('xfj')).toEqual(['360483-90d95574']);
    expect(await ids('稳')).toHaveLength(1);
    expect(await ids('财政')).toEqual([]);
    expect(await ids('  ')).toEqual([]);
  });

  it('puts the name itself first, then names that begin so, then the others in their order', async () => {
    const names = ['网上信访', ...Array.from({ length: 40 }, (_, at) => `初次信访${at}`), '信访件', '信访'];
    const { index } = indexOf(names.map((title) => record({ kind: 'indicator', id: title, title })));
    const [found] = await index.find('信访', { most: 4 });
    expect(found?.records.map(({ title }) => title)).toEqual(['信访', '信访件', '网上信访', '初次信访0']);
    expect(found).toMatchObject({ count: 43, bound: 'exact' });
    const [longer] = await index.find('次信访', { most: 4 });
    expect(longer).toMatchObject({ count: 40, bound: 'most' });
  });

  it('reads a few small files of a large index, and the same records give the same files', async () => {
    const parts = ['积案', '化解', '信访', '救助', '办理', '群众', '网上', '合同', '管理', '档案', '培训', '设备'];
    const records = Array.from({ length: 12_000 }, (_, at) => {
      const pick = (by: number) => parts[Math.floor(at / by) % parts.length] ?? '';
      return record({ id: `form-${at}`, title: `${pick(1)}${pick(12)}${pick(144)}经费${at}`, note: '某市信访局' });
    });
    const { files, read, index } = indexOf(records);
    expect(files.size).toBeGreaterThan(40);
    const found = await index.find('案化解', { most: 8 });
    expect(found[0]?.records).toHaveLength(8);
    expect(new Set(read).size).toBe(read.length);
    expect(read.length).toBeLessThanOrEqual(8);
    expect(Math.max(...[...files.values()].map((bytes) => bytes.length))).toBeLessThan(40_000);
    expect(searchFiles(records).map(({ name }) => name)).toEqual([...files.keys()]);
  });

  it('keeps ascending numbers whatever they are', () => {
    const lists = fc.uniqueArray(fc.nat(5_000_000)).map((list) => list.sort((one, other) => one - other));
    fc.assert(
      fc.property(lists, (list) => {
        expect(unpackNumbers(packNumbers(list))).toEqual(list);
      }),
    );
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        expect(intersection(one, other)).toEqual(one.filter((number) => other.includes(number)));
        expect(union([one, other])).toEqual([...new Set([...one, ...other])].sort((a, b) => a - b));
      }),
      { numRuns: 30 },
    );
  });

  it('tries a file again that could not be loaded', async () => {
    const files = new Map(searchFiles([record({ title: '信访' })]).map(({ name, bytes }) => [name, bytes]));
    let isOff = true;
    const index = new SearchIndex((name) => {
      if (isOff) return Promise.reject(new Error('offline'));
      const bytes = files.get(name) ?? new Uint8Array();
      return Promise.resolve(new Uint8Array(name.endsWith('.bin') ? inflateSync(bytes) : bytes).buffer);
    });
    await expect(index.find('信访', { most: 1 })).rejects.toThrow('offline');
    isOff = false;
    expect(await index.find('信访', { most: 1 })).toHaveLength(1);
  });
});
