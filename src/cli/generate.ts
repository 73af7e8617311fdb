import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Dataset } from '#lib/dataset/index.ts';
import { type Command, EXIT, type Output, UsageError } from './command.ts';
import { buildCountry } from './synthetic/offices.ts';
import { PackageWriter } from './synthetic/package-writer.ts';
import { type Plan, projectSheets, type Sheet } from './synthetic/projects.ts';
import { type Records, Recorder } from './synthetic/records.ts';
import { readVocabulary } from './vocabulary.ts';

/** `generate --forms N --seed S --out DIR`: a synthetic dataset with planted reuse and inconsistencies. */
export const generate: Command = {
  name: 'generate',
  summary: 'write a synthetic dataset with the shape of the real one and planted reuse and inconsistencies',
  usage: 'generate --forms N --seed S --out DIR [--truth FILE] [--json]',
  options: { forms: { type: 'string' }, seed: { type: 'string' }, out: { type: 'string' }, truth: { type: 'string' } },
  optionTexts: {
    'forms N': 'how many forms; each has about 15 indicators',
    'seed S': 'a whole number: the same number gives the same bytes',
    'out DIR': 'the folder of the dataset; its tables are replaced',
    'truth FILE': 'what was planted, as JSON; beside the dataset folder unless told',
  },
  async run({ positionals, option, json, output }) {
    if (positionals.length > 0) throw new UsageError(`what is ${positionals.join(' ')}?`);
    const forms = wholeNumber('forms', option('forms'));
    const seed = wholeNumber('seed', option('seed'));
    const out = option('out');
    if (out === undefined) throw new UsageError('--out DIR is missing');
    if (forms === 0) throw new UsageError('--forms must be at least 1');
    const truth = option('truth') ?? `${out.replace(/\/+$/, '')}-truth.json`;
    const task = { forms, seed, out, truth };
    const { rows, planted } = await write(task, output);
    if (json) output.printJson({ ...task, synthetic: true, rows, planted });
    else output.print(`${forms} synthetic forms written to ${out}, what was planted in them to ${truth}`);
    return EXIT.done;
  },
};

function wholeNumber(name: string, text: string | undefined): number {
  if (text === undefined) throw new UsageError(`--${name} N is missing`);
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} takes a whole number, not ${text}`);
  return Number(text);
}

interface Task {
  readonly forms: number;
  readonly seed: number;
  readonly out: string;
  readonly truth: string;
}

interface Written {
  readonly rows: Readonly<Record<string, number>>;
  readonly planted: Readonly<Record<string, number>>;
}

/** Lines a form would take in its source. */
const LINES = 64;
/** Forms are written in batches of so many. */
const BATCH = 200;

async function write({ forms, seed, out, truth }: Task, output: Output): Promise<Written> {
  const vocabulary = await readVocabulary();
  const perOffice = Math.min(10, Math.max(2, 2 * Math.floor(forms / 120)));
  const country = buildCountry(seed, Math.ceil(forms / perOffice), vocabulary);
  const plan: Plan = { seed, country, years: perOffice / 2 };
  const source_file = `synthetic-${seed}-${forms}.txt`;
  const source_sha256 = createHash('sha256').update(source_file).digest('hex');
  const recorder = new Recorder(vocabulary, { source_file, source_sha256 });
  const writer = await PackageWriter.open(out);
  const planted = await TruthWriter.open(truth, { seed, forms });
  await writer.add({ regions: [...country.regions], agencies: [...country.agencies] });
  let done = 0;
  let batch = emptyBatch();
  for (const sheet of sheetsOf(plan, forms)) {
    append(batch, recorder.record(sheet, 1 + done * LINES));
    await planted.add(sheet);
    if (++done % BATCH === 0) {
      await writer.add(batch);
      batch = emptyBatch();
      output.progress(done, forms, 'forms');
    }
  }
  await writer.add(batch);
  return { rows: await writer.close(), planted: await planted.close() };
}

function* sheetsOf(plan: Plan, forms: number): Generator<Sheet> {
  let left = forms;
  for (const office of plan.country.offices) {
    for (const number of [0, 1] as const) {
      for (const sheet of projectSheets(plan, office, number)) if (left-- > 0) yield sheet;
    }
  }
}

function emptyBatch(): Records {
  return { forms: [], amounts: [], goals: [], narratives: [], indicators: [], targets: [] };
}

function append(batch: Records, records: Records): void {
  for (const name of Object.keys(batch) as (keyof Records)[]) {
    (batch[name] as Dataset[typeof name][number][]).push(...records[name]);
  }
}

/** Writes what was planted, one line of JSON per form. */
class TruthWriter {
  readonly #stream: ReturnType<typeof createWriteStream>;
  readonly #counts: Record<string, number> = {};
  #separator = '\n';

  private constructor(path: string) {
    this.#stream = createWriteStream(path);
  }

  static async open(path: string, head: { readonly seed: number; readonly forms: number }): Promise<TruthWriter> {
    await mkdir(dirname(join(path)), { recursive: true });
    const writer = new TruthWriter(path);
    writer.#stream.write(`{"synthetic":true,"seed":${head.seed},"forms":${head.forms},"planted":[`);
    return writer;
  }

  async add({ id, planted }: Sheet): Promise<void> {
    for (const { kind, other, share, row } of planted) {
      this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
      const form_ids = other === undefined ? [id] : [id, other];
      const indicator_ids = row === undefined ? [] : [`${id}-${String(row + 1).padStart(3, '0')}`];
      const line = JSON.stringify({ kind, form_ids, indicator_ids, ...(share === undefined ? {} : { share }) });
      if (!this.#stream.write(this.#separator + line)) await once(this.#stream, 'drain');
      this.#separator = ',\n';
    }
  }

  async close(): Promise<Readonly<Record<string, number>>> {
    this.#stream.end('\n]}\n');
    await once(this.#stream, 'close');
    return this.#counts;
  }
}
