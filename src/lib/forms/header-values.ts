import { squeezeSpaces } from '#lib/text/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { means, type FieldHit, type FieldRow, type Fragment } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { hasBoxes } from './ticks.ts';

/** The labels and values of a form outside its tables, and the account of what was read. */
export interface HeaderReading {
  readonly rows: readonly FieldRow[];
  readonly vocabulary: Vocabulary;
  readonly ledger: Ledger;
}

/**
 * What the form prints around its header: its titles, the main one first, cells without a label, and the title of the
 * document it is one form of.
 */
export interface HeaderLines {
  readonly cover?: Fragment;
  readonly titles: readonly Fragment[];
  readonly lines: readonly Fragment[];
}

const SEAL = /[(（]\s*(?:盖章|公章|印章|签章|章)\s*[)）]/g;

/** Labels with a value that may mean one of these fields; those that are the field's own word come first. */
export function hitsOf({ rows }: HeaderReading, ...fields: readonly string[]): readonly FieldHit[] {
  const hits = rows.flatMap((row) => row.hits).filter((hit) => hit.values.length > 0 && means(hit, ...fields));
  const isCanonical = (hit: FieldHit): boolean =>
    hit.senses.some((sense) => fields.includes(sense.field) && sense.canonical);
  return [...hits.filter(isCanonical), ...hits.filter((hit) => !isCanonical(hit))];
}

/** A value as it is kept: on one line, without spaces of typesetting and （盖章）. */
export function valueText(value: Fragment): string {
  return squeezeSpaces(value.text.replace(SEAL, '').replace(/\s+/g, ' '));
}

const UNIT_BEHIND = /\s[(（【[]?\s*(?:金额|货币|计量|资金)?\s*单\s*位\s*[:：][^:：]{1,8}$/;

/** A line cut where it goes on with the unit of money: 某局（本级）　单位：万元; the whole line where it does not. */
export function unitCut(line: Fragment): readonly [lead: Fragment, unit: Fragment | null] {
  const [start, end] = line.range;
  const at = start + line.piece.text.slice(start, end).search(UNIT_BEHIND);
  if (at <= start) return [line, null];
  const part = (from: number, to: number): Fragment => ({
    text: line.piece.text.slice(from, to).trim(),
    piece: line.piece,
    range: [from, to],
  });
  return [part(start, at), part(at, end)];
}

/** A pattern for one sign, also where it is printed in full width. */
function signPattern(sign: string): string {
  const own = sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^[!-~]$/.test(sign) ? `(?:${own}|${String.fromCharCode(sign.charCodeAt(0) + 0xfee0)})` : own;
}

/** Claims what of a value went into a table; what stands around it stays open. */
export function claimPart(value: Fragment, part: string, ledger: Ledger): void {
  const [start, end] = value.range;
  const own = value.piece.text.slice(start, end);
  const signs = [...part.replace(/\s/g, '')].map(signPattern);
  const found = signs.length > 0 && signs.length < 200 ? new RegExp(signs.join('\\s*')).exec(own) : null;
  if (!found) ledger.claim(value.piece, 'value', value.range);
  else ledger.claim(value.piece, 'value', [start + found.index, start + found.index + found[0].length]);
}

/** The options of tick boxes beside the one that was taken say nothing more. */
function claimBoxes(hit: FieldHit, part: string, ledger: Ledger): void {
  for (const value of hit.values.filter((one) => one.text.includes(part))) claimPart(value, part, ledger);
  for (const value of hit.values) ledger.claim(value.piece, 'decoration', value.range);
}

/** What of a value is to be kept, or null if the value is none for the field. */
export type Pick = (text: string, hit: FieldHit) => string | null;

/** The first value of these fields that passes, claimed; other values that say the same are claimed as well. */
export function take(reading: HeaderReading, fields: readonly string[], pick: Pick): string | null {
  let taken: string | null = null;
  for (const hit of hitsOf(reading, ...fields)) {
    const [value] = hit.values;
    const part = value ? pick(valueText(value), hit) : null;
    if (!value || part === null || part === '') continue;
    taken ??= part;
    if (part === taken) claimPart(value, part, reading.ledger);
    if (part === taken && hasBoxes(value.text)) claimBoxes(hit, part, reading.ledger);
  }
  return taken;
}
