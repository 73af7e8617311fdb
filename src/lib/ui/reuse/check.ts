import { LEAST_AGENCIES, levelOf, RUN_LINE, rowKey, type NameMatch, type PassageMatch } from '#lib/similarity/index.ts';
import { asked } from './comparison.ts';
import { formInputs, type Corpus, type ReuseForm, type ReusePassage, type ReuseRow } from './corpus.ts';
import type { Prepared } from './live.svelte.ts';
import { runBeside, type PairRun } from './pair-runs.ts';
import type { PlaceNames } from './pair-view.ts';
import { ownersOf } from './passage-clusters.ts';
import { agenciesOf, type Grade } from './report.ts';

/** A form of the dataset near the one that is checked. */
export interface NearForm {
  readonly form: ReuseForm;
  readonly bits: number;
  readonly grade: Grade;
  /** Names of rows that both have. */
  readonly shared: readonly string[];
}

/** How a row of the checked form stands in the dataset. */
export interface CheckedRow {
  readonly row: ReuseRow;
  readonly forms: number;
  readonly agencies: number;
  readonly isOfficial: boolean;
  /** The most similar other name; null if there is none. */
  readonly like: { readonly name: string; readonly similarity: number } | null;
}

/** Everything found about one form. */
export interface CheckedForm {
  readonly form: ReuseForm;
  /** Whether the dataset has the very form; it is not held against itself. */
  readonly isKnown: boolean;
  readonly nearest: readonly NearForm[];
  readonly runs: readonly { readonly run: PairRun; readonly other: ReuseForm }[];
  readonly rows: readonly CheckedRow[];
}

const MOST_NEAR = 20;
const MOST_RUNS = 50;
const MOST_NAMES = 5;

/** Holds every form of a document against the dataset. */
export async function checkDocument(
  prepared: Prepared,
  document: Corpus,
  places: PlaceNames,
): Promise<readonly CheckedForm[]> {
  const inputs = formInputs(document);
  const checked: CheckedForm[] = [];
  for (const [at, form] of document.forms.entries()) {
    const input = inputs[at];
    if (input === undefined) continue;
    const rows = document.rows.filter((row) => row.form === form);
    const passages = document.passages.filter((passage) => passage.form === form);
    const near = await asked(prepared.client, { kind: 'checkForm', question: { form: input } });
    checked.push({
      form,
      isKnown: prepared.compared.corpus.forms.some(({ id }) => id === form.id),
      nearest: near
        .flatMap(({ form: other, bits }) => nearForm(prepared, { other, bits, rows }))
        .filter((one) => one.form.id !== form.id)
        .slice(0, MOST_NEAR),
      rows: await checkedRows(prepared, form, rows),
      runs: await checkedRuns(prepared, passages, places),
    });
  }
  return checked;
}

function nearForm(
  { compared }: Prepared,
  { other, bits, rows }: { readonly other: number; readonly bits: number; readonly rows: readonly ReuseRow[] },
): NearForm[] {
  const form = compared.corpus.forms[other];
  if (!form) return [];
  const names = new Set(compared.corpus.rows.filter((row) => row.form === form).map(keyOf));
  const shared = [...new Set(rows.filter((row) => names.has(keyOf(row))).map(({ name }) => name))];
  return [{ form, bits, grade: levelOf(bits, compared.agencies) ?? 'unjudged', shared }];
}

function keyOf({ name, target }: ReuseRow): string {
  return rowKey(name, target).name;
}

async function checkedRows(
  { client, compared }: Prepared,
  form: ReuseForm,
  rows: readonly ReuseRow[],
): Promise<CheckedRow[]> {
  const question = { rows: rows.map(({ name, target }) => ({ name, target })), most: MOST_NAMES };
  const found = await asked(client, { kind: 'checkRows', question });
  const holders = holdersOf(
    { compared },
    found.flatMap((matches) => matches.map(({ name }) => name)),
  );
  const official = new Set(compared.frameworks.flatMap(({ names }) => names.map((name) => rowKey(name).name)));
  return rows.map((row, at): CheckedRow => {
    const matches = found[at] ?? [];
    const same = matches.filter(({ similarity }) => similarity === 1).flatMap(({ name }) => holders.get(name) ?? []);
    const forms = [...new Set(same.map((one) => one.form))].filter(({ id }) => id !== form.id);
    return {
      row,
      forms: forms.length,
      agencies: agenciesOf(forms).length,
      isOfficial: official.has(keyOf(row)),
      like: likest(matches, holders, form),
    };
  });
}

function likest(
  matches: readonly NameMatch[],
  holders: ReadonlyMap<number, readonly ReuseRow[]>,
  form: ReuseForm,
): CheckedRow['like'] {
  for (const { name, similarity } of matches) {
    const row = holders.get(name)?.find((one) => one.form.id !== form.id);
    if (similarity < 1 && row) return { name: row.name, similarity };
  }
  return null;
}

/** The rows that carry certain names. */
function holdersOf({ compared }: Pick<Prepared, 'compared'>, names: readonly number[]): Map<number, ReuseRow[]> {
  const holders = new Map<number, ReuseRow[]>(names.map((name) => [name, []]));
  compared.rows.rows.nameOf.forEach((name, at) => {
    const row = compared.corpus.rows[at];
    if (row) holders.get(name)?.push(row);
  });
  return holders;
}

async function checkedRuns(
  { client, compared }: Prepared,
  passages: readonly ReusePassage[],
  places: PlaceNames,
): Promise<CheckedForm['runs']> {
  const found: { readonly run: PairRun; readonly other: ReuseForm }[] = [];
  for (const passage of passages) {
    const matches = await asked(client, { kind: 'checkText', question: { text: passage.text } });
    for (const match of matches) {
      const other = holderOf({ compared }, match, passage.form);
      if (other === undefined) continue;
      const grade: Grade = match.bits < RUN_LINE ? 'below' : compared.agencies < LEAST_AGENCIES ? 'unjudged' : 'over';
      const heldBy = agenciesOf(ownersOf(compared, match.text).map(({ form }) => form)).length;
      const run = runBeside(compared, { left: passage, right: other, match, grade, heldBy, places });
      found.push({ run, other: other.form });
    }
  }
  return found.sort((one, two) => two.run.bits - one.run.bits).slice(0, MOST_RUNS);
}

/** A passage of another form that consists of the text found. */
function holderOf(
  { compared }: Pick<Prepared, 'compared'>,
  { text }: PassageMatch,
  form: ReuseForm,
): ReusePassage | undefined {
  return ownersOf(compared, text).find((passage) => passage.form.id !== form.id);
}
