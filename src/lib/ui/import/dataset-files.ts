import { writeDataset } from '#lib/dataset/index.ts';
import { assembleDataset, type DocumentReading } from '#lib/forms/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';

/** The dataset of readings as the import command writes it, with the corrections beside it; empty without vocabulary. */
export function datasetFiles(
  readings: readonly DocumentReading[],
  vocabulary: Vocabulary | null,
  corrections: string | null,
): ReadonlyMap<string, string> {
  if (vocabulary === null) return new Map();
  const files = new Map(writeDataset(assembleDataset(readings, vocabulary)));
  if (corrections !== null) files.set('corrections.json', corrections);
  return files;
}
