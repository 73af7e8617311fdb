import { readdirSync } from 'node:fs';
import { type Dataset, emptyDataset, type Row } from '#lib/dataset/index.ts';
import { corpusFiles } from '../forms/corpus.ts';
import { datasetOf, filesIn, FIXTURES, readBytes, readFile } from '../forms/reading.ts';
import { CORPUS } from '../forms/corpus-truth.ts';

/** Everything read from the invented documents of the repository: layouts by layout, and the splits of the corpus. */
export async function readInventedForms(): Promise<Dataset> {
  const layouts = ['.txt', '.tsv', '.md', '.html'].flatMap((ending) => filesIn(FIXTURES, ending));
  const splits = readdirSync(CORPUS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const documents = splits.flatMap(({ name }) => [...corpusFiles(name)]);
  const readings = await Promise.all([
    ...layouts.map((path) => readFile(path)),
    ...documents.map(([file, bytes]) => readBytes(file, bytes)),
  ]);
  return datasetOf(readings);
}

/** One form alone, with rows of its own that a test may change. */
export function formAlone(dataset: Dataset, form: Row<'forms'>): Dataset {
  const own = dataset.indicators.filter(({ form_id }) => form_id === form.id);
  const ids = new Set(own.map(({ id }) => id));
  const ofForm = <R extends { readonly form_id: string }>(rows: readonly R[]): R[] =>
    rows.filter(({ form_id }) => form_id === form.id);
  return structuredClone({
    ...emptyDataset(),
    regions: dataset.regions,
    agencies: dataset.agencies.filter(({ id }) => id === form.agency_id),
    forms: [form],
    amounts: ofForm(dataset.amounts),
    tasks: ofForm(dataset.tasks),
    goals: ofForm(dataset.goals),
    narratives: ofForm(dataset.narratives),
    indicators: own,
    targets: dataset.targets.filter(({ indicator_id }) => ids.has(indicator_id)),
    unread: dataset.unread.filter(({ source_file }) => source_file === form.source_file),
  });
}
