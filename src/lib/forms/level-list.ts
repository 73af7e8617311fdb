import { labelSpans } from './labels.ts';
import type { Lookups } from './lookups.ts';
import type { DraftCell, DraftRow, Part } from './piece.ts';
import { targetStart } from './target-start.ts';

const NUMBER =
  /^\s*(?:指标\s*[\d一二三四五六七八九十]{1,3}\s*[:：、.．]|[(（][\d一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．)）](?!\d)|[①-⑳]|[-•●·◆])\s*/;
const BULLET = /^\s*[-•●·◆]\s*/;
const LONGEST_NAME = 40;
/** So few headings are no list of indicators. */
const FEWEST = 3;

/** A line of a list of indicators: a level on a line of its own, or an indicator below it. */
type ListLine =
  | { readonly kind: 'level'; readonly level: 1 | 2; readonly part: Part }
  | { readonly kind: 'item'; readonly name: Part; readonly value: Part | null };

function onlyPart(row: DraftRow): Part | null {
  const [cell, other] = row.cells;
  const [part, more] = cell?.parts ?? [];
  return part && !other && !more ? part : null;
}

function headingOf(part: Part, { terms, labels }: Lookups): ListLine | null {
  const label = part.text.replace(/[:：]\s*$/, '');
  if (label.length > 24 || !/(?:指标|目标)(?:[(（][^()（）]*[)）])?$/.test(label)) return null;
  const [one, two] = [terms.codes(1, label), terms.codes(2, label)];
  if (one.length + two.length === 0 || labels.known(label).length > 0) return null;
  const isFirst = /^\s*[一二三四五六]/.test(label) || (!/^\s*[(（\d]/.test(label) && label.length <= 6);
  const level = one.length > 0 && (two.length === 0 || isFirst) ? 1 : 2;
  return { kind: 'level', level, part: { ...part, text: label } };
}

function itemOf(part: Part, { labels }: Lookups): ListLine | null {
  const text = part.text.replace(/[。；;]\s*$/, '');
  const from = NUMBER.exec(text)?.[0].length ?? 0;
  if (from === 0 && labelSpans(part.text, labels).length > 0) return null;
  const colon = /[:：]/.exec(text.slice(from))?.index ?? -1;
  const start = colon > 0 ? colon : targetStart(text.slice(from));
  const isNumbered = from > 0;
  if (start === null)
    return isNumbered && text.length <= LONGEST_NAME ? { kind: 'item', name: { ...part, text }, value: null } : null;
  if (start > LONGEST_NAME || (!isNumbered && colon < 0)) return null;
  const value = text.slice(from + start + (colon > 0 ? 1 : 0)).trim();
  const name = { ...part, text: text.slice(BULLET.exec(text)?.[0].length ?? 0, from + start).trim() };
  return { kind: 'item', name, value: value === '' ? null : { ...part, text: value } };
}

function cellAt(part: Part, column: number): DraftCell {
  return { parts: [part], column };
}

/** The lines of a list from its first heading on, or null where a line is no part of it. */
function linesOf(rows: readonly DraftRow[], lookups: Lookups): readonly (ListLine | null)[] {
  let open = false;
  return rows.map((row) => {
    const part = onlyPart(row);
    const heading = part ? headingOf(part, lookups) : null;
    const line = heading ?? (open && part ? itemOf(part, lookups) : null);
    open = line !== null;
    return line;
  });
}

/**
 * A list with the levels on lines of their own and the indicators below them ((一)产出指标 / 1.数量指标 / (1)演出场次：不少于120场)
 * as rows of a table: level 1, level 2, name, target. Other lines stay as they are.
 */
export function levelList(rows: readonly DraftRow[], lookups: Lookups): readonly DraftRow[] {
  const lines = linesOf(rows, lookups);
  const headings = lines.filter((line) => line?.kind === 'level');
  const items = lines.filter((line) => line?.kind === 'item');
  if (headings.length < FEWEST || items.length < 2 || !headings.some((line) => line.level === 2)) return rows;
  let above: readonly DraftCell[] = [];
  return rows.flatMap((row, at): readonly DraftRow[] => {
    const line = lines[at];
    if (!line) return [row];
    if (line.kind === 'level') {
      const column = line.level - 1;
      above = [...above.filter((cell) => cell.column < column), cellAt(line.part, column)];
      if (lines[at + 1]) return [];
      const cells = above;
      above = [];
      return [{ cells, width: 4, gap: row.gap }];
    }
    const cells = [...above, cellAt(line.name, 2), ...(line.value ? [cellAt(line.value, 3)] : [])];
    above = [];
    return [{ cells, width: 4, gap: row.gap }];
  });
}
