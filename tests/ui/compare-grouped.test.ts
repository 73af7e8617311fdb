import { beforeAll, describe, expect, it } from 'vitest';
import { groupedChart } from '#lib/charts/index.ts';
import type { DuckdbEngine } from '#lib/engines/index.ts';
import { among, cubeFromEngine, EVERYTHING, runMeasure, type Cube } from '#lib/queries/index.ts';
import { askRowGroups, measureCodeOf, namedRowGroups } from '../../src/lib/ui/compare/grouped/row-groups.ts';
import type { CubeChoice, GroupedChoice } from '../../src/lib/ui/compare/grouped/choice.ts';
import { conceptValues } from '../../src/lib/ui/compare/linked/concept-values.ts';
import { askGrouped, builtWorkbench, groupedNames, namedGroups } from '../../src/lib/ui/compare/workbench.ts';
import { textOf } from '../../src/lib/ui/text.ts';
import { openSample, sampleRows } from '../queries/sample.ts';

let engine: DuckdbEngine;
let cube: Cube;
const text = textOf('zh');
const context = {
  locale: 'zh' as const,
  width: 'wide' as const,
  labels: { concept: (code: string) => code, level: (_: 1 | 2, code: string) => code },
};
const PLAIN = { measure: 'budget', by: 'form_type', column: null, part: null, aspect: 'spread' } as const;

beforeAll(async () => {
  engine = await openSample();
  cube = await cubeFromEngine(engine);
});

function groups(choice: CubeChoice, filter = EVERYTHING, concepts: readonly string[] = []) {
  return namedGroups(askGrouped(cube, choice, { filter, concepts }), text);
}

describe('grouped comparisons from the counts', () => {
  it('add up the known totals of each form type', () => {
    const { forms } = sampleRows();
    const found = groups(PLAIN);
    for (const { code, numbers } of found.rows) {
      const own = forms.filter(({ type }) => type === code);
      const known = own.flatMap(({ total_wan }) => (total_wan === null ? [] : [Number(total_wan)]));
      expect(numbers['count']).toBe(own.length);
      expect(numbers['unknown']).toBe(own.length - known.length);
      expect(numbers['sum']).toBeCloseTo(
        known.reduce((sum, total) => sum + total, 0),
        6,
      );
    }
    expect(found.rows).toHaveLength(new Set(forms.map(({ type }) => type)).size);
  });

  it('never put amounts of several form types into one number', () => {
    const [row] = groups({ ...PLAIN, by: 'kind' }).rows;
    expect(row?.numbers['sum']).toBeNull();
    expect(row?.numbers['count']).toBe(10);
    const kept = groups({ ...PLAIN, by: 'kind' }, among('form_type', 'department')).rows[0];
    expect(kept?.numbers['sum']).toBeCloseTo(2233.88, 6);
  });

  it('agree with the rows about medians, quartiles and shares of a concept', async () => {
    const scale = { concept: 'satisfaction_rate', kind: 'rate', unit: '1' } as const;
    const [row] = groups({ ...PLAIN, measure: 'satisfaction', by: 'kind' }, EVERYTHING, ['satisfaction_rate']).rows;
    const [median] = await runMeasure(engine, EVERYTHING, {
      measure: { family: 'targets', of: 'median', scale },
      by: ['kind'],
    });
    const [without] = await runMeasure(engine, EVERYTHING, {
      measure: { family: 'targets', of: 'without_number', scale },
      by: ['kind'],
    });
    expect(row?.numbers).toMatchObject({
      median: median?.median,
      lower: median?.lower_quartile,
      upper: median?.upper_quartile,
      minimum: 0.8,
      numberless: without?.value,
    });
  });

  it('say nothing about quartiles of fewer than four targets', () => {
    const choice = { ...PLAIN, measure: 'satisfaction', by: 'year' } as const;
    const rows = groups(choice, EVERYTHING, ['satisfaction_rate']).rows;
    const few = rows.filter(({ numbers }) => (numbers['count'] ?? 0) < 4);
    expect(few.length).toBeGreaterThan(0);
    expect(few.every(({ numbers }) => numbers['median'] === null)).toBe(true);
  });

  it('count indicators in parts, by group and column', () => {
    const found = groups({ ...PLAIN, measure: 'mix', by: 'year', column: 'form_type' });
    const all = found.rows.reduce((sum, { numbers }) => sum + (numbers['printed'] ?? 0), 0);
    expect(all).toBe(sampleRows().indicators.length);
    expect(found.columnTitle).toBe(text.messages.workbench.groups.form_type);
    const { rows } = groupedChart.table(found, context);
    expect(rows).toHaveLength(found.rows.length);
    expect(groupedChart.option(found, context).series).toHaveLength(4);
  });
});

describe('grouped comparisons from the rows', () => {
  it('rank single agencies, named, each leading to its page', async () => {
    const choice: GroupedChoice = { ...PLAIN, measure: 'satisfaction', by: 'agency' };
    const values = conceptValues(cube, 'satisfaction_rate');
    expect(measureCodeOf(choice, values)).toBe('targets.median.satisfaction_rate');
    const answers = await askRowGroups(engine, choice, { filter: EVERYTHING, values });
    const found = namedRowGroups(answers, groupedNames(text));
    const lushan = found.rows.find(({ group }) => group === '庐山市信访局');
    expect(lushan).toMatchObject({ agencyId: expect.stringContaining('360483'), numbers: { minimum: 0.8 } });
  });

  it('know budget parts, ratios and size classes', async () => {
    const part = { breakdown: 'source', code: 'government_fund' } as const;
    expect(measureCodeOf({ ...PLAIN, part }, null)).toBe('budget.source.government_fund');
    const perHead: GroupedChoice = { ...PLAIN, by: 'size', part: { breakdown: 'ratio', code: 'per_head' } };
    expect(measureCodeOf(perHead, null)).toBe('budget.per_head');
    const answers = await askRowGroups(engine, perHead, { filter: among('form_type', 'department'), values: null });
    const found = namedRowGroups(answers, groupedNames(text));
    expect(found.rows.map(({ group }) => group)).toContain('1000 至 5000 万元');
  });
});

describe('what a page holds', () => {
  it('has groups instead of forms only where forms are many', () => {
    const options = { completion: ['closure_rate'], isSplit: false };
    expect(builtWorkbench(cube, options).grouped).toEqual({});
    const many = { ...cube, totals: { ...cube.totals, forms: 61 } };
    expect(Object.keys(builtWorkbench(many, options).grouped)).toEqual(['budget', 'mix', 'satisfaction', 'completion']);
  });
});
