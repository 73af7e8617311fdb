import { EVERYTHING, runNamedRows, runSummary, type NamedRow } from '#lib/queries/index.ts';
import { RULES } from '#lib/rules/index.ts';
import { buildEngine, buildVocabulary } from './build-dataset.server.ts';
import type { Browse } from './search/browse.ts';
import { searchFiles, type SearchFile } from './search/index-files.ts';
import { initialsOf } from './search/initials.ts';
import type { Kind, SearchRecord } from './search/record.ts';

let files: Promise<readonly SearchFile[]> | undefined;

/** The static search index of the dataset the site is built from. */
export function buildSearchFiles(): Promise<readonly SearchFile[]> {
  files ??= buildRecords().then(searchFiles);
  return files;
}

/** The lists of the dataset the site is built from. */
export async function buildBrowse(): Promise<Browse> {
  const engine = await buildEngine();
  const [summary, regions] = await Promise.all([runSummary(engine, EVERYTHING), runNamedRows(engine, 'region')]);
  const highest = regions.filter(({ note }) => note === null);
  return {
    agencies: summary.agencies,
    forms: summary.forms,
    regions: highest.map(({ id, title }) => ({ code: id, name: title })),
    years: [...summary.years].reverse(),
  };
}

/** Everything of the dataset that can be found by words, each kind in the order it is to be shown in. */
async function buildRecords(): Promise<readonly SearchRecord[]> {
  const engine = await buildEngine();
  const kinds = ['agency', 'region', 'concept', 'indicator', 'form'] as const;
  const rows = await Promise.all(kinds.map((kind) => runNamedRows(engine, kind)));
  const concepts = new Map(buildVocabulary().concepts.map((concept) => [concept.code, concept]));
  const records = kinds.flatMap((kind, at) =>
    (rows[at] ?? []).map((row): SearchRecord => {
      const concept = kind === 'concept' ? concepts.get(row.id) : undefined;
      const named = concept === undefined ? row : { ...row, title: concept.zh };
      return { ...recordOf(kind, named), en: concept?.en ?? null };
    }),
  );
  const rules = RULES.map(({ name, title }): SearchRecord => ({
    ...recordOf('rule', { id: name, title: title.zh, note: null, number: null }),
    en: title.en,
  }));
  return [...records, ...rules];
}

/** Initials are for names people know by heart; project and indicator names would double the index. */
function recordOf(kind: Kind, { id, title, note, number }: NamedRow): SearchRecord {
  const isKnown = kind === 'agency' || kind === 'region' || kind === 'concept';
  return { kind, id, title, en: null, note, number, initials: isKnown ? initialsOf(title) : null };
}
