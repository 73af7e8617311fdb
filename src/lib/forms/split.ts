import type { Labels } from './labels.ts';
import type { Piece, SheetRow } from './piece.ts';
import { tableHead } from './table-head.ts';
import { titleRow } from './title.ts';

/** The rows of one form: those under its title, and the titles printed over it (a cover page repeats it). */
export interface Segment {
  readonly titles: readonly { readonly title: string; readonly piece: Piece }[];
  readonly rows: readonly SheetRow[];
}

function hasBody(rows: readonly SheetRow[], labels: Labels): boolean {
  return rows.some(
    (row, at) =>
      tableHead(row, rows.slice(Math.max(0, at - 2), at), labels) !== null ||
      row.pieces.some((piece) =>
        labels
          .senses(piece.text)
          .some((sense) => /^(?:goal_|total_amount|annual_amount|src_|exp_|col_level)/.test(sense.field)),
      ),
  );
}

/** Cuts a document into forms: one per title; a title page without a body belongs to the form that follows. */
export function splitForms(
  rows: readonly SheetRow[],
  labels: Labels,
): { readonly lead: readonly SheetRow[]; readonly segments: readonly Segment[] } {
  const lead: SheetRow[] = [];
  const segments: { titles: { title: string; piece: Piece }[]; rows: SheetRow[] }[] = [];
  for (const row of rows) {
    const title = titleRow(row, labels);
    const current = segments.at(-1);
    if (title && current && !hasBody(current.rows, labels)) current.titles.push(title);
    else if (title) segments.push({ titles: [title], rows: [] });
    const target = segments.at(-1);
    if (target) target.rows.push(row);
    else lead.push(row);
  }
  return { lead, segments };
}
