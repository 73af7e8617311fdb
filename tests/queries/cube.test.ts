import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  askCube,
  countedBelow,
  cubeAnswers,
  cubeFromEngine,
  decodeCube,
  encodeCube,
  every,
  EVERYTHING,
  quartilesOf,
  runGroupMix,
  runSummary,
  type Cube,
  type CubeView,
} from '#lib/queries/index.ts';
import { cubeEqualsRows, cubeWorld, views } from './cube-law.ts';
import { openSample } from './sample.ts';

let engine: Engine;
beforeAll(() => {
  engine = openDuckdbNative();
});
afterAll(() => engine.close());

describe('the counting cube', () => {
  it('says exactly what the rows say', { timeout: 120_000 }, () =>
    cubeEqualsRows(engine, { worlds: 8, questions: 40 }),
  );

  it('gives quantiles bit for bit as the engine does', async () => {
    const counts = fc.array(fc.record({ value: fc.double({ noNaN: true, min: -1e9, max: 1e9 }), count: fc.nat(4) }));
    await fc.assert(
      fc.asyncProperty(counts, async (drawn) => {
        const values = [...new Map(drawn.map((own) => [own.value + 0, own.count + 1]))]
          .map(([value, count]) => ({ value, count }))
          .sort((one, other) => one.value - other.value);
        if (values.length === 0) return;
        const rows = values.flatMap(({ value, count }) => Array.from({ length: count }, () => `('${value}'::DOUBLE)`));
        const sql = `SELECT quantile_cont(v, [0.0, 0.05, 0.25, 0.5, 0.75, 1.0]) AS q FROM (VALUES ${rows.join()}) AS t(v)`;
        const [row] = await engine.query<{ q: readonly number[] }>(sql);
        expect(quartilesOf(values, [0, 0.05, 0.25, 0.5, 0.75, 1])).toEqual(row?.q);
      }),
      { numRuns: 60 },
    );
    expect(quartilesOf([], [0.5])).toEqual([Number.NaN]);
    expect(
      countedBelow(
        [
          { value: 0.8, count: 2 },
          { value: 0.9, count: 3 },
          { value: 1, count: 4 },
        ],
        0.9,
      ),
    ).toEqual({
      below: 2,
      equal: 3,
      above: 4,
    });
  });

  it('agrees with the summary and the mix of the real forms', async () => {
    const sample = await openSample();
    const cube = await cubeFromEngine(sample);
    const filter = among('form_type', 'project');
    const asked: CubeView[] = [
      { of: 'indicators', by: ['level2', 'status'] },
      { of: 'forms', by: [] },
      { of: 'agencies', by: [] },
      { of: 'targets', by: [] },
    ];
    const [mix, ...counted] = askCube(cube, { filter, views: asked });
    const summary = await runSummary(sample, filter);
    expect(counted.map(({ groups }) => groups[0]?.count)).toEqual([summary.forms, summary.agencies, summary.targets]);
    for (const row of await runGroupMix(sample, filter, { by: 'level2' })) {
      const own = mix?.groups.filter(({ key }) => key[0] === row.code) ?? [];
      expect(Object.fromEntries(own.map(({ key, count }) => [key[1], count]))).toEqual(
        Object.fromEntries(
          (['quantified', 'qualitative', 'blank', 'placeholder'] as const)
            .map((status) => [status, row[status]] as const)
            .filter(([, count]) => count > 0),
        ),
      );
    }
    await sample.close();
  });

  it('leaves to the rows what speaks of agencies, forms, totals and regions below a province', async () => {
    const cube = await cubeOf(1);
    expect(cubeAnswers(every(among('region', '110000', null), among('status', 'blank')), cube)).toBe(true);
    expect(cubeAnswers(among('region', '110000', '110101'), cube)).toBe(false);
    expect(cubeAnswers({ op: 'not', of: among('agency', 'a1') }, cube)).toBe(false);
    expect(cubeAnswers({ op: 'between', field: 'total_wan', min: 1, max: null }, cube)).toBe(false);
    expect(cubeAnswers({ op: 'between', field: 'value', min: 0.9, max: null }, cube)).toBe(true);
  });

  it('says which fields a count of forms could not take into account', async () => {
    const cube = await cubeOf(1);
    const filter = every(among('year', 2021), among('concept', 'closure_rate'));
    const [own] = askCube(cube, { filter, views: [{ of: 'forms', by: [] }] });
    expect(own?.ignored).toEqual(['concept']);
    expect(own?.groups).toEqual(
      askCube(cube, { filter: among('year', 2021), views: [{ of: 'forms', by: [] }] })[0]?.groups,
    );
  });

  it('passes over the cells once for all views that differ in their grouping only', async () => {
    const cube = await cubeOf(2);
    const one = { cells: 0 };
    const several = { cells: 0 };
    const filter = every(among('year', 2021), among('region', '110000'));
    const by = (dimension: 'kind' | 'level1' | 'level2' | 'concept' | 'status' | 'form_type' | 'year' | 'province') =>
      ({ of: 'indicators', by: [dimension] }) as const;
    askCube(cube, { filter, views: [by('level1')] }, one);
    const items = [by('level1'), by('level2'), by('concept'), by('status')];
    askCube(await cubeOf(2), { filter, views: items, linked: true }, several);
    expect(several.cells).toBe(one.cells);
    const forms = [by('kind'), by('form_type'), by('year'), by('province')];
    askCube(await cubeOf(2), { filter, views: forms, linked: true }, several);
    expect(several.cells).toBe(2 * one.cells);
    expect(one.cells).toBe(cube.cells.count.length);
  });

  it('looks at no cell twice for what it was asked before', async () => {
    const cube = await cubeOf(2);
    const views = [
      { of: 'indicators', by: ['level1'] },
      { of: 'indicators', by: ['year'] },
      { of: 'values', by: [], concept: 'satisfaction_rate', kind: 'rate', unit: '1' },
    ] as const;
    const first = askCube(cube, { filter: among('kind', 'education'), views, linked: true });
    const work = { cells: 0 };
    askCube(cube, { filter: EVERYTHING, views, linked: true });
    expect(askCube(cube, { filter: among('kind', 'education'), views, linked: true }, work)).toEqual(first);
    expect(work.cells).toBe(0);
  });

  it('of nothing has no groups', async () => {
    await engine.load(emptyDataset());
    const cube = await cubeFromEngine(engine);
    const { cube: read } = decodeCube(encodeCube(cube));
    expect(read).toEqual(cube);
    const asked = fc.sample(views, { numRuns: 50, seed: 1 });
    expect(askCube(cube, { filter: EVERYTHING, views: asked }).flatMap(({ groups }) => groups)).toEqual([]);
  });

  it('gives a region that is in no list a code of its own, and a form without an agency none', async () => {
    const world = cubeWorld(3);
    const agencies = world.agencies.map((agency, at) => (at === 0 ? { ...agency, region_code: '330000' } : agency));
    await engine.load({ ...world, agencies: agencies.slice(0, -1) });
    const cube = await cubeFromEngine(engine);
    expect(cube.totals.forms).toBe(world.forms.length);
    const kept = async (code: string) =>
      [
        askCube(cube, { filter: among('region', code), views: [{ of: 'forms', by: [] }] })[0]?.groups[0]?.count ?? 0,
        (await runSummary(engine, among('region', code))).forms,
      ] as const;
    expect(await kept('330000')).toEqual([0, 0]);
    const [own, rows] = await kept('110000');
    expect(own).toBe(rows);
  });
});

describe('a cube file', () => {
  it('reads back as the cube that was written', async () => {
    for (const seed of [1, 2, 3]) {
      const cube = await cubeOf(seed);
      expect(decodeCube(encodeCube(cube))).toEqual({ cube, problem: null });
    }
  });

  it('that is damaged anywhere is a problem, not a cube and not an error', async () => {
    const bytes = encodeCube(await cubeOf(1));
    const damage = fc.record({ at: fc.nat(bytes.length - 1), xor: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(damage, ({ at, xor }) => {
        const broken = bytes.slice();
        broken[at] = (broken[at] ?? 0) ^ xor;
        const { cube, problem } = decodeCube(broken);
        expect(cube).toBeNull();
        expect(problem?.code).toMatch(/^cube_(broken|version)$/);
      }),
      { numRuns: 400 },
    );
    const refused = (file: Uint8Array): void => expect(decodeCube(file)).toMatchObject({ cube: null, problem: {} });
    fc.assert(fc.property(fc.nat(bytes.length - 1), (end) => void refused(bytes.slice(0, end))));
    fc.assert(fc.property(fc.uint8Array(), (any) => void refused(any)));
  });

  it('of another version is told apart', async () => {
    const bytes = encodeCube(await cubeOf(1));
    bytes[4] = 99;
    expect(decodeCube(bytes).problem).toEqual({ code: 'cube_version', values: { value: '99', expected: '1' } });
  });

  it('whose columns lie, though its checksum holds, is a problem', async () => {
    const cube = await cubeOf(1);
    const pattern = cube.cells.pattern.map((place, at) => (at === 5 ? place + 100_000 : place));
    const lies: Cube[] = [
      { ...cube, cells: { ...cube.cells, pattern } },
      { ...cube, codes: { ...cube.codes, kind: [] } },
      { ...cube, amounts: { ...cube.amounts, total: cube.amounts.total.slice(1) } },
      { ...cube, targets: { ...cube.targets, unit: cube.targets.unit.slice(1) } },
    ];
    for (const lie of lies) {
      expect(decodeCube(encodeCube(lie)).problem).toEqual({ code: 'cube_broken', values: { part: 'columns' } });
    }
  });
});

async function cubeOf(seed: number): Promise<Cube> {
  await engine.load(cubeWorld(seed));
  return cubeFromEngine(engine);
}
