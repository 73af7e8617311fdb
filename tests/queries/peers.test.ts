import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  peerPosition,
  rankAgencies,
  runAgencyValues,
  type AgencyValueRow,
} from '#lib/queries/index.ts';
import { lineage } from './model.ts';
import { openSample } from './sample.ts';
import { randomWorld } from './world.ts';

const SATISFACTION = { measure: 'concept', concept: 'satisfaction_rate', kind: 'rate' } as const;

let sample: Engine;
let world: { readonly rows: Dataset; readonly engine: Engine };
beforeAll(async () => {
  sample = await openSample();
  const rows = randomWorld(21, 60);
  const engine = openDuckdbNative();
  await engine.load(rows);
  world = { rows, engine };
});
afterAll(() => Promise.all([sample.close(), world.engine.close()]));

function row(id: string, value: number | null, change: Partial<AgencyValueRow> = {}): AgencyValueRow {
  return {
    agency_id: id,
    agency_name: id,
    agency_kind: 'petition',
    region_code: '110100',
    region_name: null,
    region_level: 'prefecture',
    province_code: '110000',
    value,
    basis: 1,
    first_year: 2021,
    last_year: 2021,
    ...change,
  };
}

describe('runAgencyValues', () => {
  it('takes the median of an agency’s own annual targets of the concept', async () => {
    const { rows, engine } = world;
    const found = await runAgencyValues(engine, EVERYTHING, { measure: SATISFACTION });
    for (const agency of rows.agencies) {
      const forms = rows.forms.filter((form) => form.agency_id === agency.id).map((form) => form.id);
      const indicators = rows.indicators.filter(
        (own) => forms.includes(own.form_id) && own.concept === 'satisfaction_rate' && !own.is_placeholder,
      );
      const numbers = rows.targets
        .filter(
          (own) =>
            own.period === 'annual' && own.kind === 'rate' && indicators.some(({ id }) => id === own.indicator_id),
        )
        .flatMap((own) => own.base_value ?? [])
        .sort((a, b) => a - b);
      const [low, high] = [numbers[(numbers.length - 1) >> 1], numbers[numbers.length >> 1]];
      const own = found.find(({ agency_id }) => agency_id === agency.id);
      expect(own?.basis ?? 0).toBe(numbers.length);
      if (low !== undefined && high !== undefined) expect(own?.value).toBeCloseTo((low + high) / 2, 12);
    }
  });

  it('knows the province an agency lies in, and only knows a budget when every total is known', async () => {
    const { rows, engine } = world;
    const found = await runAgencyValues(engine, EVERYTHING, { measure: { measure: 'budget', form_type: 'project' } });
    for (const own of found) {
      const forms = rows.forms.filter((form) => form.type === 'project' && form.agency_id === own.agency_id);
      const known = forms.every((form) => form.total_wan !== null);
      expect(own.value).toEqual(
        known
          ? expect.closeTo(
              forms.reduce((sum, form) => sum + Number(form.total_wan), 0),
              5,
            )
          : null,
      );
      expect(own.province_code).toBe(own.region_code === null ? null : lineage(own.region_code, rows).at(-1));
    }
  });

  it('gives shares between 0 and 1 for the share quantified', async () => {
    const found = await runAgencyValues(world.engine, among('form_type', 'project'), {
      measure: { measure: 'quantified' },
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ value }) => value !== null && value >= 0 && value <= 1)).toBe(true);
  });
});

describe('peerPosition', () => {
  it('places 庐山市信访局 last of four by its satisfaction target, below all three peers', async () => {
    const values = await runAgencyValues(sample, EVERYTHING, { measure: SATISFACTION });
    const own = values.find(({ agency_name }) => agency_name === '庐山市信访局');
    const { position } = peerPosition(values, own?.agency_id ?? '', { direction: 'higher_is_better' });
    expect(position).toMatchObject({ value: 0.8, peers: 3, below: 0, equal: 0, above: 3, rank: 4, percentile: 0 });
    expect(position).toMatchObject({ median: 0.95, distanceToMedian: -0.15, years: [2021, 2024] });
  });

  it('leaves the agency itself out of its peers', () => {
    const rows = [row('a', 10), row('b', 20), row('c', 30), row('d', 40)];
    const { position } = peerPosition(rows, 'd');
    expect(position).toMatchObject({
      peers: 3,
      median: 20,
      lowerQuartile: 15,
      upperQuartile: 25,
      rank: 1,
      percentile: 1,
    });
  });

  it('ranks the smallest first where lower is better', () => {
    const rows = [row('a', 1), row('b', 2), row('c', 3), row('d', 4)];
    expect(peerPosition(rows, 'a', { direction: 'lower_is_better' }).position?.rank).toBe(1);
    expect(peerPosition(rows, 'a', { direction: 'higher_is_better' }).position?.rank).toBe(4);
  });

  it('counts only peers of the same kind, level or province, and those with a number', () => {
    const rows = [
      row('a', 1),
      row('b', 2),
      row('c', 3, { agency_kind: 'health' }),
      row('d', 4, { region_level: 'county' }),
      row('e', 5, { province_code: '120000' }),
      row('f', null),
    ];
    const peers = (peersBy: ('kind' | 'level' | 'province')[]) =>
      peerPosition(rows, 'a', { peersBy, minimumPeers: 1 }).position?.peers;
    expect(peers([])).toBe(4);
    expect(peers(['kind'])).toBe(3);
    expect(peers(['kind', 'level'])).toBe(2);
    expect(peers(['kind', 'level', 'province'])).toBe(1);
  });

  it.each([
    ['no_value', [row('a', null), row('b', 1), row('c', 1), row('d', 1)], {}],
    ['no_value', [row('b', 1)], {}],
    ['too_few_peers', [row('a', 1), row('b', 1), row('c', 1)], {}],
    ['unknown_group', [row('a', 1, { agency_kind: null }), row('b', 1), row('c', 1), row('d', 1)], {}],
  ] as const)('gives no position but the reason: %s', (reason, rows, options) => {
    expect(peerPosition(rows, 'a', options)).toMatchObject({ position: null, reason });
  });

  it('agrees with counting by hand for any values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 30 }), (values) => {
        const rows = values.map((value, at) => row(`a${at}`, value));
        const { position } = peerPosition(rows, 'a0');
        const [own = 0, ...others] = values;
        expect(position?.below).toBe(others.filter((value) => value < own).length);
        expect(position?.above).toBe(others.filter((value) => value > own).length);
        expect(position?.rank).toBe(1 + others.filter((value) => value > own).length);
        expect((position?.below ?? 0) + (position?.equal ?? 0) + (position?.above ?? 0)).toBe(others.length);
      }),
    );
  });
});

describe('rankAgencies', () => {
  it('shares ranks among equals and puts agencies without a number last, unranked', () => {
    const { rows, count, median } = rankAgencies([row('a', 5), row('b', 9), row('c', null), row('d', 9), row('e', 1)]);
    expect(rows.map(({ agency_id, rank }) => [agency_id, rank])).toEqual([
      ['b', 1],
      ['d', 1],
      ['a', 3],
      ['e', 4],
      ['c', null],
    ]);
    expect({ count, median }).toEqual({ count: 4, median: 7 });
    expect(rows[2]).toMatchObject({ percentile: 1 / 3, distance_to_median: -2 });
    expect(rows[0]).toMatchObject({ percentile: 2.5 / 3 });
    expect(rows[4]).toMatchObject({ percentile: null, distance_to_median: null });
  });

  it('has no median of nobody, and no percentile of one alone', () => {
    expect(rankAgencies([])).toEqual({ rows: [], count: 0, median: null });
    expect(rankAgencies([row('a', 3)]).rows[0]).toMatchObject({ rank: 1, percentile: null, distance_to_median: 0 });
  });
});
