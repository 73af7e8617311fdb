import { describe, expect, test } from 'vitest';
import { type Correction, readCorrections, writeCorrections } from '#lib/forms/index.ts';

const anchor = { form: 'L1', place: 'L9', printed: '办结率', read: { level2: 'output_quality' } };
const good: Correction = { kind: 'indicator', ...anchor, should: { level2: 'output_timeliness' } };

function fileOf(...corrections: readonly object[]): string {
  const documents = [{ file: 'a.txt', sha256: 'ab', corrections }];
  return JSON.stringify({ format: 'duibiao-corrections', version: 1, documents });
}

const faultsOf = (text: string) => readCorrections(text).faults.map(({ code, path }) => `${code} ${path}`);

describe('a file of corrections', () => {
  test('is read as it was written', () => {
    const documents = [{ file: 'a.txt', sha256: 'ab', corrections: [good] }];
    expect(readCorrections(writeCorrections(documents))).toEqual({ documents, faults: [] });
  });

  test('holds no personal data', () => {
    const text = writeCorrections([
      { file: 'a.txt', sha256: 'ab', corrections: [{ ...good, printed: '联系电话：13800000001' }] },
    ]);
    expect(text).not.toContain('13800000001');
  });

  test.each([
    [{ ...good, shuold: {} }, 'field_unknown documents[0].corrections[1].shuold'],
    [{ ...good, should: { level3: 'x' } }, 'field_unknown documents[0].corrections[1].should.level3'],
    [{ ...good, kind: 'rename' }, 'value_refused documents[0].corrections[1].kind'],
    [{ ...good, place: 7 }, 'value_refused documents[0].corrections[1].place'],
    [{ ...good, nth: 0 }, 'value_refused documents[0].corrections[1].nth'],
    [
      { ...anchor, kind: 'split', should: [{ name: '甲' }] },
      'field_missing documents[0].corrections[1].should[0].level1',
    ],
    [
      { ...anchor, kind: 'header', field: 'colour', should: { value: '1' } },
      'value_refused documents[0].corrections[1].field',
    ],
    [
      { ...anchor, kind: 'target', period: 'annual', scope: '', should: { operator: '≥' } },
      'value_refused documents[0].corrections[1].should.operator',
    ],
    [
      { ...anchor, kind: 'merge', should: { level1: null, level2: null, name: 'a', target: null } },
      'field_missing documents[0].corrections[1].with',
    ],
  ])('names the place of a fault and keeps the rest: %j', (bad, fault) => {
    const text = fileOf(good, bad);
    expect(faultsOf(text)).toContain(fault);
    expect(readCorrections(text).documents[0]?.corrections).toEqual([good]);
  });

  test('that is none says so', () => {
    expect(faultsOf('{"format": "duibiao-corrections",\n  oops}')).toEqual(['not_json line 2, column 3']);
    expect(faultsOf('[]')).toEqual(['not_corrections ']);
    expect(faultsOf('{"format": "other"}')).toEqual(['not_corrections format']);
    expect(faultsOf('{"format": "duibiao-corrections", "version": 2}')).toEqual(['version_unknown version']);
    expect(faultsOf('{"format": "duibiao-corrections", "version": 1, "documents": [], "author": 1}')).toEqual([
      'field_unknown author',
    ]);
  });
});
