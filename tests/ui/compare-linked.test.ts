import { beforeAll, describe, expect, it } from 'vitest';
import { among, askCube, choosing, cubeFromEngine, EVERYTHING, every, type Cube } from '#lib/queries/index.ts';
import type { DuckdbEngine } from '#lib/engines/index.ts';
import { conceptValues } from '../../src/lib/ui/compare/linked/concept-values.ts';
import { keptRows, linkedPanels, linkedQuestion, togglingCode } from '../../src/lib/ui/compare/linked/linked.ts';
import { endsBetween, scaleOf, spikesOf } from '../../src/lib/ui/compare/linked/spikes.ts';
import { boundFilter, changed, conceptOf, withFilter } from '../../src/lib/ui/compare/query.ts';
import { askLinkedRows, findAgencies } from '../../src/lib/ui/compare/rows.ts';
import { askLinked } from '../../src/lib/ui/compare/workbench.ts';
import { openSample, sampleRows } from '../queries/sample.ts';

let engine: DuckdbEngine;
let cube: Cube;
const rows = sampleRows();

beforeAll(async () => {
  engine = await openSample();
  cube = await cubeFromEngine(engine);
});

const FILTERS = [
  EVERYTHING,
  among('year', 2024),
  every(among('year', 2021, 2024), among('form_type', 'project')),
  every(among('region', '320000'), among('level1', 'output')),
  every(among('concept', 'satisfaction_rate'), { op: 'between', field: 'value', min: 0.8, max: 0.95 }),
];

describe('linked charts', () => {
  it('show of every chart what the filters of the others leave', () => {
    const filter = every(among('year', 2024), among('form_type', 'project'));
    const panels = linkedPanels(askCube(cube, linkedQuestion(filter, null)), filter);
    const years = panels.find(({ dimension }) => dimension === 'year');
    const projects = new Map(rows.forms.filter(({ type }) => type === 'project').map((form) => [form.id, form]));
    const expected = new Map<number | null, number>();
    for (const { form_id } of rows.indicators) {
      const form = projects.get(form_id);
      if (form) expected.set(form.fiscal_year, (expected.get(form.fiscal_year) ?? 0) + 1);
    }
    expect(new Map(years?.bars.map(({ code, count }) => [code, count]))).toEqual(expected);
    expect(years?.bars.find(({ code }) => code === 2024)?.isChosen).toBe(true);
    expect(keptRows(panels, filter)).toBe(expected.get(2024));
  });

  it('say the same from the counts and from the rows', async () => {
    const values = conceptValues(cube, 'satisfaction_rate');
    for (const filter of FILTERS) {
      const counted = askLinked(cube, filter, 'satisfaction_rate');
      const listed = await askLinkedRows(engine, filter, { values });
      expect(linkedPanels(listed.answers, filter)).toEqual(linkedPanels(counted.answers, filter));
      const spread = (linked: typeof counted) =>
        linked.answers.find(({ view }) => view.of === 'values')?.groups[0]?.values;
      expect(spread(listed) ?? []).toEqual(spread(counted) ?? []);
    }
  });

  it('add a mark to the filter and take it away again', () => {
    const chosen = togglingCode(EVERYTHING, 'year', 2024);
    expect(chosen).toEqual([2024]);
    const both = togglingCode(choosing(EVERYTHING, 'year', chosen), 'year', 2021);
    expect(both).toEqual([2024, 2021]);
    expect(togglingCode(choosing(EVERYTHING, 'year', both), 'year', 2024)).toEqual([2021]);
    expect(togglingCode(EVERYTHING, 'level1', null)).toEqual([null]);
  });

  it('keep a chosen mark in sight that keeps nothing', () => {
    const filter = among('year', 1999);
    const years = linkedPanels(askCube(cube, linkedQuestion(filter, null)), filter)[0];
    expect(years?.bars.find(({ code }) => code === 1999)).toMatchObject({ count: 0, isChosen: true });
  });
});

describe('the values of a concept', () => {
  it('are in the kind and unit most of its numbers are in', () => {
    expect(conceptValues(cube, 'satisfaction_rate')).toEqual({ concept: 'satisfaction_rate', kind: 'rate', unit: '1' });
    expect(conceptValues(cube, 'no_such_concept')).toBeNull();
  });

  it('are brushed to whole values, and a click takes the nearest', () => {
    const values = [
      { value: 0.8, count: 1 },
      { value: 0.95, count: 6 },
      { value: 1, count: 2 },
    ];
    const spikes = spikesOf(values, scaleOf(values, true));
    expect(spikes.map(({ at }) => Number(at.toFixed(3)))).toEqual([0.6, 0.9, 1]);
    expect(endsBetween(spikes, 0.5, 0.92)).toEqual([0.8, 0.95]);
    expect(endsBetween(spikes, 0.92, 0.5)).toEqual([0.8, 0.95]);
    expect(endsBetween(spikes, 0.63, 0.63)).toEqual([0.8, 0.8]);
    expect(endsBetween(spikes, 0.1, 0.4)).toBeNull();
  });

  it('are put into bins when they are too many, and none is lost', () => {
    const values = Array.from({ length: 500 }, (_, at) => ({ value: at * 3, count: at % 7 }));
    const spikes = spikesOf(values, scaleOf(values, false));
    expect(spikes.length).toBeLessThanOrEqual(60);
    const total = (list: readonly { count: number }[]) => list.reduce((sum, { count }) => sum + count, 0);
    expect(total(spikes)).toBe(total(values));
    expect(spikes.every(({ at }) => at >= 0 && at <= 1)).toBe(true);
  });
});

describe('the address', () => {
  it('changes the filter and leaves everything else', () => {
    const params = new URLSearchParams('measure=mix&by=year&y=2021&ps=-value');
    expect(withFilter(params, among('kind', 'petition')).toString()).toBe('measure=mix&by=year&ps=-value&k=petition');
    expect(changed(params, { by: null, col: 'kind' }).toString()).toBe('measure=mix&y=2021&ps=-value&col=kind');
  });

  it('bounds the values of one concept and lets the bound go', () => {
    const bound = boundFilter(among('year', 2022), 'satisfaction_rate', [0.8, 0.9]);
    expect(conceptOf(new URLSearchParams(), bound)).toBe('satisfaction_rate');
    const lifted = boundFilter(bound, 'satisfaction_rate', null);
    expect(lifted).toEqual(every(among('year', 2022), among('concept', 'satisfaction_rate')));
  });
});

describe('the search for agencies', () => {
  it('takes the words as they are typed, signs and all', async () => {
    expect((await findAgencies(engine, '庐山')).map(({ name }) => name)).toEqual(['庐山市信访局']);
    expect(await findAgencies(engine, "%' OR 1=1 --")).toEqual([]);
    expect(await findAgencies(engine, '_')).toEqual([]);
  });
});
