import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engines/index.ts';
import { among, EVERYTHING, runFindingCounts } from '#lib/queries/index.ts';
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
