import { describe, expect, it } from 'vitest';
import {
  packForms,
  packPassages,
  packTexts,
  SimilarityClient,
  SimilarityService,
  type Progress,
  type Reply,
  type Request,
} from '#lib/similarity/index.ts';
import { formCorpus as generate } from './form-generator.ts';
import { formInputs } from './form-score.ts';
import { passageTable } from './passage-detections.ts';
import { passageCorpus } from './passage-generator.ts';
import { rowCorpus } from './row-generator.ts';

/** A worker without a thread. Its clock moves 10 ms every time it is read. */
function openClient(): { client: SimilarityClient; replies: Reply[] } {
  const listeners: ((event: { readonly data: Reply }) => void)[] = [];
  const replies: Reply[] = [];
  let clock = 0;
  const service = new SimilarityService(
    (reply) => {
      replies.push(structuredClone(reply));
      for (const listener of listeners) listener({ data: reply });
    },
    { now: () => (clock += 10), pause: () => new Promise((resolve) => void setImmediate(resolve)) },
  );
  const client = new SimilarityClient({
    postMessage: (request: Request) => void service.receive(structuredClone(request)),
    addEventListener: (_type, listener) => void listeners.push(listener),
  });
  return { client, replies };
}

const rows = rowCorpus(3, 4000);
const columns = { names: packTexts(rows.names), targets: packTexts(rows.targets) };
const inputs = formInputs(generate(5, { forms: 800, vocabulary: 'mixed' }));

describe('SimilarityService', () => {
  it('answers about rows and reports progress on the way', async () => {
    const { client } = openClient();
    const progress: Progress[] = [];
    const outcome = await client.ask('rows', { columns }, { report: (one) => void progress.push(one) });
    expect(outcome.kind).toBe('done');
    if (outcome.kind === 'done') expect(outcome.answer.rows.nameOf.length).toBe(4000);
    expect(progress.length).toBeGreaterThan(0);
    expect(progress.every(({ done, total }) => done >= 0 && done <= total)).toBe(true);
  });

  it('keeps rows for later questions: the names like those of a new form', async () => {
    const { client } = openClient();
    const outcome = await client.ask('rows', { columns });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    const known = { name: `1、${rows.names[7] ?? ''}`, target: '' };
    const found = await client.ask('checkRows', {
      rows: [known, { name: '此名无人用过之甲乙丙丁', target: '' }],
      most: 3,
    });
    if (found.kind !== 'done') throw new Error(found.kind);
    expect(found.answer[0]?.[0]).toEqual({ name: outcome.answer.rows.nameOf[7], similarity: 1 });
    expect(found.answer[0]?.length).toBeLessThanOrEqual(3);
    expect(found.answer[1]).toEqual([]);
  });

  it('keeps forms for later questions', async () => {
    const { client } = openClient();
    const first = await client.ask('forms', { table: packForms(inputs) });
    if (first.kind !== 'done') throw new Error(first.kind);
    const pair = first.answer.pairs.find(({ relation }) => relation === 'cross_agency');
    if (!pair) throw new Error('no pair');
    const evidence = await client.ask('evidence', { left: pair.left, right: pair.right });
    expect(evidence).toMatchObject({ kind: 'done', answer: { agencies: 80 } });
    const form = inputs[pair.left];
    const matches = await client.ask('checkForm', {
      form: { ...(form ?? { rows: [] }), id: 'new', agency: { id: 'new', kind: '', regions: [] } },
    });
    if (matches.kind !== 'done') throw new Error(matches.kind);
    expect(matches.answer.map((match) => match.form)).toContain(pair.left);
    const chance = await client.ask('chance', { lines: [20], decoys: 20 });
    expect(chance).toMatchObject({ kind: 'done', answer: { decoys: 20 } });
  });

  it('keeps passages for later questions', async () => {
    const { client } = openClient();
    const corpus = passageCorpus(3, 400);
    const outcome = await client.ask('passages', { table: passageTable(corpus) });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    const [planted] = corpus.cases.filter(({ start, end }) => end - start > 100);
    const text = corpus.passages[planted?.copy ?? 0]?.text ?? '';
    const found = await client.ask('checkText', { text });
    if (found.kind !== 'done') throw new Error(found.kind);
    expect(found.answer.map((match) => match.text)).toContain(outcome.answer.textOf[planted?.source ?? 0]);
  });

  it('stops a job that is cancelled while it runs, and one that waits', async () => {
    const { client, replies } = openClient();
    const running = new AbortController();
    const waiting = new AbortController();
    const first = client.ask('rows', { columns }, { signal: running.signal, report: () => running.abort() });
    const second = client.ask('rows', { columns }, { signal: waiting.signal });
    waiting.abort();
    expect(await first).toEqual({ id: 1, kind: 'cancelled' });
    expect(await second).toEqual({ id: 2, kind: 'cancelled' });
    expect(replies.filter(({ kind }) => kind === 'progress')).toHaveLength(1);
    expect((await client.ask('rows', { columns })).kind).toBe('done');
  });

  it('says what is missing instead of failing silently', async () => {
    const { client } = openClient();
    expect(await client.ask('evidence', { left: 0, right: 1 })).toMatchObject({ kind: 'failed', code: 'unprepared' });
    expect(await client.ask('checkRows', { rows: [] })).toMatchObject({ kind: 'failed', code: 'unprepared' });
    expect(await client.ask('strays', { texts: [] })).toMatchObject({ kind: 'failed', code: 'unprepared' });
    expect(await client.ask('checkText', { text: '无' })).toMatchObject({ kind: 'failed', code: 'unprepared' });
    expect((await client.ask('passages', { table: packPassages([]) })).kind).toBe('done');
  });
});
