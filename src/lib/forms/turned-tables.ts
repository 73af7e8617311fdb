import { columnFields } from './column-labels.ts';
import type { Labels } from './labels.ts';
import type { Piece, SheetRow } from './piece.ts';

/** Rows of a form with its turned tables upright, and labels that are printed again for every indicator. */
export interface UprightRows {
  readonly rows: readonly SheetRow[];
  readonly repeated: readonly Piece[];
}

/** A label of a column and the cell that stands beside it. */
interface Pair {
  readonly label: Piece;
  readonly value: Piece | null;
}

const fieldOf = (piece: Piece, labels: Labels): string | null => columnFields(piece.text, labels)[0] ?? null;

/** The labels and values of a row in which they take turns; null if it is no such row. */
function pairsOf(row: SheetRow, labels: Labels): readonly Pair[] | null {
  const pairs: Pair[] = [];
  for (let at = 0; at < row.pieces.length; at++) {
    const label = row.pieces[at] as Piece;
    if (fieldOf(label, labels) === null) return null;
    const next = row.pieces[at + 1];
    const value = next && fieldOf(next, labels) === null ? next : null;
    pairs.push({ label, value });
    if (value) at++;
  }
  return pairs.some((pair) => pair.value !== null) ? pairs : null;
}

type Sheet = Pick<SheetRow, 'index' | 'grid'>;

function rowOf(cells: readonly (readonly [number, Piece | null])[], { index, grid }: Sheet): SheetRow {
  const pieces = cells.flatMap(([column, piece]) => (piece ? [{ ...piece, column, columnSpan: 1, rowSpan: 1 }] : []));
  return { index, grid, pieces, covering: [], width: cells.length, gap: false, exact: true };
}

/** Pairs one after another as records: a new one begins where a label comes again. */
function recordsOf(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const records: Pair[][] = [];
  for (const pair of pairs) {
    const isNew = !records.length || records.at(-1)?.some((own) => own.label.text === pair.label.text);
    if (isNew) records.push([pair]);
    else records.at(-1)?.push(pair);
  }
  return records;
}

const NEEDED = ['col_level3', 'col_value'];

function isComplete(record: readonly Pair[], labels: Labels): boolean {
  const fields = record.map((pair) => fieldOf(pair.label, labels));
  return NEEDED.every((field) => fields.includes(field)) && record.length >= 3;
}

/** Records that print every label before its value, one indicator after another: 一级指标 | 产出指标, 三级指标 | … */
function fromRecords(
  rows: readonly SheetRow[],
  at: number,
  labels: Labels,
): { upright: UprightRows; end: number } | null {
  const pairs: Pair[] = [];
  let end = at;
  for (; end < rows.length; end++) {
    const own = pairsOf(rows[end] as SheetRow, labels);
    if (!own) break;
    pairs.push(...own);
  }
  const [first, ...others] = recordsOf(pairs);
  if (!first || others.length === 0 || ![first, ...others].every((record) => isComplete(record, labels))) return null;
  const place = rows[at] as SheetRow;
  const column = (label: Piece): number => first.findIndex((pair) => pair.label.text === label.text);
  if (others.some((record) => record.some((pair) => column(pair.label) < 0))) return null;
  const head = rowOf(
    first.map((pair, index) => [index, pair.label]),
    place,
  );
  const body = [first, ...others].map((record) =>
    rowOf(
      record.map((pair) => [column(pair.label), pair.value] as const).sort(([left], [right]) => left - right),
      place,
    ),
  );
  return { upright: { rows: [head, ...body], repeated: others.flat().map((pair) => pair.label) }, end };
}

/** A table with one indicator per column: every row begins with the label of what it holds. */
function fromColumns(
  rows: readonly SheetRow[],
  at: number,
  labels: Labels,
): { upright: UprightRows; end: number } | null {
  const lines: { readonly label: Piece; readonly cells: readonly Piece[] }[] = [];
  let end = at;
  for (; end < rows.length; end++) {
    const [label, ...cells] = (rows[end] as SheetRow).pieces;
    const isLine = label && fieldOf(label, labels) !== null && cells.length > 0;
    if (!isLine || cells.some((cell) => fieldOf(cell, labels) !== null)) break;
    lines.push({ label, cells });
  }
  const fields = lines.map(({ label }) => fieldOf(label, labels));
  const names = lines[fields.indexOf('col_level3')]?.cells ?? [];
  if (names.length < 2 || new Set(fields).size < fields.length || !NEEDED.every((field) => fields.includes(field))) {
    return null;
  }
  const place = rows[at] as SheetRow;
  const taken = new Set<Piece>();
  const body = names.map((name) =>
    rowOf(
      lines.map(({ cells }, line) => {
        const own = cells.find((cell) => cell.column <= name.column && name.column < cell.column + cell.columnSpan);
        if (!own || taken.has(own)) return [line, null] as const;
        taken.add(own);
        return [line, own] as const;
      }),
      place,
    ),
  );
  if (lines.some(({ cells }) => cells.some((cell) => !taken.has(cell)))) return null;
  const head = rowOf(
    lines.map(({ label }, line) => [line, label]),
    place,
  );
  return { upright: { rows: [head, ...body], repeated: [] }, end };
}

/**
 * Tables that do not print one indicator per row below a head are turned upright: records with a label before every value,
 * and tables with one indicator per column.
 */
export function uprightRows(rows: readonly SheetRow[], labels: Labels): UprightRows {
  const result: SheetRow[] = [];
  const repeated: Piece[] = [];
  for (let at = 0; at < rows.length; at++) {
    const turned = fromColumns(rows, at, labels) ?? fromRecords(rows, at, labels);
    if (!turned) {
      result.push(rows[at] as SheetRow);
      continue;
    }
    result.push(...turned.upright.rows);
    repeated.push(...turned.upright.repeated);
    at = turned.end - 1;
  }
  return { rows: result, repeated };
}
