import { isWrapped, lineText, segmentsOf, type Margins, type TextLine } from './pdf-lines.ts';

/** A line of text outside ruled tables; columns set apart by white space are separated by tabs. */
export interface PlacedLine {
  readonly text: string;
  readonly top: number;
  readonly baseline: number;
}

export interface ColumnContext {
  /** Heights at which ruled tables begin: text above and below is not one block. */
  readonly borders: readonly number[];
  /** Edges of the page's text, tables included. */
  readonly margins: Margins;
  readonly pageWidth: number;
}

/** A gap this wide, in characters, sets two columns apart. */
const COLUMN_GAP = 1.2;
/** Lines further apart than this, in characters from top to top, belong to different blocks. */
const BLOCK_GAP = 3;

/** The lines outside ruled tables: wrapped paragraphs joined, columns of white space kept apart by tabs. */
export function columnLines(lines: readonly TextLine[], context: ColumnContext): PlacedLine[] {
  return blocksOf(lines, context.borders).flatMap((block) => {
    const columns = columnsOf(block);
    return columns.length > 1 ? rowsByColumn(block, columns) : paragraphs(block, context);
  });
}

function blocksOf(lines: readonly TextLine[], borders: readonly number[]): TextLine[][] {
  const blocks: TextLine[][] = [];
  for (const line of lines) {
    const before = blocks.at(-1)?.at(-1);
    const isNear = before && line.baseline - before.baseline < BLOCK_GAP * line.size;
    const isParted = before && borders.some((top) => top > before.baseline && top <= line.baseline);
    if (isNear && !isParted) blocks.at(-1)?.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** Segments of a line; a title whose characters are spaced out is one. */
function partsOf(line: TextLine): TextLine[] {
  const parts = segmentsOf(line, COLUMN_GAP);
  return parts.every((part) => lineText(part).length === 1) ? [line] : parts;
}

/** The columns of a block in which several lines have parts that stand under each other; one column otherwise. */
function columnsOf(block: readonly TextLine[]): Margins[] {
  const parted = block.map(partsOf).filter((parts) => parts.length > 1);
  if (parted.length < 3) return [];
  const columns: { left: number; right: number }[] = [];
  for (const part of parted.flat().sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && part.left <= last.right) last.right = Math.max(last.right, part.right);
    else columns.push({ left: part.left, right: part.right });
  }
  return columns;
}

interface Row {
  readonly cells: string[];
  readonly last: (TextLine | undefined)[];
  readonly top: number;
  readonly baseline: number;
}

function rowsByColumn(block: readonly TextLine[], columns: readonly Margins[]): PlacedLine[] {
  const rows: Row[] = [];
  for (const line of block) {
    const cells: string[] = [];
    const last: (TextLine | undefined)[] = [];
    for (const part of partsOf(line)) {
      const column = Math.max(
        0,
        columns.findLastIndex(({ left }) => left <= part.left + part.size / 2),
      );
      cells[column] = cells[column] === undefined ? lineText(part) : `${cells[column]} ${lineText(part)}`;
      last[column] = part;
    }
    const above = rows.at(-1);
    if (above && continues(above, last, columns)) extend(above, cells, last);
    else rows.push({ cells, last, top: line.top, baseline: line.baseline });
  }
  return rows.map(({ cells, top, baseline }) => ({
    text: Array.from(cells, (cell) => (cell ?? '').replaceAll('\t', ' ')).join('\t'),
    top,
    baseline,
  }));
}

/** Whether a line goes on with wrapped cells of the row above: never in its first column, and only where those are full. */
function continues(above: Row, parts: readonly (TextLine | undefined)[], columns: readonly Margins[]): boolean {
  if (parts[0]) return false;
  return parts.every((part, column) => {
    const before = above.last[column];
    const margins = columns[column];
    if (!part) return true;
    if (!before || !margins || part.baseline - before.baseline > 1.8 * part.size) return false;
    return isWrapped(before, lineText(part), { margins, centred: false });
  });
}

function extend(row: Row, cells: readonly (string | undefined)[], last: readonly (TextLine | undefined)[]): void {
  cells.forEach((text, column) => {
    if (text === undefined) return;
    row.cells[column] = (row.cells[column] ?? '') + text;
    row.last[column] = last[column];
  });
}

/** Running text: wrapped lines joined, parts of a line far apart separated by tabs. */
function paragraphs(block: readonly TextLine[], { margins, pageWidth }: ColumnContext): PlacedLine[] {
  const placed: { text: string; top: number; baseline: number; end: TextLine }[] = [];
  for (const line of block) {
    const text = partsOf(line).map(lineText).join('\t');
    const before = placed.at(-1);
    const fills = before && margins.right > 0.75 * pageWidth && before.end.left < margins.left + 4 * line.size;
    if (fills && isWrapped(before.end, text, { margins, centred: false })) {
      before.text += text;
      before.end = line;
    } else placed.push({ text, top: line.top, baseline: line.baseline, end: line });
  }
  return placed.map(({ text, top, baseline }) => ({ text, top, baseline }));
}
