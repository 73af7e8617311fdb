import type { Row } from '#lib/dataset/index.ts';
import type { ReadDocument } from '#lib/documents/index.ts';
import { maskNameAfterLabel, maskPersonalData } from '#lib/text/index.ts';
import type { Ledger, UnreadReason } from './ledger.ts';
import { placeAt, type Piece, type SheetRow } from './piece.ts';

type Unread = Row<'unread'>;

/** Reasons by how much they matter: of several pieces on one line the most telling one is kept. */
const WEIGHT: readonly UnreadReason[] = [
  'decoration',
  'label',
  'review',
  'signature',
  'contact',
  'no_form',
  'other',
  'ambiguous',
  'unknown_label',
];

interface Scrap {
  readonly place: string;
  readonly text: string;
  readonly reason: UnreadReason;
}

/** Leftovers of a cell that say nothing: brackets, dots and rules, 附件2. */
function isDecoration(text: string): boolean {
  if (/^\s*[（(](?:盖章|公章|签章|印章|签字|签名)[)）]\s*$/.test(text)) return true;
  if (/^\s*附\s*[件表]\s*[\d一二三四五六七八九十]*\s*(?:[-－—]\s*\d+)?\s*[:：]?\s*$/.test(text)) return true;
  return /^[\s\p{P}\p{S}]*$/u.test(text);
}

const UNKNOWN_LABEL = /^[\u4e00-\u9fff（）()、/]{2,16}[:：]/;

/** Why a piece nobody claimed was not read. */
function leftoverReason(text: string, inForm: boolean): UnreadReason {
  if (isDecoration(text)) return 'decoration';
  if (/^\s*[（(]?(?:亿元|万元|元|%)[)）]?\s*$/.test(text)) return 'label';
  if (!inForm) return 'no_form';
  return UNKNOWN_LABEL.test(text.trim()) ? 'unknown_label' : 'other';
}

function scrapsOf(piece: Piece, ledger: Ledger, inForm: boolean): readonly Scrap[] {
  const scraps: Scrap[] = [];
  for (const stretch of ledger.stretches(piece)) {
    if (stretch.use === 'value' && inForm) continue;
    if (stretch.use === 'person') {
      scraps.push({ place: placeAt(piece, stretch.start), text: '***', reason: 'contact' });
      continue;
    }
    let offset = stretch.start;
    for (const line of stretch.text.split('\n')) {
      const used = stretch.use === 'value' ? null : stretch.use;
      const reason = used ?? leftoverReason(line, inForm);
      if (line.trim() !== '') scraps.push({ place: placeAt(piece, offset), text: line.trim(), reason });
      offset += line.length + 1;
    }
  }
  return scraps;
}

/** The rows of a document, the account of what was read of them, and which cells belong to a form. */
export interface ReadRows {
  readonly rows: readonly SheetRow[];
  readonly ledger: Ledger;
  readonly inForm: (piece: Piece) => boolean;
}

/** Every piece of a document that went into no table, one row per place, personal data masked. */
export function unreadRows(file: string, { rows, ledger, inForm }: ReadRows): readonly Unread[] {
  const byPlace = new Map<string, Scrap[]>();
  for (const row of rows) {
    for (const scrap of row.pieces.flatMap((piece) => scrapsOf(piece, ledger, inForm(piece)))) {
      const own = byPlace.get(scrap.place);
      if (own) own.push(scrap);
      else byPlace.set(scrap.place, [scrap]);
    }
  }
  return [...byPlace].map(([place, scraps]) => ({
    source_file: file,
    source_place: place,
    text: mask(scraps),
    reason: mostTelling(scraps),
  }));
}

const UNSEEN: Readonly<Record<string, UnreadReason>> = {
  hidden_rows: 'other',
  hidden_columns: 'other',
  hidden_sheet: 'other',
  hidden_text: 'other',
  comment: 'other',
  page_furniture: 'decoration',
};

/** Text a document holds but does not show among its cells: hidden rows and sheets, comments, headers and footers. */
export function unseenRows({ file, problems }: ReadDocument): readonly Unread[] {
  return problems.flatMap(({ code, place, values }) => {
    const reason = UNSEEN[code];
    const text = String(values.text ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    if (reason === undefined || text === '') return [];
    return [{ source_file: file, source_place: place || code, text: mask([{ place, text, reason }]), reason }];
  });
}

function mostTelling(scraps: readonly Scrap[]): UnreadReason {
  const heaviest = scraps.reduce((most, scrap) => Math.max(most, WEIGHT.indexOf(scrap.reason)), 0);
  return WEIGHT[heaviest] ?? 'other';
}

function mask(scraps: readonly Scrap[]): string {
  const text = scraps.map((scrap) => scrap.text).join(' ');
  return maskPersonalData(maskNameAfterLabel(text).text).text;
}
