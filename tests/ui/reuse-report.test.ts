import { beforeAll, describe, expect, it } from 'vitest';
import { writeDataset } from '#lib/dataset/index.ts';
import { RUN_LINE } from '#lib/similarity/index.ts';
import { reportOf } from '../../src/lib/ui/reuse/build-report.ts';
import { documentCorpus } from '../../src/lib/ui/reuse/document-corpus.ts';
import { groupsOf } from '../../src/lib/ui/reuse/groups.ts';
import { lifeOf } from '../../src/lib/ui/reuse/life.ts';
import { matrixOf } from '../../src/lib/ui/reuse/matrix.ts';
import { pairView } from '../../src/lib/ui/reuse/pair-view.ts';
import { clusterView, listingOf, type Report } from '../../src/lib/ui/reuse/report.ts';
import { comparedWith, sampleCorpus } from './reuse-sample.ts';
import { COPY, ORIGINAL, reuseWorld } from './reuse-world.ts';

type Compared = Awaited<ReturnType<typeof comparedWith>>;

describe('reuse in the ten real forms', () => {
  let prepared: Compared;
  let report: Report;
  beforeAll(async () => {
    prepared = await comparedWith(await sampleCorpus());
    report = reportOf(prepared.compared);
  });
  const formOf = (project: string) => Object.values(report.forms).find((form) => form.project === project)?.id ?? '';

  it("shows 湛江's goal pasted into its task", () => {
    const cluster = report.clusters.passages.find(({ text }) => text.startsWith('一是坚持以人民为中心'));
    expect(cluster).toMatchObject({ spread: 'form', grade: 'unjudged' });
    expect(cluster?.length).toBeGreaterThan(500);
    expect(new Set(cluster?.holders.map(({ part }) => part))).toContain('goal');
    expect(new Set(cluster?.holders.map(({ part }) => part))).toContain('task_content');
  });

  it("tells 如皋's pasted row from the rows that must recur", () => {
    const groups = groupsOf('rows', report.clusters.rows);
    const of = (key: string) => groups.find((group) => group.key === key)?.clusters ?? [];
    expect(of('stray').map(({ text }) => text)).toEqual(['来信办理']);
    const roles = of('stray')[0]?.holders.map(({ form, role }) => [report.forms[form]?.project, role]);
    expect(roles).toHaveLength(4);
    expect(roles?.filter(([, role]) => role === 'home')).toEqual([['联席会办信访资金', 'home']]);
    expect(of('official').length).toBeGreaterThanOrEqual(10);
    expect(of('official').every(({ kind }) => kind === 'official')).toBe(true);
    expect(report.pairs.rows.some(({ leftText }) => of('official').some(({ text }) => text === leftText))).toBe(false);
  });

  it('shows 2023年 left in a form of 2024', async () => {
    const id = formOf('信访驻外应急小组费用');
    const view = await pairView(prepared, { left: id, right: id, places: {} });
    const marked = view?.runs.flatMap(({ right }) => right.parts.filter(({ leftover }) => leftover === 'wrong_year'));
    const words = view?.runs[0]?.right.parts.flatMap(({ leftover, text }) => (leftover === 'wrong_year' ? [text] : []));
    expect(marked?.length).toBeGreaterThan(0);
    expect(words?.join('')).toBe('2023年');
    expect(view?.rows).toBeNull();
  });

  it('shows nothing between agencies but set phrases below the line', () => {
    const crossing = report.pairs.passages.filter(({ spread }) => spread === 'across');
    expect(crossing.length).toBeGreaterThan(0);
    expect(crossing.every(({ grade, bits }) => grade === 'below' && bits < RUN_LINE)).toBe(true);
    expect(report.clusters.passages.every(({ spread }) => spread !== 'across')).toBe(true);
    expect(report.clusters.forms.every(({ spread }) => spread === 'agency')).toBe(true);
  });

  it('gives no level while agencies are few', () => {
    expect(report.facts.agencies).toBe(5);
    expect(report.facts.chance).toBeNull();
    const grades = new Set([...report.pairs.forms, ...report.pairs.passages].map(({ grade }) => grade));
    expect([...grades].sort()).toEqual(['below', 'unjudged']);
  });

  it('puts bars, what only one has and containment of two projects together', async () => {
    const [left, right] = [formOf('信访救助资金'), formOf('信访驻京统一办公费用')];
    const view = await pairView(prepared, { left, right, places: {} });
    expect(view?.rows?.items.find((row) => row.left.name === '来信办理')?.stray).toEqual({ left: true, right: true });
    expect(view?.rows?.official).toHaveLength(10);
    expect(view?.rows?.contained).toEqual({ shared: 3, left: 4, right: 4 });
    expect(view?.rows?.onlyLeft).toHaveLength(1);
    expect(view?.rows?.items.every((row) => row.left.place.startsWith('L') && row.right.place.startsWith('L'))).toBe(
      true,
    );
  });

  it('has the texts on each side whole: the parts put together are a piece of the original', async () => {
    for (const { left, right } of report.pairs.passages) {
      const view = await pairView(prepared, { left, right, places: {} });
      for (const run of view?.runs ?? []) {
        const text = run.left.parts
          .map((part) => part.text)
          .join('')
          .replace(/^…|…$/g, '');
        const { passages } = prepared.compared.corpus;
        expect(passages.some((passage) => passage.form.id === run.left.form && passage.text.includes(text))).toBe(true);
      }
    }
  });

  it('finds every cluster and its pairs by its code', () => {
    for (const cluster of Object.values(report.clusters).flat()) {
      const view = clusterView(report, cluster.id);
      expect(view?.cluster).toBe(cluster);
      expect(Object.keys(view?.forms ?? {})).toEqual(expect.arrayContaining([...cluster.forms]));
    }
    expect(clusterView(report, 'p000000000000')).toBeNull();
  });
});

describe('reuse in a world of 39 offices, one of which copied', () => {
  let prepared: Compared;
  let report: Report;
  beforeAll(async () => {
    prepared = await comparedWith(documentCorpus(writeDataset(reuseWorld())));
    report = reportOf(prepared.compared);
  });

  it('lists that pair with a level, the earlier form left, and the share of chance', () => {
    const [first] = report.pairs.forms;
    expect(first).toMatchObject({ left: ORIGINAL, right: COPY, relation: 'cross_agency', yearSpread: 'across' });
    expect(['high', 'medium', 'low']).toContain(first?.grade);
    expect(report.facts.chance?.levels).toHaveLength(3);
    expect(report.facts.chance?.levels[0]?.found).toBe(report.pairs.forms.length);
  });

  it('shows the passage with the place and the year that gave it away', async () => {
    const view = await pairView(prepared, { left: ORIGINAL, right: COPY, places: {} });
    expect(view?.order).toBe('left_earlier');
    expect(view?.runs[0]?.grade).toBe('over');
    const kinds = view?.runs[0]?.leftovers.filter(({ side }) => side === 'right').map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['foreign_place', 'wrong_year']));
  });

  it("folds the template's rows into one bar worth little and counts who else holds a row", async () => {
    const view = await pairView(prepared, { left: ORIGINAL, right: COPY, places: {} });
    const [block] = view?.rows?.blocks ?? [];
    expect(block?.rows.map(({ left }) => left.name)).toContain('服务对象满意度');
    expect(block?.rows).toHaveLength(4);
    expect(block?.heldBy).toBe(7);
    expect(block?.bits).toBeLessThan(10);
    expect(block?.bits).toBeLessThan(view?.rows?.items[0]?.bits ?? 0);
    expect(view?.rows?.items.length).toBeGreaterThanOrEqual(3);
    expect(view?.rows?.items.every(({ heldBy, peers }) => heldBy < peers)).toBe(true);
  });

  it('draws the two agencies in the matrix and the life of the text by year', () => {
    const listing = listingOf(report, 'forms');
    const { cells } = matrixOf(listing.pairs, listing.forms);
    expect(cells[0]).toMatchObject({ left: '110105-o5', right: '120107-o7' });
    const cluster = report.clusters.forms.find(({ forms }) => forms.includes(COPY));
    const life = lifeOf(cluster ?? { forms: [] }, listing.forms);
    expect(life.years).toEqual([2022, 2023]);
    expect(life.lanes[0]).toMatchObject({ agency: '110105-o5', counts: [1, 0] });
  });
});
