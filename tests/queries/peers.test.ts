import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  peerPosition,
  peerPositions,
  readMeasure,
  runAgencyValues,
  runPeerRows,
  type AgencyValueRow,
  type Measure,
  type PeerTrait,
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
    size_class: '50to200',
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
    // peers 0.95 (乌海), 0.95 (如皋), 0.99 (湛江): quartiles 0.95 and 0.95 + (0.99 − 0.95) / 2
    expect(position).toMatchObject({ lowerQuartile: 0.95, upperQuartile: 0.97, minimum: 0.95, maximum: 0.99 });
    expect(position).toMatchObject({ distanceToLowerQuartile: -0.15, distanceToUpperQuartile: -0.17 });
  });

  it('takes an own selection for the peers, whether or not the agency is in it', () => {
    const rows = [row('a', 1), row('b', 2), row('c', 3, { agency_kind: null }), row('d', 4)];
    const own = new Set(['b', 'c']);
    expect(peerPosition(rows, 'a', { own, minimumPeers: 2 }).position).toMatchObject({
      peers: 2,
      median: 2.5,
      rank: 3,
    });
    expect(peerPosition(rows, 'b', { own, minimumPeers: 1 }).position).toMatchObject({ peers: 1, median: 3, rank: 2 });
    expect(peerPosition(rows, 'b', { own, minimumPeers: 2 })).toMatchObject({
      reason: 'too_few_peers',
      peers: 1,
      minimum: 2,
    });
  });

  it('never places an agency beside nobody, whatever the minimum', () => {
    expect(peerPosition([row('a', 1)], 'a', { minimumPeers: 0 })).toMatchObject({ reason: 'too_few_peers', peers: 0 });
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

  it('counts only peers of the same kind, level, province or size, and those with a number', () => {
    const rows = [
      row('a', 1),
      row('b', 2),
      row('c', 3, { agency_kind: 'health' }),
      row('d', 4, { region_level: 'county' }),
      row('e', 5, { province_code: '120000' }),
      row('f', null),
      row('g', 7, { size_class: '0to50' }),
    ];
    const peers = (peersBy: PeerTrait[]) => peerPosition(rows, 'a', { peersBy, minimumPeers: 1 }).position?.peers;
    expect(peers([])).toBe(5);
    expect(peers(['kind'])).toBe(4);
    expect(peers(['kind', 'level'])).toBe(3);
    expect(peers(['kind', 'level', 'province'])).toBe(2);
    expect(peers(['kind', 'level', 'province', 'size'])).toBe(1);
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

describe('peerPositions', () => {
  it('places every row as peerPosition places it, among its own group', () => {
    const values = fc.array(
      fc.record({ value: fc.option(fc.integer({ min: 0, max: 5 })), kind: fc.constantFrom('x', 'y', null) }),
      {
        maxLength: 25,
      },
    );
    fc.assert(
      fc.property(values, fc.constantFrom('lower_is_better', 'higher_is_better'), (list, direction) => {
        const rows = list.map(({ value, kind }, at) =>
          row(`a${at}`, value, { agency_kind: kind, last_year: 2020 + at }),
        );
        const options = { direction, minimumPeers: 2 };
        for (const { row: own, result } of peerPositions(rows, options)) {
          expect(result).toEqual(peerPosition(rows, own.agency_id, options));
          const others = rows.filter((one) => one !== own && one.agency_kind === own.agency_kind && one.value !== null);
          if (result.position === null) continue;
          expect(result.position.peers).toBe(others.length);
          const sorted = others.map(({ value }) => value ?? 0).sort((a, b) => a - b);
          const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
          expect(result.position.median).toBeCloseTo((low + high) / 2, 12);
        }
        expect(peerPositions(rows, options)).toHaveLength(rows.length);
      }),
    );
  });
});

describe('runPeerRows', () => {
  const measure = (code: string): Measure => {
    const read = readMeasure(code);
    if (read === null) throw new Error(code);
    return read;
  };

  it('gives the thresholds of the real agencies that have one, and leaves 石鼓 without a number', async () => {
    const { rows, formType } = await runPeerRows(sample, EVERYTHING, {
      measure: measure('targets.median.satisfaction_rate'),
    });
    expect(formType).toBeNull();
    expect(Object.fromEntries(rows.map((own) => [own.agency_name, own.value]))).toEqual({
      乌海市信访局: 0.95,
      如皋市信访局: 0.95,
      庐山市信访局: 0.8,
      湛江市信访局: 0.99,
      石鼓区信访局: null,
    });
  });

  it('keeps form types apart: the one with the most agencies, or the one asked for', async () => {
    const total = measure('budget.total');
    const most = await runPeerRows(sample, EVERYTHING, { measure: total });
    expect(most.formTypes).toEqual([
      { type: 'department', agencies: 3 },
      { type: 'project', agencies: 3 },
      { type: 'special_fund', agencies: 1 },
    ]);
    expect(most.rows.map((own) => own.value)).toEqual([1051.92, 102, 1079.96]);
    const projects = await runPeerRows(sample, EVERYTHING, { measure: total, formType: 'project' });
    expect(projects.rows.map((own) => own.value)).toEqual([60, 185, 17.6]);
  });

  it('shows but does not compare a total for something else than one year', async () => {
    const special = await runPeerRows(sample, EVERYTHING, {
      measure: measure('budget.total'),
      formType: 'special_fund',
    });
    expect(special.rows).toMatchObject([{ value: null, shown: 36, notes: ['odd_period'] }]);
  });

  it('takes the latest year the filter keeps, and last year’s number from beyond it', async () => {
    const { rows, engine } = world;
    const count = measure('indicators.count');
    const all = await runPeerRows(engine, EVERYTHING, { measure: count });
    const filtered = await runPeerRows(engine, among('year', 2022), { measure: count });
    const indicators = (agency: string, year: number | null) => {
      const forms = rows.forms
        .filter((form) => form.agency_id === agency && form.fiscal_year === year)
        .map(({ id }) => id);
      return rows.indicators.filter((own) => forms.includes(own.form_id) && !own.is_placeholder).length;
    };
    for (const found of [...all.rows, ...filtered.rows]) {
      expect(found.value).toBe(indicators(found.agency_id, found.last_year));
      const before = found.last_year === null ? 0 : indicators(found.agency_id, found.last_year - 1);
      expect(found.previous).toBe(before === 0 ? null : before);
    }
    expect(new Set(filtered.rows.map((own) => own.last_year))).toEqual(new Set([2022]));
    const latest = all.rows.map((own) => {
      const years = rows.forms.filter(
        (form) => form.agency_id === own.agency_id && indicators(own.agency_id, form.fiscal_year) > 0,
      );
      return Math.max(...years.map((form) => form.fiscal_year ?? 0));
    });
    expect(all.rows.map((own) => own.last_year ?? 0)).toEqual(latest);
  });
});
