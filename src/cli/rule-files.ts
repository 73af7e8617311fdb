import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRuleFiles, RULE_FILES, type RuleFiles } from '#lib/rules/index.ts';
import { InputError } from './command.ts';

const VOCABULARY = fileURLToPath(new URL('../../data/vocabulary', import.meta.url));

/** The settings and law lists of data/vocabulary. @throws {InputError} if one of them cannot be read as it should. */
export async function ruleFiles(): Promise<RuleFiles> {
  const texts = RULE_FILES.map(async (name) => {
    const text = await readFile(join(VOCABULARY, name), 'utf8').catch(() => null);
    return text === null ? [] : [[name, text] as const];
  });
  const files = readRuleFiles(Object.fromEntries((await Promise.all(texts)).flat()));
  if (files.problems.length === 0) return files;
  const lines = files.problems.map(({ code, file, row, value }) => `  ${file} row ${row}: ${code} “${value}”`);
  throw new InputError(`the rule files in ${VOCABULARY} have problems\n${lines.join('\n')}`);
}

/** A short digest of all files of data/vocabulary, so that two outputs can be told apart. */
export async function vocabularyVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(VOCABULARY)).sort())
    hash.update(name).update(await readFile(join(VOCABULARY, name)));
  return hash.digest('hex').slice(0, 8);
}
