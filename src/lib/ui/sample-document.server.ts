import { readCsv } from '#lib/dataset/index.ts';
import { datasetFile, sourceText } from './build-dataset.server.ts';
import type { SampleDocument } from './import/ImportPage.svelte';

/** A document the dataset was read from, masked, to try the import page with; null when none is at hand. */
export async function sampleDocument(): Promise<SampleDocument | null> {
  const bytes = await datasetFile('forms.csv');
  if (bytes === null) return null;
  for (const form of readCsv('forms', new TextDecoder().decode(bytes)).rows) {
    const source = await sourceText(form);
    if (source) return { file: source.file, text: source.lines.map((line) => line.text).join('\n') };
  }
  return null;
}
