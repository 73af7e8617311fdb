import { describe, expect, it } from 'vitest';
import type { PeerRow } from '#lib/queries/index.ts';
import { agencyLabels } from '#lib/ui/peers/agency-label.ts';
import { groupParam, ownParam, readBoard, sortParam } from '#lib/ui/peers/board.ts';
import { boardOf, scaleOf } from '#lib/ui/peers/board-rows.ts';

function row(id: string, value: number | null, change: Partial<PeerRow> = {}): PeerRow {
  return {
    agency_id: id,
    agency_name: id.toUpperCase(),
    agency_kind: 'petition',
    region_code: '110100',
    region_name: '甲市',
    region_level: 'prefecture',
    province_code: '110000',
    size_class: '0to50',
    value,
    shown: value,
    previous: null,
    basis: 1,
    first_year: 2021,
    last_year: 2021,
    notes: value === null ? ['no_value'] : [],
    ...change,
  };
}

const ROWS = [
  row('a', 10, { previous: 4 }),
  row('b', 20),
  row('c', 30),
  row('d', 40),
  row('e', null),
  row('f', 5, { agency_kind: 'health' }),
];

function board(query: string, rows: readonly PeerRow[] = ROWS, direction = 'higher_is_better') {
  return boardOf(rows, { state: readBoard(new URLSearchParams(query)), direction, tag: 'zh-CN' });
}

const shown = (query: string) =>
  board(query)
    .rows.map(({ row: { agency_id } }) => agency_id)
    .join('');

describe('the state of the board in the address', () => {
  it('is read, with what cannot be read as if it were not there', () => {
    const plain = readBoard(new URLSearchParams());
    expect(plain).toMatchObject({
      focus: null,
      group: ['kind'],
      isOwn: false,
      minimum: 3,
      baseline: 'median',
      formType: null,
    });
    expect(readBoard(new URLSearchParams('pg=colour&pn=0&pt=wish&ps=-colour&pb='))).toEqual({
      ...plain,
      group: [],
      sort: { key: 'rank', descending: true },
    });
    expect(readBoard(new URLSearchParams('pa=x&pg=size.kind&po=b.a&pn=5&pb=y&pt=project&ps=-value'))).toEqual({
      focus: 'x',
      group: ['kind', 'size'],
      isOwn: false,
      own: new Set(['a', 'b']),
      minimum: 5,
      baseline: { agency: 'y' },
      formType: 'project',
      sort: { key: 'value', descending: true },
    });
  });

  it('is written in short codes that are read back, defaults left out', () => {
    expect(groupParam(['kind'])).toBeNull();
    expect(groupParam([])).toBe('all');
    expect(groupParam(['size', 'level'])).toBe('level.size');
    expect(readBoard(new URLSearchParams(`pg=${groupParam([])}`)).group).toEqual([]);
    expect(ownParam(new Set())).toBeNull();
    expect(ownParam(new Set(['b', 'a']))).toBe('a.b');
  });

  it('sorts by a column in its natural order first, then turns round', () => {
    const after = (query: string, key: 'rank' | 'value' | 'name') =>
      sortParam(key, readBoard(new URLSearchParams(query)));
    expect(after('', 'rank')).toBe('-rank');
    expect(after('ps=-rank', 'rank')).toBeNull();
    expect(after('', 'value')).toBe('-value');
    expect(after('ps=-value', 'value')).toBe('value');
    expect(after('ps=value', 'name')).toBe('name');
  });
});

describe('boardOf', () => {
  it('shows every agency among its own peers, the unranked last', () => {
    const { rows, groups, unranked, focus } = board('');
    expect(rows.map(({ row: own, result }) => [own.agency_id, result.position?.rank ?? result.reason])).toEqual([
      ['d', 1],
      ['c', 2],
      ['b', 3],
      ['a', 4],
      ['f', 'too_few_peers'],
      ['e', 'no_value'],
    ]);
    expect({ groups, unranked, focus }).toEqual({ groups: 2, unranked: 2, focus: null });
  });

  it('shows an agency in focus with its peers alone', () => {
    const found = board('pa=b');
    expect(found.rows.map(({ row: own }) => own.agency_id).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(found.focus?.result.position).toMatchObject({ peers: 3, rank: 3, median: 30, distanceToMedian: -10 });
    expect(board('pa=nobody').focus).toBeNull();
    expect(board('pa=nobody').rows).toHaveLength(ROWS.length);
  });

  it('shows an own selection alone, and places the agency in focus beside it', () => {
    expect(shown('pg=own&po=a.b')).toBe('ba');
    const found = board('pg=own&po=a.b&pa=f&pn=2');
    // the selected ones have one another alone, fewer than two
    expect(found.rows.map(({ row: own }) => own.agency_id)).toEqual(['f', 'b', 'a']);
    expect(found.focus?.result.position).toMatchObject({ peers: 2, rank: 3, median: 15 });
  });

  it('holds values against quartiles, last year or another agency', () => {
    const apart = (query: string) =>
      Object.fromEntries(board(query).rows.map(({ row: own, difference }) => [own.agency_id, difference]));
    expect(apart('')).toMatchObject({ a: -20, d: 20, e: null, f: null });
    expect(apart('pb=lower')).toMatchObject({ a: -15 });
    expect(apart('pb=upper')).toMatchObject({ a: -25 });
    expect(apart('pb=last_year')).toEqual({ a: 6, b: null, c: null, d: null, e: null, f: null });
    expect(apart('pb=c')).toEqual({ a: -20, b: -10, c: 0, d: 10, e: null, f: -25 });
    expect(apart('pb=nobody')).toEqual({ a: null, b: null, c: null, d: null, e: null, f: null });
  });

  it('sorts by any column both ways and keeps rows without a number last', () => {
    expect(shown('ps=value')).toBe('fabcde');
    expect(shown('ps=-value')).toBe('dcbafe');
    expect(shown('ps=name')).toBe('abcdef');
    expect(shown('ps=-name')).toBe('fedcba');
    expect(shown('ps=percentile').slice(0, 4)).toBe('abcd');
    expect(shown('ps=-difference').slice(0, 4)).toBe('dcba');
  });

  it('says when nobody has enough peers', () => {
    expect(board('pn=9').isTooFew).toBe(true);
    expect(board('').isTooFew).toBe(false);
    expect(board('', [row('a', null)]).isTooFew).toBe(false);
    expect(board('', []).isTooFew).toBe(false);
  });

  it('draws a row on the range of its group, itself included', () => {
    const [best] = board('').rows;
    expect(best?.result.position && scaleOf(best.result.position)).toEqual([10, 40]);
  });

  it('places ten thousand agencies at once', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => row(`x${at}`, (at * 7919) % 10_007));
    const { rows } = board('', many);
    expect(rows).toHaveLength(10_000);
    expect(rows[0]?.result.position).toMatchObject({ rank: 1, peers: 9999, above: 0 });
    expect(rows.at(-1)?.result.position).toMatchObject({ rank: 10_000, below: 0, percentile: 0 });
  });
});

describe('agencyLabels', () => {
  it('tells agencies of one name apart by their region', () => {
    const rows = [
      row('a', 1, { agency_name: '信访局' }),
      row('b', 1, { agency_name: '信访局', region_name: '乙市' }),
      row('c', 1),
    ];
    expect(agencyLabels(rows).map(({ label }) => label)).toEqual(['信访局 · 甲市', '信访局 · 乙市', 'C']);
  });
});
