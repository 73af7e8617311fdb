import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openArchive, zipKind } from '../../src/lib/documents/archive.ts';
import { DEFAULT_LIMITS } from '../../src/lib/documents/limits.ts';
import { problemList } from '../../src/lib/documents/problem.ts';
import { openZip } from '../../src/lib/documents/zip.ts';
import { bytesOf } from './relay.ts';
import { container, toDocx, toXlsx } from './relay-office.ts';

const names = (bytes: Uint8Array) => openArchive('a.zip', bytes).files.map(({ file }) => file);

describe('openArchive(file, bytes)', () => {
  it('gives the documents in the order of their paths, without leftovers of programs', () => {
    const zip = container({
      'b/2.txt': 'zwei',
      'b/1.txt': 'eins',
      'b/~$1.docx': 'lock',
      '__MACOSX/b/._1.txt': 'fork',
      '.DS_Store': 'x',
      'b/Thumbs.db': 'x',
    });
    expect(names(zip)).toEqual(['a.zip/b/1.txt', 'a.zip/b/2.txt']);
    expect(new TextDecoder().decode(openArchive('a.zip', zip).files[0]?.bytes)).toBe('eins');
  });

  it('opens an archive in an archive once, and office files not at all', () => {
    const inner = container({ 'deep.zip': container({ 'x.txt': 'x' }), 'y.txt': 'y' });
    const zip = container({ 'in.zip': inner, 'form.docx': toDocx([]), 'form.xlsx': toXlsx([]) });
    const opened = openArchive('a.zip', zip);
    expect(opened.files.map(({ file }) => file)).toEqual(['a.zip/form.docx', 'a.zip/form.xlsx', 'a.zip/in.zip/y.txt']);
    expect(opened.problems).toMatchObject([{ code: 'entry_left_out', values: { reason: 'nested' } }]);
  });

  it('reads names in GBK', () => {
    const zip = zipSync({ ABCD: bytesOf('x') });
    for (let at = 0; at + 4 <= zip.length; at++) {
      if (zip[at] === 0x41 && zip[at + 3] === 0x44) zip.set([0xcf, 0xee, 0xc4, 0xbf], at);
    }
    expect(names(zip)).toEqual(['a.zip/项目']);
  });

  it('goes on after a damaged entry', () => {
    const zip = zipSync({ 'a.txt': bytesOf('甲'.repeat(1000)), 'b.txt': bytesOf('b') });
    zip.fill(0xff, 36, 60);
    const opened = openArchive('a.zip', zip);
    expect(opened.files.map(({ file }) => file)).toEqual(['a.zip/b.txt']);
    expect(opened.problems).toMatchObject([{ code: 'broken_part', values: { part: 'a.txt' } }]);
  });

  it('says that bytes are no archive', () => {
    expect(openArchive('a.zip', bytesOf('PK nothing')).problems).toMatchObject([{ code: 'not_this_format' }]);
  });
});

describe('zipKind(bytes)', () => {
  it('tells office files from archives by the names in them', () => {
    expect(zipKind(toDocx([]))).toBe('docx');
    expect(zipKind(toXlsx([]))).toBe('xlsx');
    expect(zipKind(container({ 'a.txt': '' }))).toBe('archive');
    expect(zipKind(bytesOf('text'))).toBeUndefined();
  });
});

describe('unpacking limits', () => {
  const open = (bytes: Uint8Array, limits = {}) => {
    const problems = problemList();
    const zip = openZip(bytes, { ...DEFAULT_LIMITS, ...limits }, problems);
    const entry = zip?.entries[0];
    const unpacked = entry && zip.unpack(entry);
    return { unpacked, problems: problems.found.map(({ values }) => values.limit) };
  };

  it('stop a zip bomb by its ratio', () => {
    const bomb = zipSync({ bomb: new Uint8Array(80 << 20) });
    expect(bomb.length).toBeLessThan(1 << 20);
    expect(open(bomb)).toEqual({ unpacked: undefined, problems: ['expansionRatio'] });
  });

  it('stop at a size, whatever size the entry declares', () => {
    const zip = zipSync({ big: new Uint8Array(1 << 20).map((_, at) => at * 7) });
    const view = new DataView(zip.buffer);
    for (let at = 0; at + 46 < zip.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 5, true);
    }
    expect(open(zip, { expandedBytes: 1000 })).toEqual({ unpacked: undefined, problems: ['expandedBytes'] });
    expect(open(zip).unpacked).toHaveLength(1 << 20);
  });

  it('stop at a number of entries', () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`f${at}`, new Uint8Array()]));
    expect(open(zipSync(files), { entries: 10 }).problems).toEqual(['entries']);
  });
});
