import type { RawRow } from './indicator-rows.ts';
import type { Ledger } from './ledger.ts';
import type { TableHead } from './table-head.ts';

/** An indicator row and the head of its table. */
export interface HeadedRow {
  readonly head: TableHead;
  readonly raw: RawRow;
}

/** A name cell the clerk left as the template has it: 指标2：, ……. */
function isStub(text: string): boolean {
  return /^(?:(?:指标|目标)?\s*[\d一二三四五六七八九十]*\s*[:：、.．]?|[.…⋯·。—\-]+)$/.test(text.trim());
}

/** A template row without level labels that was left blank: it stands for no indicator. */
function isUnfilled(raw: RawRow): boolean {
  const filled = raw.values.filter((value) => value.piece !== null);
  const blank = filled.every((value) => isStub(value.piece?.text ?? '') && !/\d/.test(value.piece?.text ?? ''));
  return !raw.level1 && !raw.level2 && blank && (raw.name ? isStub(raw.name.text) : filled.length > 0);
}

/** A dash for the name and for the target says that there is no such indicator; it is no stub. */
function isDash(raw: RawRow): boolean {
  const texts = [raw.name, ...raw.values.map((value) => value.piece)].flatMap((piece) => piece?.text ?? []);
  return texts.length > 1 && texts.every((text) => /^[—－–-]{1,2}$/.test(text.trim()));
}

function withoutStub(raw: RawRow): RawRow {
  return raw.name && isStub(raw.name.text) && !isDash(raw)
    ? { ...raw, name: null, repeated: [...raw.repeated, raw.name] }
    : raw;
}

function hasContent({ raw }: Pick<HeadedRow, 'raw'>): boolean {
  return raw.name !== null || raw.values.some((value) => value.piece !== null);
}

/** Whether a level 2 stands in a row of its own because the table has no column for it, or across the columns of names. */
function isOwnLine({ head, raw }: HeadedRow): boolean {
  const { level2 } = raw;
  const name = head.columns.find((column) => column.role === 'name');
  if (!level2) return true;
  const hasColumn = head.columns.some((column) => column.role === 'level2' || column.role === 'levels');
  return !hasColumn || (name !== undefined && level2.column + level2.columnSpan > name.column);
}

function isHeading(row: HeadedRow): boolean {
  const { raw } = row;
  const others = [raw.symbol, raw.unit, raw.remark, raw.group, ...raw.sub, ...raw.texts];
  const leveled = raw.level1 !== null || raw.level2 !== null;
  return leveled && isOwnLine(row) && others.every((piece) => piece === null) && !hasContent(row);
}

/** Levels alone in their rows head the rows below: they are printed once, above the rows of their group. */
function withHeadings(rows: readonly HeadedRow[]): readonly HeadedRow[] {
  const result: HeadedRow[] = [];
  for (const row of rows) {
    const above = result.at(-1);
    const heads = above?.head === row.head && isHeading(above) && row.raw.level1 === null;
    if (!heads || (above.raw.level2 && row.raw.level2)) result.push(row);
    else {
      const { level1, level2 } = above.raw;
      result[result.length - 1] = { head: row.head, raw: { ...row.raw, level1, level2: row.raw.level2 ?? level2 } };
    }
  }
  return result;
}

/** Whether a line is the rest of a name that wrapped: it begins at the margin, left of where the names of its table stand. */
function continues({ head, raw }: HeadedRow, above: HeadedRow): boolean {
  const names = head.columns.find((column) => column.role === 'name')?.column ?? 0;
  const [first] = raw.row.pieces;
  const cut = above.raw.name;
  if (above.head !== head || raw.row.exact || !cut || !raw.name || first !== raw.name || raw.level1 || raw.level2)
    return false;
  const endsLine = above.raw.row.pieces.at(-1) === cut && above.raw.row.width <= cut.column + 1;
  return endsLine && cut.column > 0 && names > 0 && raw.name.column === 0 && hasContent(above) && isValued(raw);
}

const isValued = (raw: RawRow): boolean => raw.values.some((value) => value.piece !== null);

/** Names that a text broke over two lines, put together again. */
function withWholeNames(rows: readonly HeadedRow[]): readonly HeadedRow[] {
  const result: HeadedRow[] = [];
  for (const row of rows) {
    const above = result.at(-1);
    const [start, end] = [above?.raw.name, row.raw.name];
    if (!above || !start || !end || isValued(above.raw) || !continues(row, above)) {
      result.push(row);
      continue;
    }
    const name = { ...start, text: `${start.text}\n${end.text}`, parts: [...start.parts, ...end.parts] };
    const { level1, level2 } = above.raw;
    const shared = [...row.raw.shared, start, end];
    result[result.length - 1] = { head: row.head, raw: { ...row.raw, level1, level2, name, shared } };
  }
  return result;
}

/**
 * The rows that stand for indicators: template rows left blank are dropped, and a whole table left blank (the longer-term
 * one beside a filled annual one) gives none. A level printed without a name and a target in a filled table stays: the
 * form says that there is no such indicator.
 */
export function filledRows(rows: readonly HeadedRow[], ledger: Ledger): readonly RawRow[] {
  const used = rows.filter(({ raw }) => !isUnfilled(raw)).map(({ head, raw }) => ({ head, raw: withoutStub(raw) }));
  const kept = withHeadings(withWholeNames(used));
  const filled = new Set(kept.filter(hasContent).map(({ head }) => head));
  const result = kept.filter(({ head }) => filled.has(head)).map(({ raw }) => raw);
  const lines = new Set(used.filter(({ head }) => filled.has(head)).map(({ raw }) => raw.row));
  for (const { raw } of rows) {
    if (lines.has(raw.row)) continue;
    for (const piece of raw.row.pieces) ledger.claim(piece, isStub(piece.text) ? 'decoration' : 'label');
  }
  return result;
}
