/** Runs in a page: makes a corpus, hands it to the similarity worker and times the answers. */
import { packForms, packTexts, SimilarityClient } from '#lib/similarity/index.ts';
import { formCorpus } from '../similarity/form-generator.ts';
import { formInputs } from '../similarity/form-score.ts';
import { passageTable } from '../similarity/passage-detections.ts';
import { passageCorpus } from '../similarity/passage-generator.ts';
import { rowCorpus } from '../similarity/row-generator.ts';

type Question = (client: SimilarityClient) => Promise<{ readonly kind: string }>;

function questionOf(what: string, count: number): Question {
  if (what === 'rows') {
    const { names, targets } = rowCorpus(1, count);
    const columns = { names: packTexts(names), targets: packTexts(targets) };
    return (client) => client.ask('rows', { columns, threshold: 0.6 });
  }
  if (what === 'forms') {
    const table = packForms(formInputs(formCorpus(1, { forms: count, vocabulary: 'mixed' })));
    return (client) => client.ask('forms', { table });
  }
  const corpus = passageCorpus(1, count);
  const table = passageTable(corpus);
  const base = corpus.duties;
  return (client) => client.ask('passages', { table, base });
}

let question: Question | undefined;

/** Makes the corpus and keeps it packed; what making it took is given back. */
function prepare(what: string, count: number): void {
  question = questionOf(what, count);
  if ('gc' in globalThis && typeof globalThis.gc === 'function') globalThis.gc();
}

/** Milliseconds from the question to the answer in the page, in a fresh worker. */
async function ask(): Promise<number> {
  if (question === undefined) throw new Error('nothing prepared');
  const worker = new Worker(new URL('../../src/lib/similarity/similarity.worker.ts', import.meta.url), {
    type: 'module',
  });
  const client = new SimilarityClient(worker);
  await client.ask('checkText', { text: '' });
  const start = performance.now();
  const outcome = await question(client);
  const time = performance.now() - start;
  worker.terminate();
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return time;
}

Object.assign(globalThis, { prepare, ask });
