import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engines/index.ts';
import { among, EVERYTHING, runFindingCounts, runMeasure, type MeasureDimension } from '#lib/queries/index.ts';
import { DEFAULT_RULES, runRules } from '#lib/rules/index.ts';
import { openSample, sampleRows } from './sample.ts';

const rows = sampleRows();
const report = runRules(rows, { rules: DEFAULT_RULES });
const pairs = report.findings.flatMap((finding) => finding.form_ids.map((id) => ({ finding, id })));

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

describe('counts of findings', () => {
  it('are those of the report, for every agency and form type', async () => {
    const { agencies, versions } = await runFindingCounts(engine, EVERYTHING);
    expect(versions).toBe(`${report.rule_set} ${report.reference}`);
    expect(agencies.reduce((sum, { forms }) => sum + forms, 0)).toBe(rows.forms.length);
    for (const row of agencies) {
      const own = rows.forms.filter(({ agency_id, type }) => agency_id === row.agency_id && type === row.form_type);
      const found = pairs.filter(({ id }) => own.some((form) => form.id === id));
      const stance = (name: string) => found.filter(({ finding }) => finding.stance === name).length;
      expect(row).toMatchObject({
        forms: own.length,
        forms_with_finding: new Set(found.map(({ id }) => id)).size,
        findings: found.length,
        invalid: stance('invalid'),
        mistake: stance('mistake'),
        signal: stance('signal'),
      });
    }
  });

  it('keep to the filter, by rule and by kind', async () => {
    const { rules, kinds } = await runFindingCounts(engine, among('form_type', 'department'));
    const own = new Set(rows.forms.filter(({ type }) => type === 'department').map(({ id }) => id));
    const found = pairs.filter(({ id }) => own.has(id));
    expect(rules.reduce((sum, { findings }) => sum + findings, 0)).toBe(found.length);
    expect(new Set(rules.map(({ rule }) => rule))).toEqual(new Set(found.map(({ finding }) => finding.rule)));
    expect(kinds.map(({ form_type, forms, findings }) => [form_type, forms, findings])).toEqual([
      ['department', own.size, found.length],
    ]);
  });
});

const FINDINGS = { family: 'findings', of: 'per_form' } as const;

/** Value, forms and lowest and highest of a group by hand, keyed as the answer is. */
function byHand(groups: ReadonlyMap<string, ReadonlyMap<string, number>>) {
  return [...groups].map(([key, forms]) => {
    const counts = [...forms.values()];
    const sum = counts.reduce((all, count) => all + count, 0);
    return { key, forms: forms.size, sum, minimum: Math.min(...counts), maximum: Math.max(...counts) };
  });
}

async function asked(by: MeasureDimension) {
  const found = await runMeasure(engine, EVERYTHING, { measure: FINDINGS, by: [by, 'form_type'] });
  return found.map((row) => ({
    key: `${row.group_code} ${row.column_code}`,
    forms: row.basis,
    sum: Math.round((row.value ?? -1) * row.basis),
    minimum: row.minimum,
    maximum: row.maximum,
  }));
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }) => (a.key < b.key ? -1 : 1);

describe('findings per form by group', () => {
  const agencyOf = new Map(rows.agencies.map((agency) => [agency.id, agency]));
  const FORM_GROUPS: readonly (readonly [MeasureDimension, (form: (typeof rows.forms)[number]) => unknown])[] = [
    ['agency', (form) => form.agency_id],
    ['kind', (form) => agencyOf.get(form.agency_id)?.kind ?? null],
    ['year', (form) => form.fiscal_year],
    ['form_type', (form) => form.type],
    ['province', (form) => `${agencyOf.get(form.agency_id)?.region_code?.slice(0, 2)}0000`],
  ];

  it.each(FORM_GROUPS)('are counted from the report by %s, forms without one as 0', async (by, keyOf) => {
    const groups = new Map<string, Map<string, number>>();
    for (const form of rows.forms) {
      const key = `${keyOf(form)} ${form.type}`;
      const own = groups.get(key) ?? new Map<string, number>();
      groups.set(key, own.set(form.id, pairs.filter(({ id }) => id === form.id).length));
    }
    expect((await asked(by)).sort(byKey)).toEqual(byHand(groups).sort(byKey));
  });

  it.each(['level1', 'level2', 'concept'] as const)('lie on indicators by %s, unknown ones apart', async (by) => {
    const typeOf = new Map(rows.forms.map(({ id, type }) => [id, type]));
    const groups = new Map<string, Map<string, Set<string>>>();
    for (const indicator of rows.indicators) {
      const key = `${indicator[by]} ${typeOf.get(indicator.form_id)}`;
      const forms = groups.get(key) ?? new Map<string, Set<string>>();
      const ids = forms.get(indicator.form_id) ?? new Set<string>();
      for (const { id, indicator_ids } of report.findings) if (indicator_ids.includes(indicator.id)) ids.add(id);
      groups.set(key, forms.set(indicator.form_id, ids));
    }
    const counted = new Map(
      [...groups].map(([key, forms]) => [key, new Map([...forms].map(([id, ids]) => [id, ids.size]))]),
    );
    const found = await asked(by);
    expect(found.sort(byKey)).toEqual(byHand(counted).sort(byKey));
    expect(found.reduce((sum, row) => sum + row.sum, 0)).toBeGreaterThan(0);
  });

  it('say every size class, and nothing of form types together', async () => {
    const [all] = await runMeasure(engine, EVERYTHING, { measure: FINDINGS, by: [] });
    expect(all).toMatchObject({ value: null, form_types: 3 });
    const sizes = await asked('size');
    expect(sizes.reduce((sum, { forms }) => sum + forms, 0)).toBe(rows.forms.length);
    expect(sizes.reduce((sum, row) => sum + row.sum, 0)).toBe(pairs.length);
  });
});
