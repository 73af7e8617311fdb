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

function withoutStub(raw: RawRow): RawRow {
  return raw.name && isStub(raw.name.text) ? { ...raw, name: null, repeated: [...raw.repeated, raw.name] } : raw;
}

function hasContent({ raw }: HeadedRow): boolean {
  return raw.name !== null || raw.values.some((value) => value.piece !== null);
}

/**
 * The rows that stand for indicators: template rows left blank are dropped, and a whole table left blank (the longer-term
 * one beside a filled annual one) gives none. A level printed without a name and a target in a filled table stays: the
 * form says that there is no such indicator.
 */
export function filledRows(rows: readonly HeadedRow[], ledger: Ledger): readonly RawRow[] {
  const kept = rows.filter(({ raw }) => !isUnfilled(raw)).map(({ head, raw }) => ({ head, raw: withoutStub(raw) }));
  const filled = new Set(kept.filter(hasContent).map(({ head }) => head));
  const result = kept.filter(({ head }) => filled.has(head)).map(({ raw }) => raw);
  const lines = new Set(result.map((raw) => raw.row));
  for (const { raw } of rows) {
    if (lines.has(raw.row)) continue;
    for (const piece of raw.row.pieces) ledger.claim(piece, isStub(piece.text) ? 'decoration' : 'label');
  }
  return result;
}
