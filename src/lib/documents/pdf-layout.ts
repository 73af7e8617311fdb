import { columnLines } from './pdf-columns.ts';
import { cutAtColumns, filledTable, middleHeight, type PageTable, type PlaceAt } from './pdf-cells.ts';
import { linesOf } from './pdf-lines.ts';
import type { PageContent, TextPiece } from './pdf-page.ts';
import { ruledTables, type RuledTable } from './pdf-ruled.ts';

/** What stands on a page from top to bottom: tables, and lines between them. */
export type PagePart =
  | { readonly kind: 'table'; readonly table: PageTable }
  | { readonly kind: 'line'; readonly text: string; readonly place: string; readonly height: number };

/** Arranges what stands on a page: tables by their ruling lines, the rest by its columns of white space. */
export function layOut(page: PageContent): PagePart[] {
  const placeAt = placesOn(page);
  const ruled = ruledTables(page.rules);
  const pieces = ruled.reduce<readonly TextPiece[]>(cutAtColumns, page.pieces);
  const inside = ruled.map((table) => pieces.filter((piece) => isInside(piece, table)));
  const taken = new Set(inside.flat());
  const tables = ruled.flatMap((table, at) => {
    const own = inside[at] ?? [];
    return own.length === 0 ? [] : [{ height: table.rows[0] ?? 0, table: filledTable(table, own, placeAt) }];
  });
  const lines = columnLines(linesOf(pieces.filter((piece) => !taken.has(piece))), {
    rules: page.rules.horizontal,
    borders: tables.map(({ height }) => height),
    margins: marginsOf(pieces, ruled),
    pageWidth: page.width,
  });
  return [
    ...tables.map(({ height, table }) => ({ height, part: { kind: 'table', table } as const })),
    ...lines.map(({ text, baseline }) => {
      const height = baseline;
      return { height, part: { kind: 'line', text, place: placeAt(baseline), height: height / page.height } as const };
    }),
  ]
    .sort((a, b) => a.height - b.height)
    .map(({ part }) => part);
}

/** Places by height: the number of the first text line there or below, from 1. */
function placesOn(page: PageContent): PlaceAt {
  const baselines = linesOf(page.pieces).map((line) => line.baseline);
  return (height) => {
    const at = baselines.findIndex((baseline) => baseline >= height - 1);
    return `P${page.number}L${(at < 0 ? baselines.length - 1 : at) + 1}`;
  };
}

function isInside(piece: TextPiece, { columns, rows }: RuledTable): boolean {
  const x = piece.x + piece.width / 2;
  const y = middleHeight(piece);
  return x > (columns[0] ?? 0) && x < (columns.at(-1) ?? 0) && y > (rows[0] ?? 0) && y < (rows.at(-1) ?? 0);
}

/** The left and right edge of everything on a page. */
function marginsOf(pieces: readonly TextPiece[], tables: readonly RuledTable[]) {
  const lefts = [...pieces.map((piece) => piece.x), ...tables.map((table) => table.columns[0] ?? 0)];
  const rights = [...pieces.map((piece) => piece.x + piece.width), ...tables.map((table) => table.columns.at(-1) ?? 0)];
  return { left: least(lefts), right: -least(rights.map((right) => -right)) };
}

function least(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}
