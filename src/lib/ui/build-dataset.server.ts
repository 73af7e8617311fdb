import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { openDocument } from '#lib/documents/index.ts';
import { openDatasetFolder } from '#lib/engines/duckdb-native.server.ts';
import { cachedEngine, QueryCache, type DuckdbEngine } from '#lib/engines/index.ts';
import type { FormDetail } from '#lib/queries/index.ts';
import { loadVocabulary, type Vocabulary } from '#lib/vocabulary/index.ts';
import { maskedSource } from './source/masked-source.ts';
import type { SourceText } from './source/source-text.ts';
import { termNames } from './terms.ts';
import { textOf, type Text } from './text.ts';

const FOLDER = resolve(process.env['DUIBIAO_DATASET'] ?? 'data');
const VOCABULARY_FOLDER = resolve('data', 'vocabulary');
/** Where the documents of a dataset are looked for; the digest of a form says which file it was read from. */
const DOCUMENT_FOLDERS = [
  resolve(process.env['DUIBIAO_DOCUMENTS'] ?? join(FOLDER, 'documents')),
  resolve('tests', 'fixtures', 'forms', 'real'),
];
/** Bytes of answers kept while pages are rendered. */
const MOST_KEPT = 64 * 1024 * 1024;
/** What pages of single records ask by. */
const KEYS = [
  ['forms', 'id'],
  ['forms', 'agency_id'],
  ['agencies', 'id'],
  ['amounts', 'form_id'],
  ['goals', 'form_id'],
  ['indicators', 'form_id'],
  ['targets', 'indicator_id'],
] as const;

let engine: Promise<DuckdbEngine> | undefined;
let vocabulary: Vocabulary | undefined;
const sources = new Map<string, Promise<SourceText | null>>();

/**
 * The engine over the dataset the site is built from: the folder in DUIBIAO_DATASET, else data/. Pages ask many of the
 * same questions, above all the two languages of one: its latest answers are kept.
 */
export function buildEngine(): Promise<DuckdbEngine> {
  engine ??= openBuildEngine();
  return engine;
}

async function openBuildEngine(): Promise<DuckdbEngine> {
  const own = await openDatasetFolder(FOLDER);
  // Pages are rendered one after another, by several processes where there are many.
  await own.run('SET threads = 1');
  for (const [table, column] of KEYS) await own.run(`CREATE INDEX "build_${table}_${column}" ON ${table}(${column})`);
  const { query } = cachedEngine(own, new QueryCache(MOST_KEPT), () => FOLDER);
  return { ...own, query };
}

/** The texts of a page in the language of its address, with the names of the vocabulary. */
export function buildText(lang: string | undefined): Text {
  const locale = lang === 'en' ? 'en' : 'zh';
  return textOf(locale, termNames(buildVocabulary(), locale));
}

/** The vocabulary of data/vocabulary. */
export function buildVocabulary(): Vocabulary {
  vocabulary ??= loadVocabulary(textFiles(VOCABULARY_FOLDER)).vocabulary;
  return vocabulary;
}

/** One file of the dataset folder; null when it has none of this name. */
export async function datasetFile(name: string): Promise<Uint8Array | null> {
  const path = join(FOLDER, basename(name));
  return existsSync(path) ? readFileSync(path) : null;
}

/** The document a form was read from, masked; null when the very file is not at hand. */
export function sourceText({
  source_file,
  source_sha256,
}: Pick<FormDetail['form'], 'source_file' | 'source_sha256'>): Promise<SourceText | null> {
  const known = sources.get(source_sha256);
  if (known !== undefined) return known;
  const found = readSource(source_file, source_sha256);
  sources.set(source_sha256, found);
  return found;
}

async function readSource(file: string, sha256: string): Promise<SourceText | null> {
  for (const path of DOCUMENT_FOLDERS.map((folder) => join(folder, basename(file))).filter(existsSync)) {
    const document = await openDocument(file, readFileSync(path));
    if (document.sha256 === sha256) return maskedSource(document, buildVocabulary());
  }
  return null;
}

function textFiles(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
