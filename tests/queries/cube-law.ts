import fc from 'fast-check';
import { expect } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  askCube,
  CUBE_DIMENSIONS,
  CUBE_FORM_DIMENSIONS,
  cubeAnswers,
  cubeFromEngine,
  decodeCube,
  encodeCube,
  quartilesOf,
  without,
  type Cube,
  type CubeGroup,
  type CubeView,
  type Filter,
} from '#lib/queries/index.ts';
import { groupsOfRows, valuesOfRows } from './cube-rows.ts';
import { cubeFilters } from './filters.ts';
import { pick, random } from './random.ts';
import { randomWorld } from './world.ts';

const SHARES = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

/** A random dataset, some of whose targets are for townships, so that indicators have many, and the same more than once. */
export function cubeWorld(seed: number): Dataset {
  const next = random(seed + 1);
  const world = randomWorld(seed, 30);
  const scoped = world.targets.filter(() => next() < 0.2);
  const scopes = scoped.flatMap((target) =>
    ['甲镇', '乙镇', '丙镇'].slice(0, Math.ceil(next() * 3)).map((scope) => ({
      ...target,
      scope,
      operator: pick([target.operator, 'eq' as const], next),
    })),
  );
  return { ...world, targets: [...world.targets, ...scopes] };
}

const formBy = fc.uniqueArray(fc.constantFrom(...CUBE_FORM_DIMENSIONS), { maxLength: 2 });
const anyBy = fc.uniqueArray(fc.constantFrom(...CUBE_DIMENSIONS), { maxLength: 3 });

/** Any view a chart could ask for. */
export const views: fc.Arbitrary<CubeView> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ of: fc.constant('indicators' as const), by: anyBy }) },
  fc.record({ of: fc.constant('targets' as const), by: anyBy }),
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ of: fc.constant('values' as const), by: anyBy, ...measured('rate', '1') }),
      fc.record({ of: fc.constant('values' as const), by: anyBy, ...measured('count', '件') }),
    ),
  },
  fc.record({ of: fc.constant('forms' as const), by: formBy }),
  fc.record({ of: fc.constant('agencies' as const), by: formBy }),
  fc.record({
    of: fc.constant('amounts' as const),
    by: formBy,
    breakdown: fc.constantFrom('source', 'annual'),
    code: fc.constantFrom('fiscal_appropriation', 'other_funds', 'annual'),
  }),
);

function measured(kind: string, unit: string) {
  return {
    concept: fc.constantFrom('satisfaction_rate', 'closure_rate', 'handled_case_count'),
    kind: fc.constant(kind),
    unit: fc.constant(unit),
    period: fc.constantFrom('annual', 'half_year'),
  };
}

/** Loads random datasets and holds what the cube says of each under random filters against what the rows say. */
export async function cubeEqualsRows(engine: Engine, runs: { readonly worlds: number; readonly questions: number }) {
  for (let seed = 1; seed <= runs.worlds; seed += 1) {
    const world = cubeWorld(seed);
    await engine.load(world);
    const { cube } = decodeCube(encodeCube(await cubeFromEngine(engine)));
    if (!cube) throw new Error('the cube cannot be read');
    const question = fc.tuple(cubeFilters(world), fc.array(views, { minLength: 1, maxLength: 4 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(question, async ([filter, asked, linked]) => {
        expect(cubeAnswers(filter, cube)).toBe(true);
        const answers = askCube(cube, { filter, views: asked, linked });
        for (const { view, groups, ignored } of answers) {
          const under = ruled(linked ? withoutOwn(view, filter) : filter, view, ignored);
          if (under) await holds(engine, { cube, view, groups, filter: under });
        }
      }),
      { numRuns: runs.questions, seed },
    );
  }
}

function withoutOwn(view: CubeView, filter: Filter): Filter {
  const fields = view.by.map((dimension) => (dimension === 'province' ? 'region' : dimension));
  return [...fields, ...(view.of === 'values' ? ['value' as const] : [])].reduce<Filter>(
    (rest, field) => without(rest, field),
    filter,
  );
}

/** The filter as the rows must be asked; null where the view says that it left a part of it out. */
function ruled(filter: Filter, view: CubeView, ignored: readonly string[]): Filter | null {
  if (ignored.length === 0) return filter;
  expect(['forms', 'agencies', 'amounts']).toContain(view.of);
  return null;
}

interface Held {
  readonly cube: Cube;
  readonly view: CubeView;
  readonly groups: readonly CubeGroup[];
  readonly filter: Filter;
}

async function holds(engine: Engine, { cube, view, groups, filter }: Held): Promise<void> {
  const own = groups.map(({ key, ...rest }) => ({
    key: key.map((code) => (code === null ? null : String(code))),
    ...rest,
  }));
  expect(own.map(({ key }) => JSON.stringify(key))).toEqual(inOrder(cube, view, own));
  if (view.of === 'values') {
    const rows = await valuesOfRows(engine, view, { filter, shares: SHARES });
    const counted = own.map(({ key, count, values }) => ({ key, count, quantiles: quartilesOf(values, SHARES) }));
    expect(sorted(counted)).toEqual(sorted(rows));
    return;
  }
  const rows = await groupsOfRows(engine, view, filter);
  expect(sorted(own.map(({ key, count, known, sum }) => ({ key, count, known, sum })))).toEqual(sorted(rows));
}

function inOrder(
  cube: Cube,
  view: CubeView,
  groups: readonly { readonly key: readonly (string | null)[] }[],
): string[] {
  const place = (key: readonly (string | null)[]) =>
    key.map((code, at) => {
      const codes = cube.codes[view.by[at] ?? 'year'].map((own) => (own === null ? null : String(own)));
      return String(codes.indexOf(code)).padStart(4, '0');
    });
  return groups
    .map(({ key }) => ({ key, place: place(key).join() }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ key }) => JSON.stringify(key));
}

function sorted<T extends { readonly key: readonly (string | null)[] }>(groups: readonly T[]): T[] {
  return [...groups].sort((one, other) => (JSON.stringify(one.key) < JSON.stringify(other.key) ? -1 : 1));
}
