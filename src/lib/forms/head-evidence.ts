import { cellType, type CellType } from './cell-types.ts';
import { namesIndicators } from './column-labels.ts';
import type { Column, Role } from './head-columns.ts';
import type { LevelTerms } from './level-terms.ts';
import { placeOf, type SheetRow } from './piece.ts';
import { withSpreadValues } from './spread-values.ts';
import type { RereadColumn, TableHead } from './table-head.ts';

/** How large a share of a column's cells must be of one kind to speak for it. */
const MOST = 0.6;
/** Fewer cells say nothing. */
const FEWEST = 2;

/** What the cells below a column are. */
interface Seen {
  readonly types: readonly CellType[];
  share(test: (type: CellType) => boolean): number;
}

function seenIn(column: Column, rows: readonly SheetRow[], terms: LevelTerms): Seen {
  const { column: from, span } = column;
  const types = rows
    .filter((row) => row.pieces.length > 1)
    .flatMap((row) => row.pieces.filter((piece) => piece.column >= from && piece.column < from + span).slice(-1))
    .map((piece) => cellType(piece.text, terms));
  return { types, share: (test) => (types.length < FEWEST ? 0 : types.filter(test).length / types.length) };
}

const isOne = (type: CellType): boolean => type.level1.length > 0;
const isTwo = (type: CellType): boolean => type.level2.length > 0;

/** The role cells give their column whatever its head says; null where they could be anything. */
function roleSeen({ share }: Seen): Role | null {
  if (share((type) => type.combined) >= MOST) return 'levels';
  if (share((type) => type.symbol) >= MOST) return 'symbol';
  if (share((type) => type.direction) >= MOST) return 'direction';
  if (share((type) => type.yesNo) >= MOST) return 'core';
  if (share((type) => type.period) >= 0.9) return 'period';
  if (share((type) => isTwo(type) && !isOne(type)) >= MOST) return 'level2';
  if (share((type) => isOne(type) && !isTwo(type)) >= MOST) return 'level1';
  return share((type) => isOne(type) || isTwo(type)) >= 0.9 ? 'levels' : null;
}

/** A column before the levels holds a heading of the table (绩效指标) unless its own cells are something else. */
function withPlainTexts(columns: readonly Column[], seen: ReadonlyMap<Column, Seen>): readonly Column[] {
  return columns.map((column) => {
    const cells = seen.get(column);
    const isOther =
      column.role === 'group' && (cells?.share((type) => !/(?:指标|目标)$/.test(type.plain)) ?? 0) >= MOST;
    return isOther ? { ...column, role: 'text' as const } : column;
  });
}

const SETTLED: ReadonlySet<Role> = new Set(['group', 'index', 'name', 'weight', 'remark', 'unit']);
const LEVELS: ReadonlySet<Role> = new Set(['level1', 'level2', 'levels']);

/** Columns whose cells say plainly that they hold something else than their heads announce. */
function withSeenRoles(columns: readonly Column[], seen: ReadonlyMap<Column, Seen>): readonly Column[] {
  const leveled = columns
    .filter((column) => LEVELS.has(column.role))
    .map((column) => roleSeen(seen.get(column) as Seen));
  return columns.map((column) => {
    const role = roleSeen(seen.get(column) as Seen);
    if (role === null || role === column.role || SETTLED.has(column.role)) return column;
    if (!LEVELS.has(role)) return LEVELS.has(column.role) ? column : { ...column, role, scope: '' };
    if (role === 'levels' && (seen.get(column)?.share((type) => type.combined) ?? 0) >= MOST)
      return { ...column, role, scope: '' };
    const alone = leveled.length - (LEVELS.has(column.role) ? 1 : 0) === 0;
    return alone || (role !== 'levels' && !LEVELS.has(column.role) && !leveled.includes(role))
      ? { ...column, role, scope: '' }
      : column;
  });
}

/** A column with a head nobody knows, or one of explanations, that holds what a role wants where no column has it. */
function supplied(
  columns: readonly Column[],
  seen: ReadonlyMap<Column, Seen>,
  { role, fits }: { role: Role; fits: (type: CellType) => boolean },
): readonly Column[] {
  if (columns.some((column) => column.role === role)) return columns;
  const name = columns.findIndex((column) => column.role === 'name');
  let best: { readonly column: Column; readonly share: number } | null = null;
  for (const column of columns.slice(name + 1)) {
    const share = column.role === 'text' ? (seen.get(column)?.share(fits) ?? 0) : 0;
    if (share >= 0.4 && share > (best?.share ?? 0)) best = { column, share };
  }
  return columns.map((column) => (column === best?.column ? { ...column, role } : column));
}

/**
 * The level column the head announced is one of levels, and the names stand in the column behind it (一级指标 | 二级指标 |
 * 绩效目标): undoes what a head without a column for level 3 seemed to say.
 */
function withOwnNames(head: TableHead, seen: ReadonlyMap<Column, Seen>): readonly Column[] {
  const { columns } = head;
  const name = columns.find((column) => column.role === 'name');
  const dummy = columns.find((column) => column.role === 'level2' && column.label === '');
  if (!name || !dummy || (seen.get(name)?.share(isTwo) ?? 0) < MOST) return columns;
  const next = columns.find(
    (column) => column.column > name.column && (column.role === 'text' || namesIndicators(column.label)),
  );
  const value = columns.find((column) => column.column > name.column && column.role === 'value');
  const names = next ?? value;
  if (!names) return columns;
  return columns
    .filter((column) => column !== dummy)
    .map((column) => {
      if (column === name) return { ...column, role: 'level2' as const };
      return column === names ? { ...column, role: 'name' as const, scope: '' } : column;
    });
}

/** A column announced as level 1 and level 2 at once is level 2 where only classes of level 2 stand in it. */
function withOneLevel(columns: readonly Column[], rows: readonly SheetRow[], terms: LevelTerms): readonly Column[] {
  const one = columns.find((column) => column.role === 'level1');
  const two = columns.find((column) => column.role === 'level2');
  if (!one || !two || one.column !== two.column) return columns;
  const texts = rows.flatMap((row) => row.pieces.map((piece) => piece.text));
  const only = (level: 1 | 2): boolean =>
    texts.some((text) => terms.codes(level, text).length > 0 && terms.codes(level === 1 ? 2 : 1, text).length === 0);
  return only(2) && !only(1) ? columns.filter((column) => column !== one) : columns;
}

/** Two columns of names side by side are one block where the first holds levels: 指标 | 绩效指标名称. */
function withOneBlock(head: TableHead, rows: readonly SheetRow[], terms: LevelTerms): TableHead {
  const names = head.columns.filter((column) => column.role === 'name');
  const [first] = names;
  const role = first && names.length === 2 ? roleSeen(seenIn(first, rows, terms)) : null;
  if (!first || role === null || !LEVELS.has(role)) return head;
  const columns = head.columns.map((column) => ({ ...column, block: 0, role: column === first ? role : column.role }));
  return { ...head, columns, blocks: 1 };
}

/** The columns of a settled head that hold something else than the head announced. */
export function rereadColumns(announced: TableHead, settled: TableHead): readonly RereadColumn[] {
  const before = new Map(announced.columns.map((column) => [`${column.column} ${column.label}`, column.role]));
  const heads = announced.rows.flatMap((row) => row.pieces);
  return settled.columns.flatMap(({ column, label, role }) => {
    const was = before.get(`${column} ${label}`);
    const head = heads.find((piece) => piece.text === label);
    return was === undefined || was === role || role === 'text' || !head ? [] : [{ label, role, place: placeOf(head) }];
  });
}

/**
 * The head with the roles its columns have by what stands in them: `rows` are those below it. Heads the vocabulary knows are
 * believed unless their cells plainly say otherwise; columns nobody announced get the role their cells fit.
 */
export function settleColumns(announced: TableHead, rows: readonly SheetRow[], terms: LevelTerms): TableHead {
  const head = withSpreadValues(withOneBlock(announced, rows, terms), rows, terms);
  const seen = new Map(head.columns.map((column) => [column, seenIn(column, rows, terms)] as const));
  if (head.blocks > 1) return { ...head, columns: withOneLevel(head.columns, rows, terms) };
  const named = withPlainTexts(withOwnNames(head, seen), seen);
  const again = new Map(named.map((column) => [column, seenIn(column, rows, terms)] as const));
  const typed = withSeenRoles(named, again);
  const last = new Map(typed.map((column) => [column, seenIn(column, rows, terms)] as const));
  const valued = supplied(typed, last, { role: 'value', fits: (type) => type.quantified || type.number });
  const measured = supplied(valued, last, { role: 'unit', fits: (type) => type.unit });
  return { ...head, columns: withOneLevel(measured, rows, terms) };
}
