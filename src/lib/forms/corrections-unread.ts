import type { Row } from '#lib/dataset/index.ts';
import type { DocumentReading } from './assemble.ts';
import type { Correction, CorrectionOf, RowTable, StaleReason } from './corrections.ts';
import { findRow, masked, placedIndicators, printsSame, sharesPlace } from './corrections-match.ts';
import { placedAmounts, placedGoals } from './corrections-header.ts';
import type { FormReading } from './form-reading.ts';

type Unread = Row<'unread'>;

/** The unread piece a correction is about. */
function pieceOf(reading: DocumentReading, { place, printed }: Correction): Unread | undefined {
  return reading.unread.find((row) => row.source_place === place && printsSame(row.text, printed));
}

/** The reading without an unread piece; null if it is not there. */
export function withoutPiece(reading: DocumentReading, correction: Correction): DocumentReading | null {
  const piece = pieceOf(reading, correction);
  return piece ? { ...reading, unread: reading.unread.filter((row) => row !== piece) } : null;
}

/** The reading with an unread piece marked as irrelevant. */
export function applyIrrelevant(
  reading: DocumentReading,
  correction: CorrectionOf<'irrelevant'>,
): DocumentReading | StaleReason {
  const piece = pieceOf(reading, correction);
  if (!piece) return 'text_gone';
  const settled = { ...piece, reason: 'irrelevant' as const };
  return { ...reading, unread: reading.unread.map((row) => (row === piece ? settled : row)) };
}

/** Keeps the text of a removed row as unread: one row per place, so a piece already there takes it in. */
function withPiece(unread: readonly Unread[], piece: Unread): readonly Unread[] {
  const same = unread.find((row) => row.source_place === piece.source_place);
  if (!same) return [...unread, piece];
  return unread.map((row) => (row === same ? { ...row, text: `${row.text} ${piece.text}` } : row));
}

/** Rows of a table of a form as anchors see them. */
function placedRows(form: FormReading, table: RowTable): readonly { place: string; printed: string }[] {
  if (table === 'indicators') return placedIndicators(form);
  if (table === 'amounts') return placedAmounts(form);
  if (table === 'goals') return placedGoals(form);
  if (table === 'tasks') return form.tasks.map((row) => ({ place: row.source_place, printed: row.name }));
  return form.narratives.map((row) => ({ place: row.source_place, printed: row.text }));
}

function textOfRow(form: FormReading, table: RowTable, at: number): string {
  const printed = placedRows(form, table)[at]?.printed ?? '';
  const targets = table === 'indicators' ? (form.indicators[at]?.targets ?? []).map(({ text }) => text ?? '') : [];
  const amount = table === 'amounts' ? (form.amounts[at]?.amount_wan ?? '') : '';
  return [...new Set([printed, ...targets, amount])].filter((part) => part !== '').join(' ');
}

function withoutRow(form: FormReading, table: RowTable, at: number): FormReading {
  const rest = <T>(rows: readonly T[]): readonly T[] => rows.filter((_, place) => place !== at);
  if (table === 'indicators') return { ...form, indicators: rest(form.indicators) };
  if (table === 'amounts') return { ...form, amounts: rest(form.amounts) };
  if (table === 'goals') return { ...form, goals: rest(form.goals) };
  if (table === 'tasks') return { ...form, tasks: rest(form.tasks) };
  return { ...form, narratives: rest(form.narratives) };
}

/** What a removed row leaves behind: the form without it, and its text as an unread piece. */
export interface Removal {
  readonly form: FormReading;
  readonly unread: readonly Unread[];
}

/** Takes a row out of a form; null if the form has no such row. */
export function removeRow(
  form: FormReading,
  correction: CorrectionOf<'remove'>,
  { document, unread }: DocumentReading,
): Removal | null {
  const { table } = correction;
  const rows = placedRows(form, table);
  const at = findRow(rows, correction);
  if (at < 0) return null;
  const text = masked(textOfRow(form, table, at));
  const place = rows[at]?.place ?? correction.place;
  const piece: Unread = { source_file: document.file, source_place: place, text, reason: 'irrelevant' };
  return { form: withoutRow(form, table, at), unread: text === '' ? unread : withPiece(unread, piece) };
}

/** Whether the text of a row that is to be removed stands among what was not read anyway. */
export function isUnreadAlready({ unread }: DocumentReading, { place, printed }: Correction): boolean {
  const plain = (text: string): string => masked(text).replace(/\s+/g, '');
  return unread.some((row) => sharesPlace(row.source_place, place) && plain(row.text).includes(plain(printed)));
}
