import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadVocabulary, VOCABULARY_FILES, type Vocabulary } from '#lib/vocabulary/index.ts';
import { InputError } from './command.ts';

const FOLDER = fileURLToPath(new URL('../../data/vocabulary', import.meta.url));

/**
 * The vocabulary in a folder of CSV files, by default the product's own.
 * @throws {InputError} naming every row that cannot be used: reading on without it would change results unseen.
 */
export async function readVocabulary(folder = FOLDER): Promise<Vocabulary> {
  const texts = VOCABULARY_FILES.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null);
    return text === null ? [] : [[name, text] as const];
  });
  const { vocabulary, problems } = loadVocabulary(Object.fromEntries((await Promise.all(texts)).flat()));
  if (problems.length === 0) return vocabulary;
  const lines = problems.map(
    ({ file, row, column, code, value }) => `  ${file} row ${row} ${column}: ${code} “${value}”`,
  );
  throw new InputError(`the vocabulary in ${folder} has problems\n${lines.join('\n')}`);
}
