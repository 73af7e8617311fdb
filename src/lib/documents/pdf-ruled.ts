import type { Rule, Rules } from './pdf-rules.ts';

/** A cell of a ruled table: its rows and columns, and its edges on the page. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether no line closes the cell at its top or bottom: it goes on on the page before or after. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

/** A table drawn with lines. */
export interface RuledTable {
  /** Positions of the column edges from left to right, and of the row edges from top to bottom. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly cells: readonly RuledCell[];
}

const TOUCH = 4;
const SAME_EDGE = 4;
/** A row that fills a page is at least this high, in points. */
const SHORTEST_PAGE_ROW = 100;
/** Lines beyond which a page is a drawing, and cells beyond which a table is none. */
const MOST_LINES = 6_000;
const MOST_CELLS = 200_000;

/** The tables drawn on a page: groups of lines that touch each other, with at least two cells. */
export function ruledTables(rules: Rules): RuledTable[] {
  if (rules.horizontal.length + rules.vertical.length > MOST_LINES) return [];
  return groupsOf(rules)
    .flatMap((group) => tableOf(group) ?? [])
    .sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}

/** Lines that touch, directly or through others. */
function groupsOf({ horizontal, vertical }: Rules): Rules[] {
  const parent = [...horizontal, ...vertical].map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    for (let at = index; at !== root;) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      if (touches(h, v)) parent[rootOf(i)] = rootOf(horizontal.length + j);
    });
  });
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const groupOf = (index: number) => {
    const root = rootOf(index);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((rule, index) => groupOf(index).horizontal.push(rule));
  vertical.forEach((rule, index) => groupOf(horizontal.length + index).vertical.push(rule));
  const all = [...groups.values()];
  const crossed = all.filter((group) => group.horizontal.length > 0 && group.vertical.length > 0);
  return [
    ...crossed,
    ...pageHighRows(all.filter((group) => group.horizontal.length === 0).flatMap((group) => group.vertical)),
  ];
}

/** Upright lines of the same height that no other line crosses: a row that fills the page, its ends on other pages. */
function pageHighRows(lines: readonly Rule[]): Rules[] {
  const rows: { readonly horizontal: readonly Rule[]; readonly vertical: Rule[] }[] = [];
  for (const line of lines.filter((one) => one.to - one.from > SHORTEST_PAGE_ROW)) {
    const row = rows.find(({ vertical: [first] }) => first && sameEnds(first, line));
    if (row) row.vertical.push(line);
    else rows.push({ horizontal: [], vertical: [line] });
  }
  return rows.filter((row) => row.vertical.length > 1);
}

function sameEnds(one: Rule, other: Rule): boolean {
  return Math.abs(one.from - other.from) <= TOUCH && Math.abs(one.to - other.to) <= TOUCH;
}

function touches(h: Rule, v: Rule): boolean {
  return v.at >= h.from - TOUCH && v.at <= h.to + TOUCH && h.at >= v.from - TOUCH && h.at <= v.to + TOUCH;
}

function tableOf(group: Rules): RuledTable | undefined {
  const { horizontal, vertical } = group;
  const columns = edgesOf(vertical, horizontal);
  const rows = edgesOf(horizontal, vertical);
  const count = (columns.length - 1) * (rows.length - 1);
  if (columns.length < 2 || rows.length < 2 || count < 2 || count > MOST_CELLS) return undefined;
  return { columns, rows, cells: cellsOf(group, { columns, rows }) };
}

/** Positions of lines, those close together as one; where crossing lines run on beyond the last one, an open edge. */
function edgesOf(lines: readonly Rule[], crossing: readonly Rule[]): number[] {
  const drawn = clustered(lines.map((rule) => rule.at));
  const start = crossing.reduce((least, rule) => Math.min(least, rule.from), Infinity);
  const end = crossing.reduce((most, rule) => Math.max(most, rule.to), -Infinity);
  const first = drawn[0] ?? Infinity;
  const last = drawn.at(-1) ?? -Infinity;
  return [...(start < first - 2 * SAME_EDGE ? [start] : []), ...drawn, ...(end > last + 2 * SAME_EDGE ? [end] : [])];
}

function clustered(positions: readonly number[]): number[] {
  const edges: number[] = [];
  for (const at of [...positions].sort((a, b) => a - b)) {
    if (edges.length === 0 || at - (edges.at(-1) ?? 0) > SAME_EDGE) edges.push(at);
  }
  return edges;
}

interface Edges {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** Cells: neighbouring fields with no line between them belong together, as far as they make a rectangle. */
function cellsOf({ horizontal, vertical }: Rules, { columns, rows }: Edges): RuledCell[] {
  const fields = new Fields(walls(vertical, columns, rows), walls(horizontal, rows, columns), [
    rows.length - 1,
    columns.length - 1,
  ]);
  return fields.cells().map((cell) => {
    const [left, right] = [columns[cell.column] ?? 0, columns[cell.column + cell.columnSpan] ?? 0];
    const [top, bottom] = [rows[cell.row] ?? 0, rows[cell.row + cell.rowSpan] ?? 0];
    const isOpen = (at: number) => covered(horizontal, { at, from: left, to: right }) <= 0.5;
    const openTop = cell.row === 0 && isOpen(top);
    const openBottom = cell.row + cell.rowSpan === rows.length - 1 && isOpen(bottom);
    return { ...cell, left, right, top, bottom, openTop, openBottom };
  });
}

/** Whether a line stands at an edge (by number) beside a field (by number). */
type Wall = (edge: number, field: number) => boolean;

type Span = Pick<RuledCell, 'row' | 'column' | 'rowSpan' | 'columnSpan'>;

/** The fields between the lines of a table, gathered into cells. */
class Fields {
  readonly #left: Wall;
  readonly #above: Wall;
  readonly #height: number;
  readonly #width: number;
  readonly #taken: Uint8Array;

  constructor(left: Wall, above: Wall, [height, width]: readonly [number, number]) {
    this.#left = left;
    this.#above = above;
    this.#height = height;
    this.#width = width;
    this.#taken = new Uint8Array(width * height);
  }

  cells(): Span[] {
    const cells: Span[] = [];
    for (let row = 0; row < this.#height; row++) {
      for (let column = 0; column < this.#width; column++) {
        if (this.#isFree(row, column)) cells.push(this.#grown(row, column));
      }
    }
    return cells;
  }

  #isFree(row: number, column: number): boolean {
    return this.#taken[row * this.#width + column] === 0;
  }

  /** The cell that begins at a field: as wide as no line stops it, then as high. */
  #grown(row: number, column: number): Span {
    let end = column + 1;
    while (end < this.#width && !this.#left(end, row) && this.#isFree(row, end)) end++;
    let below = row + 1;
    while (below < this.#height && this.#goesOn(below, [column, end])) below++;
    for (let at = row; at < below; at++) this.#taken.fill(1, at * this.#width + column, at * this.#width + end);
    return { row, column, rowSpan: below - row, columnSpan: end - column };
  }

  #goesOn(row: number, [column, end]: readonly [number, number]): boolean {
    for (let at = column; at < end; at++) {
      if (!this.#isFree(row, at) || this.#above(row, at) || (at > column && this.#left(at, row))) return false;
    }
    return true;
  }
}

/** Lines at edges, asked for field by field along the other direction. */
function walls(lines: readonly Rule[], edges: readonly number[], fields: readonly number[]): Wall {
  const byEdge = edges.map((at) => lines.filter((line) => Math.abs(line.at - at) <= SAME_EDGE));
  return (edge, field) => {
    const from = fields[field] ?? 0;
    const to = fields[field + 1] ?? 0;
    return covered(byEdge[edge] ?? [], { at: edges[edge] ?? 0, from, to }) > 0.5;
  };
}

/** The share of a stretch that lines at (about) its position cover. */
function covered(lines: readonly Rule[], { at, from, to }: Rule): number {
  if (to <= from) return 0;
  const along = lines.filter((line) => Math.abs(line.at - at) <= SAME_EDGE);
  const length = along.reduce((sum, line) => sum + Math.max(0, Math.min(line.to, to) - Math.max(line.from, from)), 0);
  return length / (to - from);
}
