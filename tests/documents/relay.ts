/**
 * Lays the same content out in every format the readers know, so that one set of rows tests them all. Blocks follow each
 * other; cells give their spans, positions covered by a merged cell are left out (as in html).
 */
export interface RelayCell {
  readonly text: string;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
}

export type RelayBlock =
  { readonly lines: readonly string[] } | { readonly rows: readonly (readonly (RelayCell | string)[])[] };

/** A cell at its place in a table. */
export interface PlacedCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The cells of a table with their rows and columns, and its size. */
export function placed(rows: Extract<RelayBlock, { rows: unknown }>['rows']): {
  cells: PlacedCell[];
  height: number;
  width: number;
} {
  const covered = new Set<string>();
  const cells: PlacedCell[] = [];
  rows.forEach((own, row) => {
    let column = 0;
    for (const given of own) {
      const { text, rowSpan = 1, columnSpan = 1 } = typeof given === 'string' ? { text: given } : given;
      while (covered.has(`${row},${column}`)) column++;
      for (let r = row; r < row + rowSpan; r++) {
        for (let c = column; c < column + columnSpan; c++) covered.add(`${r},${c}`);
      }
      cells.push({ text, row, column, rowSpan, columnSpan });
      column += columnSpan;
    }
  });
  const width = Math.max(0, ...cells.map((cell) => cell.column + cell.columnSpan));
  return { cells, height: rows.length, width };
}

/** The table as a full rectangle; covered positions are blank. */
export function rectangle(rows: Extract<RelayBlock, { rows: unknown }>['rows']): string[][] {
  const { cells, height, width } = placed(rows);
  const table = Array.from({ length: height }, () => new Array<string>(width).fill(''));
  for (const { row, column, text } of cells) {
    const line = table[row];
    if (line) line[column] = text;
  }
  return table;
}

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
