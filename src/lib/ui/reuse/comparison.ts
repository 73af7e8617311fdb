import {
  LEAST_AGENCIES,
  levelLines,
  packForms,
  packPassages,
  RUN_LINE,
  type ChanceEstimate,
  type FormPair,
  type Framework,
  type JobKind,
  type Jobs,
  type PassageAnswer,
  type Progress,
  type RowReuse,
  type SimilarityClient,
  type StrayRow,
} from '#lib/similarity/index.ts';
import { formInputs, formTexts, passageInputs, rowColumns, type Corpus } from './corpus.ts';

/** What the kernel found in a corpus; numbers are places in the lists of the corpus. */
export interface Compared {
  readonly corpus: Corpus;
  /** How many agencies have forms in it. */
  readonly agencies: number;
  readonly frameworks: readonly Framework[];
  readonly rows: RowReuse;
  readonly forms: { readonly pairs: readonly FormPair[]; readonly line: number };
  readonly strays: readonly StrayRow[];
  readonly passages: PassageAnswer;
  /** From how many fresh characters on a run was looked for. */
  readonly runLine: number;
  /** Undefined where agencies are too few for a verdict. */
  readonly chance: ChanceEstimate | undefined;
}

export interface CompareOptions {
  readonly frameworks: readonly Framework[];
  readonly report?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Where all runs fit on a page, those below the line are shown too: what is official wording shall be seen to be it. */
const FEW_PASSAGES = 2000;
const BELOW_LINE = 10;

/** Holds a corpus against itself at all three levels. Rejects with an AbortError when the signal fires. */
export async function compareCorpus(
  client: SimilarityClient,
  corpus: Corpus,
  options: CompareOptions,
): Promise<Compared> {
  const { frameworks } = options;
  const ask = <Kind extends JobKind>(kind: Kind, question: Jobs[Kind]['ask']) =>
    asked(client, { kind, question }, options);
  const inputs = formInputs(corpus);
  const table = packForms(inputs);
  const runLine = corpus.passages.length <= FEW_PASSAGES ? BELOW_LINE : RUN_LINE;
  const rows = await ask('rows', { columns: rowColumns(corpus) });
  const forms = await ask('forms', { table, frameworks });
  const strays = await ask('strays', { texts: formTexts(corpus) });
  const passages = await ask('passages', { table: packPassages(passageInputs(corpus)), line: runLine });
  const lines = Object.values(levelLines(forms.line));
  const chance = table.agencies.length < LEAST_AGENCIES ? undefined : await ask('chance', { lines });
  return { corpus, agencies: table.agencies.length, frameworks, rows, forms, strays, passages, runLine, chance };
}

/** One answer of the kernel; rejects with an AbortError when it was cancelled. */
export async function asked<Kind extends JobKind>(
  client: SimilarityClient,
  { kind, question }: { readonly kind: Kind; readonly question: Jobs[Kind]['ask'] },
  { report, signal }: Omit<CompareOptions, 'frameworks'> = {},
): Promise<Jobs[Kind]['answer']> {
  const outcome = await client.ask(kind, question, { ...(report ? { report } : {}), ...(signal ? { signal } : {}) });
  if (outcome.kind === 'done') return outcome.answer;
  if (outcome.kind === 'cancelled') throw new DOMException('cancelled', 'AbortError');
  throw new Error(outcome.message);
}
