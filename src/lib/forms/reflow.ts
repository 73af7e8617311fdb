import type { Cell, Grid } from '#lib/documents/index.ts';
import { regroup } from './cell-stream.ts';
import { levelLines } from './level-lines.ts';
import { levelList } from './level-list.ts';
import type { Lookups } from './lookups.ts';
import { runCuts } from './run-line.ts';
import { lineCuts } from './squeezed-line.ts';
import { partsOf, type DraftCell, type DraftRow, type Part } from './piece.ts';

/** A line of a text that holds one cell per line: `\tcell` opens a cell, a bare line continues it, an empty one ends a row. */
type Line =
  | { readonly kind: 'cell'; readonly part: Part | null }
  | { readonly kind: 'bare'; readonly part: Part }
  | { readonly kind: 'empty' }
  | { readonly kind: 'row'; readonly cells: readonly Cell[] };

function lineOf(cells: readonly Cell[]): Line {
  const [first, second] = cells;
  if (cells.length === 1 && first) {
    const part = partsOf(first)[0];
    return part ? { kind: 'bare', part } : { kind: 'empty' };
  }
  const opensCell = cells.length === 2 && first?.text.trim() === '' && second;
  return opensCell ? { kind: 'cell', part: partsOf(second)[0] ?? null } : { kind: 'row', cells };
}

/** Stretches in which almost every line opens a cell: from the first such line to the last, with what continues it. */
function cellStretch(lines: readonly Line[], from: number): number {
  let end = from;
  let opened = 0;
  let bare = 0;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    const emptyBefore = lines[at - 1]?.kind === 'empty' && lines[at - 2]?.kind === 'empty';
    if (line?.kind === 'row' || (line?.kind === 'bare' && emptyBefore)) break;
    if (line?.kind === 'cell') opened++;
    if (line?.kind === 'bare') bare++;
    if (line?.kind !== 'empty') end = at + 1;
  }
  return opened >= 4 && opened * 3 > bare ? end : from;
}

/** Rows of a stretch with one cell per line; a blank cell keeps its column. */
function stretchRows(lines: readonly Line[], gapBefore: boolean): readonly DraftRow[] {
  const rows: DraftRow[] = [];
  let cells: Part[][] = [];
  const flush = (): void => {
    const drafts: DraftCell[] = cells
      .map((parts, column) => ({ parts, column }))
      .filter((cell) => cell.parts.length > 0);
    if (drafts.length > 0) rows.push({ cells: drafts, width: cells.length, gap: rows.length === 0 && gapBefore });
    cells = [];
  };
  lines.forEach((line, at) => {
    if (line.kind === 'cell') {
      if (lines[at - 1]?.kind === 'empty') flush();
      cells.push(line.part ? [line.part] : []);
    } else if (line.kind === 'bare') {
      cells.at(-1)?.push(line.part);
    }
  });
  flush();
  return rows;
}

function plainRow(cells: readonly Cell[], gap: boolean): DraftRow | null {
  const drafts = cells
    .map((cell) => ({ parts: partsOf(cell), column: cell.column }))
    .filter((cell) => cell.parts.length > 0);
  return drafts.length > 0 ? { cells: drafts, width: cells.length, gap } : null;
}

/** A line that runs many rows together, as one cell per row; null if it is an ordinary line. */
function runRows(row: DraftRow, lookups: Lookups): readonly DraftRow[] | null {
  const [cell, other] = row.cells;
  const [part, ...more] = cell?.parts ?? [];
  const cuts = part && !other && more.length === 0 ? runCuts(part.text, lookups) : null;
  if (!cuts || !part) return null;
  return cuts.map(([start, end], at) => {
    const own = { ...part, text: part.text.slice(start, end).trim() };
    return { cells: [{ parts: [own], column: 0 }], width: 1, gap: at === 0 && row.gap };
  });
}

/** A line that holds a whole row in one cell, cut into its cells; their columns are only their order. */
function cutRow(row: DraftRow, lookups: Lookups): DraftRow {
  const [cell, other] = row.cells;
  const [part, ...more] = cell?.parts ?? [];
  if (!cell || other || !part || more.length > 0) return row;
  const cuts = lineCuts(part.text, lookups);
  if (!cuts) return row;
  const cells = cuts.map(([start, end], column) => ({
    parts: [{ ...part, text: part.text.slice(start, end).trim() }],
    column,
  }));
  return { cells, width: cells.length, gap: row.gap };
}

function linesRead(grid: Grid): readonly DraftRow[] {
  const lines = grid.rows.map(lineOf);
  const rows: DraftRow[] = [];
  let gap = true;
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    const end = line?.kind === 'cell' ? cellStretch(lines, at) : at;
    if (end > at) {
      for (const row of stretchRows(lines.slice(at, end), gap)) rows.push(row);
      at = end;
      gap = false;
      continue;
    }
    const row = plainRow(grid.rows[at] ?? [], gap);
    if (row) rows.push(row);
    gap = !row;
    at++;
  }
  return rows;
}

/**
 * The rows of a text's lines: stretches of one cell per line are put back into rows, and lines that squeeze a row together
 * are cut into cells. Tables with a head come first: below it level labels and numbered names are cells and no list.
 */
export function reflow(grid: Grid, lookups: Lookups): readonly DraftRow[] {
  const rows = levelLines(levelList(regroup(linesRead(grid), lookups), lookups), lookups);
  return regroup(
    rows.flatMap((row) => runRows(row, lookups) ?? [cutRow(row, lookups)]),
    lookups,
  );
}
