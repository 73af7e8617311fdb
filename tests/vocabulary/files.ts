import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadVocabulary } from '#lib/vocabulary/index.ts';

const folder = join(import.meta.dirname, '../../data/vocabulary');

/** The texts of data/vocabulary by file name. */
export function vocabularyFiles(): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The committed vocabulary. */
export const { vocabulary, problems } = loadVocabulary(vocabularyFiles());
