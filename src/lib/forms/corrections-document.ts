import type { ReadDocument } from '#lib/documents/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import type { DocumentReading } from './assemble.ts';
import type { Correction, DocumentCorrections, StaleCorrection } from './corrections.ts';
import { applyCorrections, type CorrectionOutcome } from './corrections-apply.ts';
import { masked, sharesPlace } from './corrections-match.ts';

/** What became of the corrections of one document. */
export interface DocumentOutcome extends CorrectionOutcome {
  /** The document is no longer the one the corrections were made on. */
  readonly isChanged: boolean;
}

/**
 * The corrections made on a document, by its digest, else by its name: a document that was changed since keeps those
 * whose print still stands at their place.
 */
export function applyToDocument(
  reading: DocumentReading,
  kept: readonly DocumentCorrections[],
  vocabulary: Vocabulary,
): DocumentOutcome {
  const { file, sha256 } = reading.document;
  const same = kept.filter((one) => one.sha256 === sha256);
  const named = same.filter((one) => one.file === file);
  const [own] =
    named.length > 0 ? [named] : same.length > 0 ? [same.slice(0, 1)] : [kept.filter((one) => one.file === file)];
  const isChanged = same.length === 0 && own.length > 0;
  const all = own.flatMap(({ corrections }) => corrections);
  if (!isChanged) return { ...applyCorrections(reading, all, vocabulary), isChanged };
  const stands = (one: Correction): boolean => one.kind !== 'header' || printsAt(reading.document, one);
  const gone = all
    .filter((one) => !stands(one))
    .map((correction): StaleCorrection => ({ correction, reason: 'text_gone' }));
  const outcome = applyCorrections(reading, all.filter(stands), vocabulary);
  return { ...outcome, stale: [...gone, ...outcome.stale], isChanged };
}

function printsAt({ grids }: ReadDocument, { place, printed }: Correction): boolean {
  const plain = (text: string): string => masked(text).replace(/\s+/g, '');
  const cells = grids.flatMap((grid) => grid.rows.flat()).filter((cell) => sharesPlace(cell.place, place));
  return plain(cells.map((cell) => cell.text).join('')).includes(plain(printed));
}

/** The corrections of documents that were not read. */
export function leftOver(
  kept: readonly DocumentCorrections[],
  documents: readonly Pick<ReadDocument, 'file' | 'sha256'>[],
): readonly DocumentCorrections[] {
  const read = new Set(documents.flatMap(({ file, sha256 }) => [file, sha256]));
  return kept.filter(({ file, sha256, corrections }) => corrections.length > 0 && !read.has(file) && !read.has(sha256));
}
