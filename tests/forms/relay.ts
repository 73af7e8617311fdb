import type { RelayBlock, RelayCell } from '../documents/relay.ts';
import { toDocx, toXlsx } from '../documents/relay-office.ts';
import { toPdf } from '../documents/relay-pdf.ts';
import { toCsv, toHtml, toMarkdown } from '../documents/relay-text.ts';

interface Box {
  readonly text: string;
  rowSpan: number;
  columnSpan: number;
}

type Grid = readonly (readonly Box[])[];

function gridOf(text: string): Grid {
  const rows = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) =>
    Array.from({ length: width }, (_, column) => ({ text: row[column] ?? '', rowSpan: 1, columnSpan: 1 })),
  );
}

/** Whether a cell and all before it in its row are blank: the continuation of a merged label. */
function continues(row: readonly Box[] | undefined, column: number): boolean {
  if (!row || row.every((box) => box.text === '')) return false;
  return row.slice(0, column + 1).every((box) => box.text === '');
}

/** Makes blank cells part of the cell above them (merged labels) or to their left, as forms are drawn. */
function mergeBlanks(grid: Grid): Grid {
  const gone = new Set<Box>();
  grid.forEach((row, at) => {
    row.forEach((box, column) => {
      if (box.text === '' || gone.has(box)) return;
      let below = at + 1;
      for (; continues(grid[below], column); below++) gone.add(grid[below]?.[column] as Box);
      box.rowSpan = below - at;
      let right = column + 1;
      for (; box.rowSpan === 1 && row[right]?.text === '' && !gone.has(row[right] as Box); right++) {
        gone.add(row[right] as Box);
      }
      box.columnSpan = right - column;
    });
  });
  return grid.map((row) => row.filter((box) => !gone.has(box)));
}

function tableOf(grid: Grid, merged: boolean): RelayBlock {
  const rows: readonly (readonly RelayCell[])[] = merged ? mergeBlanks(grid) : grid;
  return { rows: rows.filter((row) => row.length > 0) };
}

/** A tab-separated text as one table, for every format the readers know. */
export function blocksOf(text: string, merged: boolean): readonly RelayBlock[] {
  return [tableOf(gridOf(text), merged)];
}

/**
 * A text with one cell per line, as Word's tables are copied: a tab begins a cell, a blank line before it a row, other
 * lines go on in the cell; running lines stand before the first cell and behind two blank lines.
 */
export function listedBlocks(text: string, merged: boolean): readonly RelayBlock[] {
  return text
    .replace(/^(?=\t)/gm, '\f')
    .split(/\n\n\n(?=[^\t\f\n])/)
    .flatMap((part) => {
      const [head = '', ...cells] = part.split('\f');
      const before = head.split('\n').filter((line) => line.trim() !== '');
      return [
        ...(before.length > 0 ? [{ lines: before }] : []),
        ...(cells.length > 0 ? [listedTable(cells, merged)] : []),
      ];
    });
}

function listedTable(cells: readonly string[], merged: boolean): RelayBlock {
  const rows: string[][] = [[]];
  for (const cell of cells) {
    rows.at(-1)?.push(cell.trim());
    if (/\n\s*\n$/.test(cell)) rows.push([]);
  }
  const width = Math.max(...rows.map((row) => row.length));
  const box = (text: string): Box => ({ text, rowSpan: 1, columnSpan: 1 });
  const filled = rows
    .filter((row) => row.length > 0)
    .map((row) => Array.from({ length: width }, (_, at) => box(row[at] ?? '')));
  return tableOf(filled, merged);
}

/** Formats a table can be laid out in; merged cells exist only in the richer ones. */
export const FORMATS: readonly (readonly [
  file: string,
  merged: boolean,
  lay: (blocks: readonly RelayBlock[]) => Uint8Array,
])[] = [
  ['form.html', false, (blocks) => toHtml(blocks)],
  ['form.html', true, (blocks) => toHtml(blocks)],
  ['form.docx', false, toDocx],
  ['form.docx', true, toDocx],
  ['form.xlsx', false, (blocks) => toXlsx(blocks)],
  ['form.xlsx', true, (blocks) => toXlsx(blocks)],
  ['form.pdf', false, (blocks) => toPdf(blocks)],
  ['form.pdf', true, (blocks) => toPdf(blocks)],
  ['form.csv', false, (blocks) => toCsv(blocks)],
  ['form.md', false, toMarkdown],
];
