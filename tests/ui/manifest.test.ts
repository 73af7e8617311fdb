import { describe, expect, it } from 'vitest';
import { among, every, EVERYTHING, type Filter } from '#lib/queries/index.ts';
import { partsFor, type DataPart } from '../../src/lib/ui/session/manifest.ts';

const part = (province: string, ...regions: (string | null)[]): DataPart => ({
  name: `rows-${province}.duckdb`,
  bytes: 1,
  province,
  forms: 1,
  indicators: 1,
  regions,
});
/** An agency of the third part lies in the second province, one of the last nowhere known. */
const parts = [
  part('110000', '110000'),
  part('360000', '360000'),
  part('440000', '440000', '360000'),
  part('000000', null),
];

const provinces = (filter: Filter | null) => partsFor(filter, parts).map(({ province }) => province);

describe('the parts a question needs', () => {
  it.each<readonly [string, Filter | null, readonly string[]]>([
    ['all without a filter', null, ['110000', '360000', '440000', '000000']],
    ['all for a filter on something else', among('year', 2021), ['110000', '360000', '440000', '000000']],
    [
      'all where regions are only one way in',
      { op: 'or', of: [among('region', '110000'), among('year', 2021)] },
      ['110000', '360000', '440000', '000000'],
    ],
    [
      'all for what is not in a region',
      { op: 'not', of: among('region', '110000') },
      ['110000', '360000', '440000', '000000'],
    ],
    ['those in which agencies of a region lie', among('region', '360428'), ['360000', '440000']],
    ['those of unknown region', among('region', null), ['000000']],
    ['that of an agency', among('agency', '440100-syn-water'), ['440000']],
    [
      'that of a form, within a region',
      every(among('form', '110101-a-2021-p-0'), among('region', '110000')),
      ['110000'],
    ],
    ['none where none can be', among('region', '650000'), []],
  ])('are %s', (_, filter, expected) => {
    expect(provinces(filter)).toEqual(expected);
  });

  it('are all for the filter that keeps everything', () => {
    expect(provinces(EVERYTHING)).toHaveLength(4);
  });
});
