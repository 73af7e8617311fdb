import { levelOf, rowsOfItems, type Tools } from './item-rows.ts';
import type { Piece, SheetRow } from './piece.ts';
import { isName, labelledRow, projectColumns, type ProjectColumn } from './roster-columns.ts';

/** A table with one project per row, whose indicators stand in columns headed by their levels. */
interface WideRoster {
  readonly headRow: SheetRow;
  readonly projects: readonly ProjectColumn[];
  readonly levels: readonly Piece[];
  /** Where the rows of projects begin. */
  readonly from: number;
}

function covers(head: Piece, below: Piece): boolean {
  return below.column >= head.column && below.column < head.column + head.columnSpan;
}

function wideRosterAt(rows: readonly SheetRow[], at: number, tools: Tools): WideRoster | null {
  const headRow = rows[at] as SheetRow;
  const heads = headRow.pieces.filter((piece) => levelOf(piece.text, tools) !== null);
  const projects = projectColumns(
    headRow.pieces.filter((piece) => !heads.includes(piece)),
    tools.labels,
  );
  if (heads.length < 2 || !projects.some(isName)) return null;
  const below = rows[at + 1]?.pieces ?? [];
  const isSubHead = below.length > 1 && below.every((piece) => levelOf(piece.text, tools) !== null);
  if (!isSubHead) return { headRow, projects, levels: heads, from: at + 1 };
  const plain = heads.filter((head) => !below.some((piece) => covers(head, piece)));
  return { headRow, projects, levels: [...plain, ...below], from: at + 2 };
}

function nameIn(row: SheetRow, { projects }: WideRoster): Piece | null {
  const columns = projects.filter(isName).map(({ head }) => head.column);
  const name = row.pieces.find((piece) => columns.includes(piece.column));
  return name && !/^(?:合\s*计|总\s*计|小\s*计)$/.test(name.text) ? name : null;
}

/** The row of one project as the rows of a form: a label with its value per column, then its indicators. */
function formOf(row: SheetRow, { headRow, projects, levels }: WideRoster, tools: Tools): readonly SheetRow[] {
  return row.pieces.flatMap((piece) => {
    const project = projects.find(({ head }) => head.column === piece.column);
    const level = levels.find((head) => head.column === piece.column);
    if (project) return [labelledRow(project, piece, headRow)];
    return level ? rowsOfItems({ row, labels: [level], text: piece }, tools) : [{ ...row, pieces: [piece] }];
  });
}

/** The rows of each project of a table that prints one project per row, or null if there is no such table. */
export function wideRosterForms(rows: readonly SheetRow[], tools: Tools): readonly (readonly SheetRow[])[] | null {
  for (const at of rows.keys()) {
    const roster = wideRosterAt(rows, at, tools);
    if (!roster) continue;
    const forms: SheetRow[][] = [];
    const above = rows.slice(0, at);
    for (const row of rows.slice(roster.from)) {
      if (nameIn(row, roster)) forms.push([...above, ...formOf(row, roster, tools)]);
      else forms.at(-1)?.push(row);
    }
    return forms.length > 0 ? forms : null;
  }
  return null;
}
