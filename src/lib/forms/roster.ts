import type { Labels } from './labels.ts';
import type { Piece, SheetRow } from './piece.ts';
import { isName, labelledRow, projectColumns, type ProjectColumn } from './roster-columns.ts';
import { tableHead } from './table-head.ts';

interface Roster {
  readonly at: number;
  readonly columns: readonly ProjectColumn[];
  /** Where the columns of the indicator table begin. */
  readonly from: number;
}

/** A head that lists projects and their indicators in one table: 项目名称 | 预算数 | 年度目标 | 一级指标 | …. */
function rosterAt(rows: readonly SheetRow[], at: number, labels: Labels): Roster | null {
  const row = rows[at] as SheetRow;
  const head = tableHead(row, [], labels);
  const from = head?.columns.find((column) => /^(?:level|name)/.test(column.role))?.column;
  if (from === undefined) return null;
  const columns = projectColumns(
    row.pieces.filter((piece) => piece.column < from),
    labels,
  );
  return columns.some(isName) ? { at, columns, from } : null;
}

interface Group {
  readonly cells: ReadonlyMap<ProjectColumn, Piece>;
  readonly rows: SheetRow[];
}

function cellsOf(row: SheetRow, { columns, from }: Roster): ReadonlyMap<ProjectColumn, Piece> {
  const own = row.pieces.filter((piece) => piece.column < from);
  return new Map(
    columns.flatMap((column) => {
      const piece = own.find((one) => one.column === column.head.column);
      return piece ? [[column, piece] as const] : [];
    }),
  );
}

function nameIn(cells: ReadonlyMap<ProjectColumn, Piece>): string | null {
  return [...cells].find(([column]) => isName(column))?.[1].text ?? null;
}

/** The rows of a roster by project; who files stays the same until another agency is printed. */
function groupsOf(rows: readonly SheetRow[], roster: Roster): readonly Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const cells = cellsOf(row, roster);
    const last = groups.at(-1);
    const name = nameIn(cells);
    if (!last || (name !== null && name !== nameIn(last.cells))) {
      const carried = [...(last?.cells ?? [])].filter(([column]) => /agency|department|unit/.test(column.field));
      groups.push({ cells: new Map([...carried, ...cells]), rows: [row] });
    } else last.rows.push(row);
  }
  return groups;
}

/** The rows of one project's form, and cells that say again what one of them says. */
export interface RosterForm {
  readonly rows: readonly SheetRow[];
  readonly repeated: readonly Piece[];
}

/** The rows of one project as a form of its own: a row per label with its value, the head, the indicators. */
function formOf(
  group: Group,
  above: readonly SheetRow[],
  { headRow, roster }: { headRow: SheetRow; roster: Roster },
): RosterForm {
  const header = [...group.cells].map(([column, piece]) => labelledRow(column, piece, headRow));
  const heads = new Set(roster.columns.map((column) => column.head));
  const head = { ...headRow, pieces: headRow.pieces.filter((piece) => !heads.has(piece)) };
  const said = [...group.cells];
  const own = new Set(group.rows.flatMap((row) => [...cellsOf(row, roster).values()]));
  const body = group.rows.map((row) => ({ ...row, pieces: row.pieces.filter((piece) => !own.has(piece)) }));
  return {
    rows: [...above, ...header, head, ...body.filter((row) => row.pieces.length > 0)],
    repeated: [...own].filter((piece) =>
      said.some(
        ([column, first]) => column.head.column === piece.column && first !== piece && first.text === piece.text,
      ),
    ),
  };
}

/**
 * Cuts a table that lists several projects with their indicators into the rows of one form per project, each headed by the
 * rows above the table; null if there is no such table.
 */
export function rosterForms(rows: readonly SheetRow[], labels: Labels): readonly RosterForm[] | null {
  for (const at of rows.keys()) {
    const roster = rosterAt(rows, at, labels);
    if (!roster) continue;
    const context = { headRow: rows[at] as SheetRow, roster };
    return groupsOf(rows.slice(at + 1), roster).map((group) => formOf(group, rows.slice(0, at), context));
  }
  return null;
}
