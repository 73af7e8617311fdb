import type { Grid, Problem, ReadDocument } from '#lib/documents/index.ts';

/** The texts of a grid, row by row. */
export function textsOf(grid: Grid | undefined): string[][] {
  return grid?.rows.map((row) => row.map((cell) => cell.text)) ?? [];
}

/** Each cell as `row,column+rowSpan×columnSpan text @place`; spans of 1 are left out. */
export function outline(grid: Grid | undefined): string[] {
  return (
    grid?.rows.flat().map(({ row, column, rowSpan, columnSpan, text, place }) => {
      const spans = rowSpan * columnSpan === 1 ? '' : `+${rowSpan}×${columnSpan}`;
      return `${row},${column}${spans} ${text} @${place}`;
    }) ?? []
  );
}

/** The problems with the given code. */
export function problemsOf(document: ReadDocument, code: string): Problem[] {
  return document.problems.filter((problem) => problem.code === code);
}

/** All text of a document: its cells, and what its problems say of text that stands in none. */
export function allText(document: ReadDocument): string {
  const cells = document.grids.flatMap((grid) => grid.rows.flat().map((cell) => cell.text));
  const reported = document.problems.flatMap(({ values }) => ('text' in values ? [String(values.text)] : []));
  return [...cells, ...reported].join('\n');
}

/** The characters of a text without white space, sorted: two texts with the same ones have lost nothing. */
export function characters(text: string): string {
  return [...text.replace(/\s+/gu, '')].sort().join('');
}
