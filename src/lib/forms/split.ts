import { labelSpans, type Labels } from './labels.ts';
import type { Piece, SheetRow } from './piece.ts';
import { withItemRows, type Tools } from './item-rows.ts';
import { impliedHead } from './implied-head.ts';
import { rosterForms } from './roster.ts';
import { tableHead } from './table-head.ts';
import { withCovers } from './cover.ts';
import { titleRow } from './title.ts';
import { uprightRows } from './turned-tables.ts';
import { wideRosterForms } from './wide-roster.ts';

export interface Title {
  readonly title: string;
  readonly piece: Piece;
}

/** The rows of one form: those under its title, and the titles printed over it (a cover page repeats it). */
export interface Segment {
  readonly titles: readonly Title[];
  readonly rows: readonly SheetRow[];
  /** Cells that say again what a cell of the rows says. */
  readonly repeated?: readonly Piece[];
  /** The title of the document, printed once above the first of several forms; it stands for all of them. */
  readonly cover?: Title;
}

export interface SplitDocument {
  /** Rows before the first form. */
  readonly lead: readonly SheetRow[];
  readonly segments: readonly Segment[];
}

function fieldsOf(piece: Piece, labels: Labels): readonly string[] {
  const senses = labelSpans(piece.text, labels)[0]?.senses ?? labels.known(piece.text);
  return senses.map((sense) => sense.field);
}

function isHeadAt(rows: readonly SheetRow[], at: number, labels: Labels): boolean {
  const row = rows[at];
  return row !== undefined && tableHead(row, rows.slice(Math.max(0, at - 2), at), labels) !== null;
}

const BODY = /^(?:goal_|total_amount|annual_amount|src_|exp_|col_level)/;
const IDENTITY =
  /^(?:agency|project_name|special_fund_name|project_code|supervising_department|implementing_unit|fiscal_year)$/;

/** Whether rows hold more than a cover page: a table head, an amount or a goal. */
function hasBody(rows: readonly SheetRow[], labels: Labels): boolean {
  return rows.some(
    (row, at) =>
      isHeadAt(rows, at, labels) ||
      row.pieces.some((piece) => fieldsOf(piece, labels).some((field) => BODY.test(field))),
  );
}

/** Whether rows hold an indicator table without a head, or one that is turned. */
function hasTable(rows: readonly SheetRow[], { labels, terms }: Tools): boolean {
  const upright = uprightRows(rows, labels);
  return upright.rows.length !== rows.length || rows.some((row, at) => impliedHead(row, rows[at + 1], terms) !== null);
}

function hasIdentity(rows: readonly SheetRow[], labels: Labels): boolean {
  return rows.some((row) => row.pieces.some((piece) => fieldsOf(piece, labels).some((field) => IDENTITY.test(field))));
}

/** Rows that print the label of what a form is about with its value, outside of table heads. */
function keyRows(rows: readonly SheetRow[], fields: readonly string[], labels: Labels): readonly number[] {
  return rows.flatMap((row, at) => {
    const printed = row.pieces.some((piece, place) => {
      const [first] = fieldsOf(piece, labels);
      const hasValue = place < row.pieces.length - 1 || labelSpans(piece.text, labels).length > 0;
      return first !== undefined && fields.includes(first) && hasValue;
    });
    return printed && !isHeadAt(rows, at, labels) ? [at] : [];
  });
}

/** The first row of a header block: rows of identity labels directly before the row that names the form's object. */
function blockStart(rows: readonly SheetRow[], key: number, labels: Labels): number {
  let start = key;
  while (start > 0 && !rows[start]?.gap) {
    const first = rows[start - 1]?.pieces[0];
    if (!first || !fieldsOf(first, labels).some((field) => IDENTITY.test(field))) break;
    start--;
  }
  return start;
}

/** Cuts a form whose header block comes again after a table, under one title, into one form per block. */
function cutRepeated(segment: Segment, labels: Labels): readonly Segment[] {
  const { rows } = segment;
  const heads = rows.flatMap((_, at) => (isHeadAt(rows, at, labels) ? [at] : []));
  const projects = keyRows(rows, ['project_name', 'special_fund_name'], labels);
  const keys = projects.length > 0 ? projects : keyRows(rows, ['agency'], labels);
  const starts = keys.flatMap((key, at) => {
    const before = keys[at - 1];
    const between = heads.filter((head) => before !== undefined && head > before && head < key).at(-1);
    const follows = heads.some((head) => head > key);
    return between !== undefined && follows ? [Math.max(between + 1, blockStart(rows, key, labels))] : [];
  });
  const cuts = [0, ...starts, rows.length];
  return cuts.slice(0, -1).map((start, at) => ({ titles: segment.titles, rows: rows.slice(start, cuts[at + 1]) }));
}

/**
 * Cuts a document into forms: one per title, and one per header block where blocks share a title. A title page without a
 * body belongs to the form that follows; a title over a table without a header of its own is the same form's next page. A
 * document without any title is one form if it holds a table, amounts or goals.
 */
export function splitForms(rows: readonly SheetRow[], tools: Tools): SplitDocument {
  const { labels } = tools;
  const lead: SheetRow[] = [];
  const segments: { titles: Title[]; rows: SheetRow[] }[] = [];
  for (const row of rows) {
    const title = titleRow(row, labels);
    const current = segments.at(-1);
    if (title && current && !hasBody(current.rows, labels)) current.titles.push(title);
    else if (title) segments.push({ titles: [title], rows: [] });
    const target = segments.at(-1)?.rows ?? lead;
    target.push(row);
  }
  const [first] = segments;
  if (first && isHeading(lead)) first.rows.unshift(...lead.splice(0));
  const found =
    segments.length === 0 && (hasBody(lead, labels) || hasTable(lead, tools)) ? [{ titles: [], rows: lead }] : segments;
  const forms = withCovers(joinPages(found, labels)).flatMap((segment) => cutForms(segment, tools));
  return { lead: segments.length === 0 && forms.length > 0 ? [] : lead, segments: forms };
}

/** Whether rows are the few short lines some forms print above their title: 附件2, 某市2023年度. */
function isHeading(rows: readonly SheetRow[]): boolean {
  return rows.length <= 3 && rows.every(({ pieces }) => pieces.length === 1 && (pieces[0]?.text.length ?? 0) <= 30);
}

/** The forms under one title: one per project of a roster, one per header block, or the whole. */
function cutForms(segment: Segment, tools: Tools): readonly Segment[] {
  const { titles, cover } = segment;
  const over = cover ? { cover } : {};
  const projects = rosterForms(segment.rows, tools.labels);
  if (projects) return projects.map((project) => ({ titles, ...over, ...project }));
  const wide = wideRosterForms(segment.rows, tools);
  if (wide) return wide.map((rows) => ({ titles, ...over, rows }));
  return cutRepeated(segment, tools.labels).map((form) => {
    const { rows, repeated } = uprightRows(form.rows, tools.labels);
    return { ...form, ...over, rows: withItemRows(rows, tools), repeated: [...(form.repeated ?? []), ...repeated] };
  });
}

/** A title without what only the next pages of a form add to it: （续）, 续表, 之二. */
function firstPage(title: string): string {
  return title.replace(/\s*[(（]?\s*续\s*(?:表|页)?\s*[\d一二三四五]*\s*[)）]?\s*$/, '').trim();
}

/** The first value of a project's or agency's name that rows print. */
function objectIn(rows: readonly SheetRow[], labels: Labels): string | null {
  const fields = ['project_name', 'special_fund_name'];
  for (const row of rows) {
    const at = row.pieces.findIndex((piece) => fieldsOf(piece, labels).some((field) => fields.includes(field)));
    const value = at < 0 ? undefined : row.pieces[at + 1]?.text;
    if (value !== undefined) return value.replace(/\s/g, '');
  }
  return null;
}

/** Whether rows go on with the form before them: they say nothing about what the form is about, or say the same again. */
function isNextPage(next: Segment, form: Segment, labels: Labels): boolean {
  if (!hasIdentity(next.rows, labels)) return true;
  const title = next.titles.at(-1)?.title ?? '';
  const object = objectIn(next.rows, labels);
  return title !== firstPage(title) && (object === null || object === objectIn(form.rows, labels));
}

function joinPages(segments: readonly Segment[], labels: Labels): readonly Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    const title = segment.titles.at(-1)?.title ?? '';
    const sameTitle =
      last && (firstPage(last.titles.at(-1)?.title ?? '') === firstPage(title) || title !== firstPage(title));
    if (last && sameTitle && isNextPage(segment, last, labels)) {
      joined[joined.length - 1] = {
        titles: [...segment.titles, ...last.titles],
        rows: [...last.rows, ...segment.rows],
      };
    } else joined.push(segment);
  }
  return joined;
}
