import { maskNameAfterLabel, maskPersonalData } from '#lib/text/index.ts';
import type { FormReading } from './form-reading.ts';
import type { IndicatorDraft } from './indicators.ts';
import type { RowAnchor } from './corrections.ts';

/** A text as corrections keep it: personal data masked, so that a masked and a plain reading match alike. */
export function masked(text: string): string {
  return maskPersonalData(maskNameAfterLabel(text).text).text;
}

function comparable(text: string): string {
  return masked(text).replace(/\s+/g, '');
}

/** Whether two texts print the same, spaces and masked data aside. */
export function printsSame(left: string, right: string): boolean {
  return comparable(left) === comparable(right);
}

const placesOf = (place: string): readonly string[] => place.split(';').filter((part) => part !== '');

/** Whether two `source_place` cells have a place in common, or are the same. */
export function sharesPlace(left: string, right: string): boolean {
  const places = new Set(placesOf(left));
  return left === right || placesOf(right).some((place) => places.has(place));
}

/** Both places, each once, joined by `;`. */
export function joinedPlaces(left: string, right: string): string {
  return [...new Set([...placesOf(left), ...placesOf(right)])].join(';');
}

/** What stands for an indicator in an anchor: its printed name, else its target. */
function printedOf({ row, targets }: Pick<IndicatorDraft, 'row' | 'targets'>): string {
  return row.name_printed ?? row.name ?? targets[0]?.text ?? '';
}

interface Placed {
  readonly place: string;
  readonly printed: string;
}

/** The index of the row an anchor means, or -1; rows at exactly its place come before those that share one of them. */
export function findRow(rows: readonly Placed[], anchor: RowAnchor): number {
  const same = [...rows.entries()].filter(([, row]) => printsSame(row.printed, anchor.printed));
  const exact = same.filter(([, row]) => row.place === anchor.place);
  const near = same.filter(([, row]) => sharesPlace(row.place, anchor.place));
  return (exact.length > 0 ? exact : near)[(anchor.nth ?? 1) - 1]?.[0] ?? -1;
}

/** The anchor of a row of a list, as `findRow` finds it again. */
export function anchorOf(rows: readonly Placed[], at: number): RowAnchor {
  const own = rows[at] ?? { place: '', printed: '' };
  const before = rows.slice(0, at).filter((row) => row.place === own.place && printsSame(row.printed, own.printed));
  const anchor = { place: own.place, printed: masked(own.printed) };
  return before.length === 0 ? anchor : { ...anchor, nth: before.length + 1 };
}

/** The indicators of a form as anchors see them. */
export function placedIndicators(form: Pick<FormReading, 'indicators'>): readonly Placed[] {
  return form.indicators.map((one) => ({ place: one.row.source_place, printed: printedOf(one) }));
}

/** The forms a correction may be about, the likeliest first: those that begin at its place, else all. */
export function formsAt(forms: readonly FormReading[], place: string): readonly number[] {
  const all = [...forms.keys()];
  const exact = all.filter((at) => forms[at]?.place === place);
  return exact.length > 0 ? exact : all;
}

const NUMBER = /\d+/g;

/** A text by which places sort in the order of a document: numbers by size, the rest as it is. */
export function placeKey(place: string): string {
  const [first = ''] = placesOf(place);
  return first.replace(/!([A-Z]+)(\d+)$/, '!$2 $1').replace(NUMBER, (digits) => digits.padStart(9, '0'));
}

/** Compares places in the order of a document. */
export function byPlace(left: string, right: string): number {
  const [a, b] = [placeKey(left), placeKey(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}
