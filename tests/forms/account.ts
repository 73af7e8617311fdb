import type { Dataset } from '#lib/dataset/index.ts';
import type { ReadDocument } from '#lib/documents/index.ts';
import type { DocumentReading } from '#lib/forms/index.ts';
import { datasetOf } from './reading.ts';

/** The text of all tables of a dataset, unread pieces included, without spaces and bars. */
function textOf(dataset: Dataset): string {
  const cells = Object.values(dataset).flatMap((rows) => (rows as object[]).flatMap((row) => Object.values(row)));
  return plain(cells.filter((cell) => typeof cell === 'string').join('\n'));
}

function plain(text: string): string {
  return text.replace(/[\s|｜]|其中/g, '');
}

/**
 * Whether a run is made of few pieces that each stand in a text: a line without separators holds several cells. The first
 * may be one character, the unit of the number before it, and the last, before a character that was broken.
 */
function isCovered(run: string, kept: string): boolean {
  if (kept.includes(run)) return true;
  const fewest = [0];
  for (let end = 1; end <= run.length; end++) {
    fewest[end] = Infinity;
    for (let start = end - 1; start >= 0; start--) {
      if (end - start < 2 && start > 0 && end < run.length) continue;
      if (!kept.includes(run.slice(start, end))) break;
      fewest[end] = Math.min(fewest[end] ?? Infinity, 1 + (fewest[start] ?? Infinity));
    }
  }
  return (fewest[run.length] ?? Infinity) <= 1 + run.length / 3;
}

/** Cells that reach a table as a number, a date or a code, or are dropped because they name a person. */
function isTransformed(cell: string): boolean {
  const bare = plain(cell);
  return (
    /^[^\d]{0,4}[\d,.]+(?:元|万元|万|亿元)?[。；]?$/.test(bare) ||
    /^[\d年月日.\-/~～—至到起止度底前（）()]+$/.test(bare) ||
    /(?:新增|延续|一次性|经常性|常年|阶段性|持续)/.test(bare)
  );
}

/** Chinese runs of a document that are neither in a table nor unread. A run is what stands between signs and digits. */
export function lostRuns(document: ReadDocument, reading: DocumentReading): readonly string[] {
  const kept = textOf(datasetOf([reading]));
  const places = new Set(
    reading.unread.filter((row) => row.text.includes('*')).flatMap((row) => row.source_place.split(';')),
  );
  const cells = document.grids.flatMap((grid) => grid.rows.flat());
  return cells
    .filter((cell) => !isTransformed(cell.text) && !places.has(cell.place))
    .flatMap(
      (cell) => cell.text.replace(/其中|\d[年月日\d.]+|百分比|个百分点/g, ' ').match(/[\u4e00-\u9fff]{3,}/g) ?? [],
    )
    .filter((run) => !isCovered(run, kept));
}
