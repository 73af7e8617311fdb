import { columnFields, columnTime, namesIndicators, namesLevels, plainHead } from './column-labels.ts';
import {
  withBlockPeriods,
  withBlocks,
  withNameColumn,
  withTablePeriod,
  type Column,
  type Period,
  type Role,
} from './head-columns.ts';
import type { Labels } from './labels.ts';
import type { Piece, SheetRow } from './piece.ts';
import { projectColumns } from './roster-columns.ts';

export interface TableHead {
  readonly columns: readonly Column[];
  /** Rows that make up the head, the main one first. */
  readonly rows: readonly SheetRow[];
  readonly blocks: number;
  readonly width: number;
  /** Columns whose cells, not their heads, say what they hold. */
  readonly reread?: readonly RereadColumn[];
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

/** A column read otherwise than its head announces: 指标类别 over levels, 绩效度量 over signs. */
export interface RereadColumn {
  readonly label: string;
  readonly role: Role;
  readonly place: string;
}

interface HeadWord {
  readonly piece: Piece;
  readonly text: string;
  readonly column: number;
  readonly span: number;
  readonly fields: readonly string[];
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

/** A head that stands for names or for both levels although the vocabulary does not know it as a column. */
function namerOf(words: readonly HeadWord[]): HeadWord | undefined {
  const deepest = words.findLast((word) => word.fields.includes('col_level4'));
  if (deepest) return deepest;
  const named = words.find((word) => word.fields.length === 1 && word.fields[0] === 'col_level3');
  if (named && !/描述|内容/.test(named.text)) return undefined;
  const leveled = words.findLastIndex((word) => word.fields.includes('col_level2') || namesLevels(word.text));
  const fitting = words
    .slice(leveled + 1)
    .filter((word) => word !== named && namesIndicators(word.text) && !word.fields.includes('col_value'));
  const namer = fitting.find((word) => /指标/.test(word.text)) ?? fitting[0];
  return named && namer && words.indexOf(namer) > words.indexOf(named) ? undefined : namer;
}

interface HeadWords {
  readonly words: readonly HeadWord[];
  readonly namer: HeadWord | undefined;
}

/** How many heads a row announces; columns about projects before the table count too (a roster). */
function announced({ words, namer }: HeadWords, labels: Labels): number {
  const first = words.findIndex((word) => word.fields.length > 0);
  const before = words.slice(0, Math.max(0, first)).map((word) => word.piece);
  const own = words.filter((word) => word === namer || word.fields.length > 0 || namesLevels(word.text));
  return own.length + projectColumns(before, labels).length;
}

/** A cell with more text than this heads no column. */
const LONGEST = 30;

function isHead(head: HeadWords, labels: Labels): boolean {
  const { words, namer } = head;
  const fields = new Set(words.flatMap((word) => word.fields));
  const known = announced(head, labels);
  if (known < 2 || known * 2 < words.length) return false;
  const levels = fields.has('col_level1') || fields.has('col_level2') || words.some((word) => namesLevels(word.text));
  const values = [...fields].some((field) => field.startsWith('col_value'));
  if (words.some((word) => plainHead(word.text).length > LONGEST)) return false;
  const stated = words.some(
    (word) => word.fields.some((field) => /^col_value/.test(field)) && /值|目标|指标|标准|实现/.test(word.text),
  );
  if (levels) return values || fields.has('col_level3') || namer !== undefined;
  return (fields.has('col_level3') && values) || (namer !== undefined && stated);
}

function periodOf(field: string, text: string): Period {
  return PERIODS[field] ?? (ROLES[field] === 'value' ? (columnTime(text)?.period ?? 'annual') : 'annual');
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
    role: fields.length === 0 && namesLevels(word.text) ? 'levels' : (ROLES[field] ?? 'text'),
    column: word.column,
    span: word.span,
    label: word.text,
    period: periodOf(field, word.text),
    scope: scoped ? word.text : '',
    block: 0,
  };
}

const INDEX = /^(?:序号|编号|No\.?)$/i;

function columnsOf({ words, namer }: HeadWords): readonly Column[] {
  const named = words.some((word) => word.fields.length === 1 && word.fields[0] === 'col_level3');
  const valued = words.some((word) => word.fields.length === 1 && word.fields[0] === 'col_value');
  const isLevel = (word: HeadWord): boolean =>
    word.fields.includes('col_level1') || word.fields.includes('col_level2') || namesLevels(word.text);
  const leveled = words.findIndex((word) => isLevel(word) || word === namer);
  return words.map((word, at) => {
    const alone = word.fields.length === 1 && word.fields[0] === 'col_level3';
    const column = columnOf(word, { named: named && !alone, valued: valued && word.fields.length > 1 });
    if (word === namer) return { ...column, role: 'name' as const, scope: '', period: 'annual' as const };
    if (namer && alone)
      return { ...column, role: namer.fields.includes('col_level4') ? ('sub' as const) : ('text' as const) };
    if (at >= leveled || word.fields.length > 0) return column;
    const isIndex = INDEX.test(word.text.replace(/\s/g, ''));
    return { ...column, role: isIndex ? ('index' as const) : ('group' as const), scope: '' };
  });
}

/** Reads the head of an indicator table from a row, or null; `above` are the rows before it, the nearest first. */
export function tableHead(row: SheetRow, above: readonly SheetRow[], labels: Labels): TableHead | null {
  const words = headWords(row, labels);
  const head = { words, namer: namerOf(words) };
  if (!isHead(head, labels)) return null;
  const leveled = withTablePeriod(withNameColumn(columnsOf(head)), above);
  const blocked = withBlockPeriods(withBlocks(leveled), above, labels);
  return {
    columns: blocked,
    rows: [row],
    blocks: Math.max(...blocked.map((column) => column.block)) + 1,
    width: Math.max(...blocked.map((column) => column.column + column.span)),
  };
}
