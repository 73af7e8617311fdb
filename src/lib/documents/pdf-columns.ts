import { columnRuns, intervals } from './pdf-column-runs.ts';
import { isWrapped, joinLines, lineOf, lineText, segmentsOf, type Margins, type TextLine } from './pdf-lines.ts';
import type { TextPiece } from './pdf-page.ts';
import type { Rule } from './pdf-rules.ts';

/** A line of text outside ruled tables; columns set apart by white space are separated by tabs. */
export interface PlacedLine {
  readonly text: string;
  readonly top: number;
  readonly baseline: number;
}

export interface ColumnContext {
  /** Lines drawn across the page: between two of them stands one row. */
  readonly rules: readonly Rule[];
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
/** A block is ruled into rows if so many lines cross it from side to side. */
const FEWEST_RULES = 3;
const SLACK = 10;

/** The lines outside ruled tables: wrapped paragraphs joined, columns of white space kept apart by tabs. */
export function columnLines(lines: readonly TextLine[], context: ColumnContext): PlacedLine[] {
  return blocksOf(lines, context.borders).flatMap((block) => {
    const rules = rulesAcross(block, context.rules);
    const [first, last] = [rules[0]?.at ?? Infinity, rules.at(-1)?.at ?? -Infinity];
    return [
      ...unruledLines(
        block.filter((line) => line.baseline <= first),
        context,
      ),
      ...ruledLines(
        block.filter((line) => line.baseline > first && line.baseline <= last),
        { rules, context },
      ),
      ...unruledLines(
        block.filter((line) => line.baseline > first && line.baseline > last),
        context,
      ),
    ];
  });
}

/** Lines that cross a block from side to side, if there are enough to rule it into rows. */
function rulesAcross(block: readonly TextLine[], rules: readonly Rule[]): Rule[] {
  const left = Math.min(...block.map((line) => line.left));
  const right = Math.max(...block.map((line) => line.right));
  const top = (block[0]?.top ?? 0) - SLACK;
  const bottom = (block.at(-1)?.baseline ?? 0) + SLACK;
  const own = rules.filter(({ at, from, to }) => at > top && at < bottom && from < left + SLACK && to > right - SLACK);
  return own.length < FEWEST_RULES ? [] : own.sort((a, b) => a.at - b.at);
}

function unruledLines(block: readonly TextLine[], context: ColumnContext): PlacedLine[] {
  return columnRuns(block, { partsOf, margins: context.margins }).flatMap(({ lines, columns }) =>
    columns.length > 1 ? rowsByColumn(lines, columns) : paragraphs(lines, context),
  );
}

/** Rows between rules: whatever stands between two of them is one row, its columns parted by any gap that all rows have. */
function ruledLines(
  block: readonly TextLine[],
  { rules, context }: { rules: readonly Rule[]; context: ColumnContext },
): PlacedLine[] {
  const columns = intervals(
    block.flatMap((line) => line.pieces.map((piece) => ({ left: piece.x, right: piece.x + piece.width }))),
  );
  if (columns.length < 2) return unruledLines(block, context);
  const bandOf = (line: TextLine) => rules.filter((rule) => rule.at < line.baseline - line.size * 0.35).length;
  return rowsByColumn(block, columns, bandOf);
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

interface Row {
  /** The lines of text in each column. */
  readonly lines: (TextLine[] | undefined)[];
  readonly band: number;
  readonly top: number;
  readonly baseline: number;
}

/** The rows of a block by its columns: lines in the same band, or (without bands) wrapped ones, make one row. */
function rowsByColumn(
  block: readonly TextLine[],
  columns: readonly Margins[],
  bandOf?: (line: TextLine) => number,
): PlacedLine[] {
  const rows: Row[] = [];
  for (const line of block) {
    const band = bandOf?.(line) ?? 0;
    const parts = partsByColumn(line, columns);
    const above = rows.at(-1);
    const goesOn = above && (bandOf ? band === above.band : continues(above, parts, columns));
    const row = goesOn ? above : { lines: [], band, top: line.top, baseline: line.baseline };
    if (!goesOn) rows.push(row);
    parts.forEach((part, column) => {
      if (part) row.lines[column] = [...(row.lines[column] ?? []), part];
    });
  }
  return rows.map(({ lines, top, baseline }) => {
    const texts = Array.from(lines, (own, column) => joinLines(own ?? [], columns[column] ?? { left: 0, right: 0 }));
    return { text: texts.map((text) => text.replaceAll('\t', ' ')).join('\t'), top, baseline };
  });
}

function partsByColumn(line: TextLine, columns: readonly Margins[]): (TextLine | undefined)[] {
  const parts: (TextPiece[] | undefined)[] = [];
  for (const piece of line.pieces) {
    const column = Math.max(
      0,
      columns.findLastIndex(({ left }) => left <= piece.x + piece.size / 2),
    );
    parts[column] = [...(parts[column] ?? []), piece];
  }
  return Array.from(parts, (pieces) => pieces && lineOf(pieces));
}

/** Whether a line goes on with wrapped cells of the row above: never in its first column, and only where those are full. */
function continues(above: Row, parts: readonly (TextLine | undefined)[], columns: readonly Margins[]): boolean {
  if (parts[0]) return false;
  return parts.every((part, column) => {
    const before = above.lines[column]?.at(-1);
    const margins = columns[column];
    if (!part) return true;
    if (!before || !margins || part.baseline - before.baseline > 1.8 * part.size) return false;
    return isWrapped(before, lineText(part), { margins, centred: false });
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
