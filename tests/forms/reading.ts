import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDocument } from '#lib/documents/index.ts';
import { assembleDataset, type DocumentReading, readForms } from '#lib/forms/index.ts';
import { loadVocabulary, VOCABULARY_FILES, type Vocabulary } from '#lib/vocabulary/index.ts';

export const FIXTURES = join(import.meta.dirname, '../fixtures/forms');
export const REAL = join(FIXTURES, 'real');

/** The vocabulary of data/vocabulary. */
export const vocabulary: Vocabulary = loadVocabulary(
  Object.fromEntries(
    VOCABULARY_FILES.map((name) => [
      name,
      readFileSync(join(import.meta.dirname, '../../data/vocabulary', name), 'utf8'),
    ]),
  ),
).vocabulary;

/** The files of a folder that end so, with their folder, sorted. */
export function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** Reads a document from disk as the import command does. */
export async function readFile(path: string): Promise<DocumentReading> {
  return readBytes(basename(path), new Uint8Array(readFileSync(path)));
}

/** Reads the bytes of a document. */
export async function readBytes(file: string, bytes: Uint8Array): Promise<DocumentReading> {
  return readForms(await openDocument(file, bytes), vocabulary);
}

/** Reads a text given as a string. */
export async function readString(text: string, file = 'text.txt'): Promise<DocumentReading> {
  return readBytes(file, new TextEncoder().encode(text));
}

/** The dataset of readings. */
export function datasetOf(readings: readonly DocumentReading[]): Dataset {
  return assembleDataset(readings, vocabulary);
}
