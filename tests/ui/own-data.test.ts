import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readOwnData } from '../../src/lib/ui/own/reading.ts';

const data = join(import.meta.dirname, '..', '..', 'data');
const fixtures = join(import.meta.dirname, '..', 'fixtures', 'forms', 'real');
const files = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ path: name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
const tables = files(data, '.csv');
const documents = files(fixtures, '.txt');
const vocabulary = async () =>
  Object.fromEntries(files(join(data, 'vocabulary'), '.csv').map(({ path, bytes }) => [path, decoded(bytes)]));
const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('readOwnData', () => {
  it('reads the tables of a dataset', async () => {
    const reading = await readOwnData(tables, vocabulary);
    expect(reading.kind).toBe('tables');
    expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(reading.files.get('forms.csv')).toBe(
      decoded(tables.find(({ path }) => path === 'forms.csv')?.bytes ?? new Uint8Array()),
    );
  });

  it('reads them from an archive, whatever the folder in it is called', async () => {
    const entries = Object.fromEntries(tables.map(({ path, bytes }) => [`folder/${path}`, bytes]));
    const plain = await readOwnData(tables, vocabulary);
    const zipped = await readOwnData([{ path: 'all.zip', bytes: zipSync(entries) }], vocabulary);
    expect(zipped.files).toEqual(plain.files);
  });

  it('reads the documents themselves into the dataset that import writes', async () => {
    const reading = await readOwnData(documents, vocabulary);
    expect(reading.kind).toBe('documents');
    expect(reading.files.get('indicators.csv')).toBe(readFileSync(join(data, 'indicators.csv'), 'utf8'));
    expect(reading.sources.map(({ file }) => file)).toEqual(documents.map(({ path }) => path));
  });

  it('reports an archive that is damaged', async () => {
    const bytes = zipSync({ 'forms.csv': strToU8('id\n') }).slice(0, 30);
    const reading = await readOwnData([{ path: 'bad.zip', bytes }], vocabulary);
    expect(reading.problems[0]).toMatchObject({ code: 'archive_broken', file: 'bad.zip' });
    expect(reading.rows.forms).toBe(0);
  });

  it('reports what is no form at all', async () => {
    const reading = await readOwnData([{ path: 'note.txt', bytes: strToU8('今天天气很好') }], vocabulary);
    expect(reading.problems).toContainEqual(expect.objectContaining({ code: 'no_form', file: 'note.txt' }));
  });
});
