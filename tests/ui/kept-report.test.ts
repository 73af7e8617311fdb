import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDatasetBytes, TABLES } from '#lib/dataset/index.ts';
import { DEFAULT_RULES, runRules, streamRules } from '#lib/rules/index.ts';
import { keepFindings, openReport, reportInMemory } from '#lib/ui/findings/kept-report.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'duibiao-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = TABLES.map(({ name }) => `${name}.csv`).map((name) => [name, readFileSync(join('data', name))] as const);
const { dataset } = readDatasetBytes(new Map(files));
const report = runRules(dataset, { rules: DEFAULT_RULES });

describe('a report that is kept for other processes', () => {
  it('is not there before it was written', () => {
    expect(openReport(join(folder, 'nothing'))).toBeNull();
  });

  it('gives the same parts from the file as from memory', () => {
    keepFindings(join(folder, 'kept'), streamRules(dataset, { rules: DEFAULT_RULES }));
    const [kept, memory] = [openReport(join(folder, 'kept')), reportInMemory(report)];
    expect(kept?.total).toBe(report.findings.length);
    expect(kept?.first(report.findings.length)).toEqual(report.findings);
    expect({ ...kept?.head, findings: [] }).toEqual({ ...report, findings: [] });
    for (const { id } of dataset.forms) {
      const own = report.findings.filter(({ form_ids }) => form_ids.includes(id));
      expect(kept?.about([id])).toEqual(own);
      expect(memory.about([id])).toEqual(own);
    }
    for (const { name } of DEFAULT_RULES)
      expect(kept?.countOf(name)).toBe(report.findings.filter(({ rule }) => rule === name).length);
  });

  it('gives a finding about several forms once, in the order of the report', () => {
    const ids = dataset.forms.map(({ id }) => id);
    const about = openReport(join(folder, 'kept'))?.about([...ids, ...ids]);
    expect(about).toEqual(report.findings.filter(({ form_ids }) => form_ids.length > 0));
  });
});
