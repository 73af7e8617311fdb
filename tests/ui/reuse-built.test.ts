import { describe, expect, it } from 'vitest';
import { builtReport, listedReport } from '#lib/ui/reuse/built-report.ts';
import type { ReuseForm } from '#lib/ui/reuse/corpus.ts';
import { listingOf, type Cluster, type Report } from '#lib/ui/reuse/report.ts';

const formOf = (at: number): ReuseForm => ({
  id: `f${at}`,
  agency: `a${at % 50}`,
  agencyName: `单位${at % 50}`,
  kind: '',
  regions: [],
  regionName: '',
  year: 2020 + (at % 5),
  date: null,
  title: `项目${at}`,
  project: `项目${at}`,
  type: 'project',
  place: 'L1',
});

const clusterOf = (at: number, ids: readonly string[]): Cluster => ({
  id: `r${at}`,
  layer: 'rows',
  text: `满意度${at}`,
  grade: 'same',
  kind: null,
  spread: 'across',
  yearSpread: 'across',
  wordings: 1,
  agencies: [...new Set(ids.map((id) => `a${Number(id.slice(1)) % 50}`))],
  forms: ids,
  agencyCount: Math.min(50, ids.length),
  formCount: ids.length,
  holders: [],
  holderCount: ids.length,
  bits: 0,
  length: 3,
  built: false,
});

const reportOf = (clusters: number, formsOfEach: number): Report => {
  const forms = Array.from({ length: formsOfEach }, (_, at) => formOf(at));
  const ids = forms.map(({ id }) => id);
  const none = { clusters: 0, pairs: 0 };
  return {
    forms: Object.fromEntries(forms.map((form) => [form.id, form])),
    regions: {},
    facts: {
      agencies: 50,
      forms: formsOfEach,
      rows: 0,
      passages: 0,
      line: 0,
      runLine: 0,
      chance: null,
      found: { passages: none, forms: none, rows: { clusters, pairs: 0 } },
    },
    clusters: { passages: [], forms: [], rows: Array.from({ length: clusters }, (_, at) => clusterOf(at, ids)) },
    pairs: { passages: [], forms: [], rows: [] },
  };
};

describe('what of a report gets pages', () => {
  it('is everything of a small dataset', () => {
    const report = reportOf(300, 20);
    const { clusters } = builtReport(report);
    expect(clusters.rows).toEqual(report.clusters.rows.map((one) => ({ ...one, built: true })));
    expect(listedReport({ ...report, clusters }, 'rows').clusters).toEqual(clusters);
  });

  it('is the strongest of a large one, and its size does not grow with the forms of a wording', () => {
    const sizeOf = (forms: number) => {
      const built = builtReport(reportOf(400, forms));
      expect(built.clusters.rows.length).toBe(100);
      expect(built.clusters.rows[0]).toMatchObject({ formCount: forms, agencyCount: 50, holderCount: forms });
      return JSON.stringify(listingOf(listedReport(built, 'rows'), 'rows')).length;
    };
    expect(sizeOf(4000) / sizeOf(1000)).toBeLessThan(1.1);
    expect(sizeOf(4000)).toBeLessThan(100_000);
  });
});
