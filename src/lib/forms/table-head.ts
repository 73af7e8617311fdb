import {
  withBlockPeriods,
  withBlocks,
  withNameColumn,
  withOwnScopes,
  withTablePeriod,
  type Column,
  type Period,
  type Role,
} from './head-columns.ts';
import type { Labels } from './labels.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Piece, SheetRow } from './piece.ts';

export interface TableHead {
  readonly columns: readonly Column[];
  /** Rows that make up the head, the main one first. */
  readonly rows: readonly SheetRow[];
  readonly blocks: number;
  /** Text columns announced by 指标解释 and the like that no table keeps. */
  readonly width: number;
}

const ROLES: Readonly<Record<string, Role>> = {
  col_level1: 'level1',
  col_level2: 'level2',
  col_level3: 'name',
  col_symbol: 'symbol',
  col_value: 'value',
  col_value_half: 'value',
  col_value_medium: 'value',
  col_unit: 'unit',
  col_explain: 'text',
  col_weight: 'weight',
  col_direction: 'direction',
  col_core: 'core',
  col_scoring: 'text',
  col_remark: 'remark',
};
const PERIODS: Readonly<Record<string, Period>> = { col_value_half: 'half_year', col_value_medium: 'medium_long_term' };
const UNIT_NAME = /(?:镇|乡|街道|区|县|市|村|社区|学校|中心|所|局|院|站|公司|合计|全县|全市|全区)$/;

interface HeadWord {
  readonly piece: Piece;
  readonly text: string;
  readonly column: number;
  readonly span: number;
  readonly fields: readonly string[];
}

function columnFields(text: string, labels: Labels): readonly string[] {
  return labels
    .senses(text)
    .map((sense) => sense.field)
    .filter((field) => field in ROLES);
}

/** The words of a head row; a cell with several column heads (一级指标 二级指标) counts once for each. */
function headWords(row: SheetRow, labels: Labels): readonly HeadWord[] {
  let moved = 0;
  return row.pieces.flatMap((piece) => {
    const whole = columnFields(piece.text, labels);
    const words = piece.text.split(/\s+/);
    const split =
      words.length > 1 && whole.length === 0 && words.every((word) => columnFields(word, labels).length > 0);
    const texts = split ? words : [piece.text];
    const result = texts.map((text, at) => ({
      piece,
      text,
      column: piece.column + moved + at,
      span: split ? 1 : piece.columnSpan,
      fields: columnFields(text, labels),
    }));
    if (!row.exact) moved += texts.length - 1;
    return result;
  });
}

function isHead(words: readonly HeadWord[]): boolean {
  const fields = new Set(words.flatMap((word) => word.fields));
  const known = words.filter((word) => word.fields.length > 0).length;
  const levels = fields.has('col_level1') || fields.has('col_level2');
  const values = [...fields].some((field) => field.startsWith('col_value'));
  if (known < 2 || known * 2 < words.length) return false;
  return (levels && (values || fields.has('col_level3'))) || (fields.has('col_level3') && values);
}

function columnOf(word: HeadWord, { named, valued }: { named: boolean; valued: boolean }): Column {
  const fields = word.fields;
  const field =
    (named && fields.find((other) => other !== 'col_level3' && !(valued && other === 'col_value'))) ||
    (valued && fields.find((other) => other !== 'col_value')) ||
    fields[0] ||
    (UNIT_NAME.test(word.text) ? 'col_value' : '');
  const scoped = fields.length === 0 && field === 'col_value';
  return {
    role: ROLES[field] ?? 'text',
    column: word.column,
    span: word.span,
    label: word.text,
    period: PERIODS[field] ?? 'annual',
    scope: scoped ? word.text : '',
    block: 0,
  };
}

/** Reads the head of an indicator table from a row, or null; `above` are the rows before it, the nearest first. */
export function tableHead(row: SheetRow, above: readonly SheetRow[], labels: Labels): TableHead | null {
  const words = headWords(row, labels);
  if (!isHead(words)) return null;
  const named = words.some((word) => word.fields.length === 1 && word.fields[0] === 'col_level3');
  const valued = words.some((word) => word.fields.length === 1 && word.fields[0] === 'col_value');
  const leveled = words.findIndex((word) => word.fields.includes('col_level1') || word.fields.includes('col_level2'));
  const columns = words.map((word, at) => {
    const alone = word.fields.length === 1 && word.fields[0] === 'col_level3';
    const column = columnOf(word, { named: named && !alone, valued: valued && word.fields.length > 1 });
    if (at >= leveled || word.fields.length > 0) return column;
    const isIndex = /^(?:序号|编号|No\.?)$/i.test(word.text.replace(/\s/g, ''));
    return { ...column, role: isIndex ? ('index' as const) : ('group' as const), scope: '' };
  });
  const leveled2 = withTablePeriod(withNameColumn(columns), above);
  const blocked = withOwnScopes(withBlockPeriods(withBlocks(leveled2), above, labels));
  return {
    columns: blocked,
    rows: [row],
    blocks: Math.max(...blocked.map((column) => column.block)) + 1,
    width: Math.max(...blocked.map((column) => column.column + column.span)),
  };
}

/**
 * A column announced as level 1 whose cells are level-2 classes (数量指标, 质量指标) is level 2; only where the head has no
 * column of its own for level 2. `rows` are those below the head.
 */
export function settleLevels(head: TableHead, rows: readonly SheetRow[], terms: LevelTerms): TableHead {
  const one = head.columns.find((column) => column.role === 'level1');
  const two = head.columns.find((column) => column.role === 'level2');
  if (!one || !two || one.column !== two.column) return head;
  const texts = rows.flatMap((row) => row.pieces.map((piece) => piece.text));
  const only = (level: 1 | 2): boolean =>
    texts.some((text) => terms.codes(level, text).length > 0 && terms.codes(level === 1 ? 2 : 1, text).length === 0);
  return only(2) && !only(1) ? { ...head, columns: head.columns.filter((column) => column !== one) } : head;
}

const NUMBERED = /^(?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[:：、.．]/;

function impliedColumns(cells: readonly (readonly [Column['role'], Piece | null | undefined])[]): TableHead {
  const columns = cells.flatMap(([role, piece]): readonly Column[] =>
    piece ? [{ role, column: piece.column, span: 1, label: piece.text, period: 'annual', scope: '', block: 0 }] : [],
  );
  return { columns, rows: [], blocks: 1, width: (columns.at(-1)?.column ?? 0) + 1 };
}

/**
 * The head of a table without one, from its first row: a level 1, perhaps a level 2, then a name and perhaps its target.
 * Without a level 2 the name must be numbered (指标1：…). A level 1 alone in its row counts where `below` goes on with a
 * level 2 and a name.
 */
export function impliedHead(row: SheetRow, below: SheetRow | undefined, terms: LevelTerms): TableHead | null {
  const isLevel = (level: 1 | 2, piece: Piece | undefined): boolean =>
    piece !== undefined && terms.codes(level, piece.text).length > 0;
  const at = row.pieces.findIndex((piece) => isLevel(1, piece));
  const [level1, second, third, fourth] = row.pieces.slice(Math.max(0, at));
  if (at < 0 || at > 1 || !level1) return null;
  if (!second) {
    const [level2, name, value] = below?.pieces ?? [];
    if (!isLevel(2, level2) || !name || (level2?.column ?? 0) <= level1.column) return null;
    return impliedColumns([
      ['level1', level1],
      ['level2', level2],
      ['name', name],
      ['value', value ?? { ...name, column: name.column + 1 }],
    ]);
  }
  const level2 = isLevel(2, second) ? second : null;
  const [name, value] = level2 ? [third, fourth] : [second, third];
  if (!name || (!level2 && !NUMBERED.test(name.text))) return null;
  return impliedColumns([
    ['group', row.pieces[at - 1]],
    ['level1', level1],
    ['level2', level2],
    ['name', name],
    ['value', value],
  ]);
}
