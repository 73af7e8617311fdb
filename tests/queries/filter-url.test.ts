import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  among,
  decodeFilter,
  encodeFilter,
  every,
  EVERYTHING,
  FILTER_FIELDS,
  FILTER_PARAMS,
  type Filter,
} from '#lib/queries/index.ts';
import { filterTrees, HOSTILE } from './filters.ts';
import { joined, keeps } from './model.ts';
import { sampleRows } from './sample.ts';

const rows = sampleRows();
const all = joined(rows);
const kept = (filter: Filter) => all.map((row) => keeps(filter, row, rows));

describe('encodeFilter', () => {
  it('writes nothing for the filter that keeps everything', () => {
    expect(encodeFilter(EVERYTHING).toString()).toBe('');
  });

  it('writes one short param per field, in a fixed order', () => {
    const filter = every(among('region', '360000'), among('year', 2021, 2022), among('form_type', 'project'));
    expect(encodeFilter(filter).toString()).toBe('y=2021.2022&r=360000&t=project');
    expect(encodeFilter({ op: 'between', field: 'total_wan', min: 10, max: null }).toString()).toBe('m=10to');
    expect(encodeFilter(among('kind', null, 'petition')).toString()).toBe('k=_.petition');
  });

  it('writes an expression where a list per field does not do', () => {
    const filter: Filter = { op: 'or', of: [among('year', 2021), { op: 'not', of: among('kind', 'petition') }] };
    expect(encodeFilter(filter).get('q')).toBe('or(year:2021;not(kind:petition))');
  });

  it('uses a param of its own for every field', () => {
    expect(new Set(Object.values(FILTER_PARAMS)).size).toBe(FILTER_FIELDS.length);
  });
});

describe('decodeFilter', () => {
  it('reads back what was written: the same rows are kept, and writing it again gives the same address', () => {
    fc.assert(
      fc.property(filterTrees(rows), (filter) => {
        const address = encodeFilter(filter).toString();
        const { filter: read, problems } = decodeFilter(new URLSearchParams(address));
        fc.pre(problems.length === 0);
        expect(kept(read)).toEqual(kept(filter));
        expect(encodeFilter(read).toString()).toBe(address);
      }),
      { numRuns: 400 },
    );
  });

  it('takes any text as a code, also hostile ones, without changing it', () => {
    for (const text of [...HOSTILE, '_', 'a.b', 'a,b', '20%', '(x)', 'to']) {
      const { filter, problems } = decodeFilter(encodeFilter(among('concept', text)));
      expect(problems).toEqual([]);
      expect(filter).toEqual(among('concept', text));
    }
  });

  it('leaves out values that cannot be and says so', () => {
    const { filter, problems } = decodeFilter(new URLSearchParams('y=2021.20x1&t=project.novel&r=36&utm_source=mail'));
    expect(filter).toEqual(every(among('year', 2021), among('form_type', 'project')));
    expect(problems).toEqual([
      { code: 'filter_unknown_value', values: { field: 'year', value: '20x1' } },
      { code: 'filter_unknown_value', values: { field: 'region', value: '36' } },
      { code: 'filter_unknown_value', values: { field: 'form_type', value: 'novel' } },
    ]);
  });

  it('leaves out codes the vocabulary does not know when it is given', () => {
    const known = { concept: new Set(['closure_rate']) };
    const { filter, problems } = decodeFilter(new URLSearchParams('c=closure_rate.nothing'), known);
    expect(filter).toEqual(among('concept', 'closure_rate'));
    expect(problems).toHaveLength(1);
  });

  it('reports an expression it cannot read and keeps everything', () => {
    for (const text of [
      'or(',
      'xor(year:2021)',
      'year',
      'not()',
      'and(year:2021))',
      `${'not('.repeat(30)}year:2021${')'.repeat(30)}`,
    ]) {
      const { filter, problems } = decodeFilter(new URLSearchParams({ q: text }));
      expect(filter, text).toEqual(EVERYTHING);
      expect(
        problems.map(({ code }) => code),
        text,
      ).toEqual(['filter_unreadable']);
    }
  });

  it('never throws, whatever the address says', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('q', ...Object.values(FILTER_PARAMS)), fc.string())), (pairs) => {
        const { filter } = decodeFilter(new URLSearchParams(pairs));
        expect(kept(filter)).toHaveLength(all.length);
      }),
    );
  });
});
