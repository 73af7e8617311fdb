import type { Alignment } from './align.ts';
import { cellType } from './cell-types.ts';
import { labelSpans } from './labels.ts';
import type { Lookups } from './lookups.ts';
import type { Piece, SheetRow } from './piece.ts';

const OUTSIDE =
  /^(?:goal_|total_amount|src_|exp_|person_fields|review|submission_date|safeguards|duties|basis|necessity|feasibility|plan|content|overview|project_name|special_fund_name|agency|other_issues|tasks|implementing_unit|supervising_department|period|line_items|personnel)/;

/** Whether a row's first cell is a label of the form's other parts, so that it ends an indicator table. */
export function opensOther(row: SheetRow, { labels, terms }: Pick<Lookups, 'labels' | 'terms'>): boolean {
  const [first] = row.pieces;
  if (!first || terms.codes(1, first.text).length + terms.codes(2, first.text).length > 0) return false;
  const senses = labelSpans(first.text, labels)[0]?.senses ?? labels.senses(first.text);
  const own = senses.filter((sense) => !sense.field.startsWith('col_'));
  return own.length > 0 && own.every((sense) => OUTSIDE.test(sense.field));
}

const PAGE_LINE = /^(?:[(（]?\s*\d{4}\s*年?\s*度?\s*[)）]?|(?:金额)?单位\s*[:：]\s*\S{1,4})$/;
/** 第1页, 第 1 页 共 2 页, 1/2, — 3 —, （续表）, （转下页）. */
const PAGE_NUMBER =
  /^(?:[-—–－·]+\s*\d{1,3}\s*[-—–－·]+|第\s*\d{1,3}\s*页(?:\s*[/,，]?\s*共\s*\d{1,3}\s*页)?|共\s*\d{1,3}\s*页\s*第\s*\d{1,3}\s*页|\d{1,3}\s*\/\s*\d{1,3}|page\s*\d{1,3}(?:\s*of\s*\d{1,3})?|[(（]?\s*(?:续\s*(?:表|上表|前表|上页)|接上[页表]|转下页|见下页|续)\s*\d?\s*[)）]?)$/i;
const NOTE = /^(?:注|备注|说明|填表说明)[:：1]/;

/** Whether a text only says which page it stands on. */
function isPageLine(text: string): boolean {
  return PAGE_NUMBER.test(text.trim());
}

/** Whether a row only says which page it stands on, its number with or without cells of its own: — | 3 | —. */
export function isPageRow({ pieces }: SheetRow): boolean {
  const whole = pieces.map((piece) => piece.text).join(' ');
  return (
    (!/[\d(（]/.test(pieces[0]?.text ?? '') && isPageLine(whole)) || pieces.every((piece) => isPageLine(piece.text))
  );
}

/** A line such as （2024年度）, 单位：万元 or 注：… that stands between the rows of a table. */
function isLineBetween({ pieces }: SheetRow): boolean {
  const text = pieces.length === 1 ? (pieces[0]?.text ?? '') : '';
  return PAGE_LINE.test(text) || NOTE.test(text) || isPageLine(text);
}

/** The sum of the weights below a table. */
export function isTotalRow({ pieces }: SheetRow): boolean {
  const [first] = pieces;
  return pieces.length <= 3 && first !== undefined && /^(?:合\s*计|总\s*计|小\s*计|总\s*分)[:：]?$/.test(first.text);
}

/** A row of dashes and bars, such as markdown puts below a head. */
export function isRule(row: SheetRow): boolean {
  return row.pieces.every((piece) => /^[-=|:+\s—\u2500-\u257f]+$/.test(piece.text));
}

/** The worst fit of a row that belongs to a table, and of one that prints a level 1. */
const WORST = 6;
const WORST_LEVELED = 12;

/** Whether a row aligned to the columns of an indicator table belongs to it. */
export function belongs(row: SheetRow, alignment: Alignment, lookups: Pick<Lookups, 'labels' | 'terms'>): boolean {
  if (isLineBetween(row)) return false;
  const has = (...roles: readonly string[]): boolean =>
    alignment.placed.some((cell) => roles.includes(cell.column.role));
  if (!opensOther(row, lookups)) {
    const fits = has('name', 'value', 'level2') && alignment.cost < WORST;
    const leveled = has('level1') && alignment.cost < WORST_LEVELED;
    return (fits && alignment.stray.length < row.pieces.length) || leveled;
  }
  const isQuantified = ({ text }: Piece): boolean => cellType(text, lookups.terms).quantified;
  const measured = alignment.placed.some((cell) => cell.column.role === 'value' && isQuantified(cell.piece));
  const labelled = row.pieces.some((piece) => labelSpans(piece.text, lookups.labels).length > 0);
  return alignment.cost < 0.5 && measured && !labelled;
}
