import type { Lookups } from './lookups.ts';
import type { DraftCell, DraftRow, Part } from './piece.ts';
import { targetStart } from './target-start.ts';

function cut(part: Part, start: number, end?: number): Part {
  return { ...part, text: part.text.slice(start, end).trim() };
}

/** Name and target of the text behind a level label: 焚烧处理垃圾量≥42万吨. */
function nameAndTarget(part: Part): readonly Part[] {
  const text = part.text.replace(/[。；;]$/, '');
  const start = targetStart(text);
  return start === null ? [part] : [cut(part, 0, start), cut(part, start)];
}

/** A line that is a level label, a colon and perhaps an indicator: 数量指标：焚烧处理垃圾量≥42万吨. */
function levelLine(row: DraftRow, { terms }: Lookups): DraftRow | null {
  const [cell, other] = row.cells;
  const [part, ...more] = cell?.parts ?? [];
  const label = /^([^:：]{2,20})[:：]/.exec(part?.text ?? '');
  if (!cell || other || !part || more.length > 0 || !label) return null;
  const word = label[1] ?? '';
  const [one, two] = [terms.codes(1, word), terms.codes(2, word)];
  if (!/(?:指标|目标)$/.test(word) || one.length + two.length === 0) return null;
  const rest = cut(part, label[0].length);
  const parts = rest.text === '' ? [] : nameAndTarget(rest);
  const column = two.length > 0 && (parts.length > 0 || one.length === 0) ? 1 : 0;
  const at = (own: Part, place: number): DraftCell => ({ parts: [own], column: place });
  const cells = [at(cut(part, 0, label[0].length - 1), column), ...parts.map((own, place) => at(own, 2 + place))];
  return { cells, width: 4, gap: row.gap };
}

/** Lines of a list of indicators (产出指标： / 数量指标：…) as rows of a table; other lines stay as they are. */
export function levelLines(rows: readonly DraftRow[], lookups: Lookups): readonly DraftRow[] {
  const read = rows.map((row) => levelLine(row, lookups));
  const found = read.filter((row) => row !== null).length;
  return found >= 3 ? rows.map((row, at) => read[at] ?? row) : rows;
}
