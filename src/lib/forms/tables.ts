import { alignRow, type Alignment } from './align.ts';
import { filledRows, type HeadedRow } from './blank-rows.ts';
import type { OrderedAmount } from './amount-codes.ts';
import { rawRows, usesSymbol, type RawRow } from './indicator-rows.ts';
import { labelSpans, type Labels } from './labels.ts';
import type { Ledger } from './ledger.ts';
import type { LevelTerms } from './level-terms.ts';
import { cellType } from './cell-types.ts';
import type { Piece, SheetRow } from './piece.ts';
import { settleLevels, tableHead, type TableHead } from './table-head.ts';
import { alignList, listHead, withSources, type ListHead } from './list-head.ts';
import { itemRow, taskRow, type TaskDraft } from './list-rows.ts';

/** What the tables of a form gave, and the rows that belong to none. */
export interface Tables {
  readonly indicators: readonly RawRow[];
  readonly heads: readonly TableHead[];
  readonly tasks: readonly TaskDraft[];
  readonly items: readonly OrderedAmount[];
  readonly rest: readonly SheetRow[];
}

export interface TableTools {
  readonly labels: Labels;
  readonly terms: LevelTerms;
  readonly ledger: Ledger;
  readonly unit: string;
}

const OUTSIDE =
  /^(?:goal_|total_amount|src_|exp_|person_fields|review|submission_date|safeguards|duties|basis|necessity|feasibility|plan|content|overview|project_name|special_fund_name|agency|other_issues|tasks|implementing_unit|supervising_department|period|line_items|personnel)/;

/** Whether a row's first cell is a label of the form's other parts, so that it ends an indicator table. */
function opensOther(row: SheetRow, tools: TableTools): boolean {
  const [first] = row.pieces;
  if (!first) return false;
  const levels = [...tools.terms.codes(1, first.text), ...tools.terms.codes(2, first.text)];
  if (levels.length > 0) return false;
  const spans = labelSpans(first.text, tools.labels);
  const senses = spans[0]?.senses ?? tools.labels.senses(first.text);
  const own = senses.filter((sense) => !sense.field.startsWith('col_'));
  return own.length > 0 && own.every((sense) => OUTSIDE.test(sense.field));
}

/** A line such as （2024年度） or 单位：万元 that pages repeat above a table. */
function isPageLine({ pieces }: SheetRow): boolean {
  return (
    pieces.length === 1 &&
    /^(?:[(（]?\s*\d{4}\s*年?\s*度?\s*[)）]?|(?:金额)?单位\s*[:：]\s*\S{1,4})$/.test(pieces[0]?.text ?? '')
  );
}

/** The sum of the weights below a table. */
function isTotalRow({ pieces }: SheetRow): boolean {
  const [first] = pieces;
  return pieces.length <= 3 && first !== undefined && /^(?:合\s*计|总\s*计|小\s*计|总\s*分)[:：]?$/.test(first.text);
}

function isNote(row: SheetRow): boolean {
  const [first] = row.pieces;
  return row.pieces.length === 1 && first !== undefined && /^(?:注|备注|说明|填表说明)[:：1]/.test(first.text);
}

function isRule(row: SheetRow): boolean {
  return row.pieces.every((piece) => /^[-=|:+\s—─]+$/.test(piece.text));
}

/** Whether a row may belong to an indicator table. */
function belongs(row: SheetRow, alignment: Alignment, tools: TableTools): boolean {
  if (isNote(row) || isPageLine(row)) return false;
  const fits = alignment.placed.some(
    (cell) => cell.column.role === 'name' || cell.column.role === 'value' || cell.column.role === 'level2',
  );
  if (opensOther(row, tools)) {
    const quantified = ({ text }: Piece): boolean => cellType(text, tools.terms).quantified;
    const clean =
      alignment.cost < 0.5 && alignment.placed.some((cell) => cell.column.role === 'value' && quantified(cell.piece));
    return clean && !row.pieces.some((piece) => labelSpans(piece.text, tools.labels).length > 0);
  }
  return (
    (fits && alignment.cost < 6 && alignment.stray.length < row.pieces.length) ||
    alignment.placed.some((cell) => cell.column.role === 'level1')
  );
}

interface Walk {
  head: TableHead | null;
  list: ListHead | null;
  readonly rest: SheetRow[];
  readonly rows: HeadedRow[];
  readonly heads: TableHead[];
  readonly tasks: TaskDraft[];
  readonly items: OrderedAmount[];
}

function claimHead(row: SheetRow, tools: TableTools): void {
  for (const piece of row.pieces) tools.ledger.claim(piece, 'label');
}

/** A table without a head: a row that begins with a level label and goes on with numbered sentences. */
function impliedHead(row: SheetRow, tools: TableTools): TableHead | null {
  const at = row.pieces.findIndex((piece) => tools.terms.codes(1, piece.text).length > 0);
  const [level, next] = [row.pieces[at], row.pieces[at + 1]];
  if (!level || !next || at > 1 || !/^(?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[:：、.．]/.test(next.text))
    return null;
  const base = { span: 1, label: '', period: 'annual' as const, scope: '', block: 0 };
  const group = row.pieces[at - 1];
  const columns = [
    ...(group ? [{ ...base, role: 'group' as const, column: group.column, label: group.text }] : []),
    { ...base, role: 'level1' as const, column: level.column },
    { ...base, role: 'name' as const, column: next.column },
  ];
  return { columns, rows: [], blocks: 1, width: next.column + 1 };
}

function walkRow(
  row: SheetRow,
  above: readonly SheetRow[],
  walk: Walk,
  following: readonly SheetRow[],
  tools: TableTools,
): void {
  if (isRule(row)) {
    for (const piece of row.pieces) tools.ledger.claim(piece, 'decoration');
    return;
  }
  const head = tableHead(row, above, tools.labels);
  if (head) {
    const settled = settleLevels(head, following, tools.terms);
    walk.head = settled;
    walk.list = null;
    walk.heads.push(settled);
    return claimHead(row, tools);
  }
  const list = walk.head ? null : listHead(row, tools.labels);
  if (list) {
    walk.list = list;
    return claimHead(row, tools);
  }
  if (walk.list && takeList(row, walk.list, walk, tools)) return;
  walk.list = null;
  const implied = walk.head ? null : impliedHead(row, tools);
  if (implied) {
    walk.head = implied;
    walk.heads.push(implied);
  }
  if (walk.head && isTotalRow(row)) {
    for (const piece of row.pieces) tools.ledger.claim(piece, 'other');
    return;
  }
  if (walk.head && takeIndicators(row, walk.head, walk, following, tools)) return;
  walk.rest.push(row);
  if (opensOther(row, tools)) walk.head = null;
}

function takeList(row: SheetRow, list: ListHead, walk: Walk, tools: TableTools): boolean {
  const wider = withSources(list, row, tools.labels);
  if (wider) {
    walk.list = wider;
    claimHead(row, tools);
    return true;
  }
  const cells = alignList(row, list, tools);
  const [first] = row.pieces;
  const own = cells?.find(
    (cell) => cell.piece === first && (cell.column.role === 'group' || cell.column.role === 'name'),
  );
  if (!cells?.some((cell) => cell.column.role === 'name') || (!own && opensOther(row, tools))) return false;
  const read = list.kind === 'task' ? taskRow(cells, tools) : itemRow(cells, tools);
  if (read.task) walk.tasks.push(read.task);
  walk.items.push(...read.amounts);
  if (read.isTotal) walk.list = null;
  return true;
}

function takeIndicators(
  row: SheetRow,
  head: TableHead,
  walk: Walk,
  following: readonly SheetRow[],
  tools: TableTools,
): boolean {
  const alignment = alignRow(row, head, { terms: tools.terms, usesSymbol: usesSymbol(following, head, tools.terms) });
  if (!belongs(row, alignment, tools)) return false;
  walk.rows.push(...rawRows(row, head, alignment).map((raw) => ({ head, raw })));
  return true;
}

/** Finds the tables of a form by their heads and reads their rows; everything else is left for labels and values. */
export function readTables(rows: readonly SheetRow[], tools: TableTools): Tables {
  const walk: Walk = { head: null, list: null, rest: [], rows: [], heads: [], tasks: [], items: [] };
  rows.forEach((row, at) => {
    walkRow(row, rows.slice(Math.max(0, at - 3), at).reverse(), walk, rows.slice(at, at + 12), tools);
  });
  const { rest, heads, tasks, items } = walk;
  return { indicators: filledRows(walk.rows, tools.ledger), heads, tasks, items, rest };
}
