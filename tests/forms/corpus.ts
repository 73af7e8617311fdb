import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset, type Row, writeDataset } from '#lib/dataset/index.ts';
import { documentsIn } from '#lib/documents/index.ts';
import type { DocumentReading } from '#lib/forms/index.ts';
import { lostRuns } from './account.ts';
import { norm, same } from './corpus-compare.ts';
import { compareForm, missForm } from './corpus-form.ts';
import { comparePieces } from './corpus-pieces.ts';
import { ASKED, Tally, UNWANTED } from './corpus-tally.ts';
import { CORPUS, type CorpusDocument, type CorpusForm } from './corpus-truth.ts';
import { datasetOf, readBytes } from './reading.ts';

/** The documents of a split by the name the reader gives them; those in an archive have its name before theirs. */
export function corpusFiles(split: string): ReadonlyMap<string, Uint8Array> {
  const folder = join(CORPUS, split);
  const names = readdirSync(folder).filter((name) => !name.endsWith('.json'));
  return new Map(
    names.flatMap((name) =>
      documentsIn(name, new Uint8Array(readFileSync(join(folder, name)))).files.map((own) => [own.file, own.bytes]),
    ),
  );
}

/** How well a form read fits one of the hand reading: rows with the same name count most. */
function fit(wanted: CorpusForm, form: Row<'forms'>, dataset: Dataset): number {
  const names = new Set(wanted.indicators.map((own) => norm(own.name)));
  const rows = dataset.indicators.filter((row) => row.form_id === form.id && names.has(norm(row.name)));
  const project = same(wanted.project_name, form.project_name) ? 3 : 0;
  const type = same(wanted.type, form.type) ? 1 : 0;
  return project + type + (6 * rows.length) / Math.max(1, names.size);
}

/** Compares what was read in one document with its hand reading. */
export function compareDocument(document: CorpusDocument, reading: DocumentReading): Tally {
  const tally = new Tally();
  const dataset = datasetOf([reading]);
  const free = new Set(dataset.forms);
  document.forms.forEach((wanted, at) => {
    const [best] = [...free].sort((a, b) => fit(wanted, b, dataset) - fit(wanted, a, dataset));
    tally.check('form', best !== undefined, `form ${at + 1} not found`);
    if (!best) return missForm(tally, wanted);
    free.delete(best);
    compareForm(tally, wanted, { id: best.id, dataset, tag: document.forms.length > 1 ? `form ${at + 1} ` : '' });
  });
  for (const form of free) tally.invent('invented_forms', `${form.title} ${form.project_name} @${form.source_place}`);
  comparePieces(tally, document, dataset);
  comparePrivacy(tally, document, { reading, dataset });
  for (const run of lostRuns(reading.document, reading)) tally.invent('lost', run);
  return tally;
}

interface Read {
  readonly reading: DocumentReading;
  readonly dataset: Dataset;
}

function comparePrivacy(tally: Tally, document: CorpusDocument, { reading, dataset }: Read): void {
  const problems = [reading.document, ...reading.forms].map((own) => JSON.stringify(own.problems));
  const written = norm([...writeDataset(dataset).values(), ...problems].join('\n'));
  const persons = [...document.people, ...document.phones, ...document.phones.map((phone) => phone.replace(/-/g, ''))];
  for (const person of new Set(persons.map(norm)))
    if (written.includes(person)) tally.invent('privacy', `a person of ${person.length} characters was written`);
}

/** Reads a document of the corpus and compares it with its hand reading. */
export async function readAndCompare(document: CorpusDocument, files: ReadonlyMap<string, Uint8Array>): Promise<Tally> {
  return compareDocument(document, await readBytes(document.file, files.get(document.file) ?? new Uint8Array()));
}

/** Counts as they are committed: `right/asked` by kind, and what was invented. Kinds a document has none of are left out. */
export type Counts = Readonly<Record<string, string | number>>;

/** The counts of a comparison. */
export function countsOf(tally: Tally): Counts {
  const asked = ASKED.filter((kind) => tally.asked.has(kind));
  return Object.fromEntries([
    ...asked.map((kind) => [kind, `${tally.right.get(kind) ?? 0}/${tally.asked.get(kind)}`] as const),
    ...UNWANTED.filter((kind) => tally.unwanted.has(kind)).map(
      (kind) => [kind, tally.unwanted.get(kind) ?? 0] as const,
    ),
  ]);
}

/** Kinds of which fewer are right than committed, or more invented. */
export function fallen(committed: Counts, tally: Tally): readonly string[] {
  const right = ASKED.filter((kind) => (tally.right.get(kind) ?? 0) < parseInt(String(committed[kind] ?? '0')));
  const invented = UNWANTED.filter((kind) => (tally.unwanted.get(kind) ?? 0) > Number(committed[kind] ?? 0));
  return [...right, ...invented];
}
