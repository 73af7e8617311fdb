import { expect, it } from 'vitest';
import { emptyDataset } from '#lib/dataset/index.ts';
import type { RulesReply, RulesRequest } from '#lib/rules/rules.worker.ts';

it('the worker reports its progress, then the findings, and tests only what changed', async () => {
  const worker = new Worker(new URL('../../src/lib/rules/rules.worker.ts', import.meta.url), { type: 'module' });
  const ask = (request: RulesRequest): Promise<readonly RulesReply[]> =>
    new Promise((resolve) => {
      const replies: RulesReply[] = [];
      worker.onmessage = ({ data }: MessageEvent<RulesReply>) => {
        replies.push(data);
        if (data.kind !== 'progress') resolve(replies);
      };
      worker.postMessage(request);
    });
  const dataset = {
    ...emptyDataset(),
    agencies: [{ id: '100000-a', name: '甲县图书馆', region_code: null, kind: 'culture' }],
    forms: [
      {
        id: 'a',
        type: 'project' as const,
        agency_id: '100000-a',
        fiscal_year: null,
        title: null,
        project_name: '阅读',
        project_code: null,
        project_attribute: null,
        project_category: null,
        functional_code: null,
        start: null,
        end: null,
        submitted_on: null,
        supervising_department: null,
        parent_form_id: null,
        total_wan: null,
        posts: null,
        in_post: null,
        retired: null,
        source_file: 'a.txt',
        source_sha256: '0'.repeat(64),
        source_place: 'L1',
      },
    ],
  };
  const request = { dataset, settings: [], reference: { repealedLaws: [] }, rules: ['missing_field'] };
  const [progress, answer] = await ask(request);
  expect(progress).toEqual({ kind: 'progress', done: 1, total: 1 });
  expect(answer?.kind === 'report' && answer.report.findings.map(({ rule }) => rule)).toEqual(['missing_field']);
  const renamed = { ...dataset, forms: dataset.forms.map((form) => ({ ...form, project_name: '讲座' })) };
  const kept = (await ask({ ...request, dataset: renamed, changed: [] })).at(-1);
  const again = (await ask({ ...request, dataset: renamed, changed: ['100000-a'] })).at(-1);
  const idOf = (reply: RulesReply | undefined) => (reply?.kind === 'report' ? reply.report.findings[0]?.id : null);
  expect(idOf(kept)).toBe(idOf(answer));
  expect(idOf(again)).not.toBe(idOf(answer));

  const other = { ...dataset.agencies[0], id: '100000-b', name: '乙县图书馆', region_code: null, kind: 'culture' };
  const two = {
    ...renamed,
    agencies: [...dataset.agencies, other],
    forms: [...renamed.forms, ...dataset.forms.map((form) => ({ ...form, id: 'b', agency_id: '100000-b' }))],
  };
  const testedIn = async (asked: RulesRequest) => {
    const reply = (await ask(asked)).at(-1);
    return reply?.kind === 'report' ? reply.tested : null;
  };
  const detected = (rows: typeof two): RulesRequest => ({ ...request, dataset: rows, changed: 'detect' });
  expect(await testedIn(detected(two))).toBe(2);
  expect(await testedIn(detected({ ...two, forms: two.forms.toReversed() }))).toBe(0);
  const [first, second] = two.forms;
  if (first === undefined || second === undefined) throw new Error('two forms are needed');
  expect(await testedIn(detected({ ...two, forms: [first, { ...second, project_name: '展览' }] }))).toBe(1);
  const settings = [{ rule: 'shared', setting: 'official_items', value: '数量指标' }];
  expect(await testedIn({ ...detected(two), settings })).toBe(2);
  worker.terminate();
});
