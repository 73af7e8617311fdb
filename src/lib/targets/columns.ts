import { normalizeTarget } from './normalize.ts';
import { unitOf } from './unit.ts';
import type { UnitReading, Units } from './unit.ts';

/** The cells beside a target text. */
export interface Columns {
  readonly symbol: string;
  readonly unit: string;
  readonly name: string;
  readonly fiscalYear: number | null;
  /** The normalised cell itself. */
  readonly cell: string;
}

/** The unit a cell holds, also with an alternative in brackets: 个（处）. */
export function unitOfText(units: Units, text: string): UnitReading | null {
  const { text: whole } = normalizeTarget(text);
  const printed = whole.replace(/^(?:计量)?单位:/, '').replace(/^\(([^()]+)\)$/, '$1');
  const spellings = [printed, printed.replace(/\([^()]*\)$/, ''), printed.replace(/[、,]/g, '/')];
  return spellings.map((spelling) => unitOf(units, spelling)).find((unit) => unit !== null) ?? null;
}

/** A unit in brackets at the end of a name; of several (份、本) the first that is known. */
export function unitOfName(units: Units, name: string): UnitReading | null {
  const bracket = /\(([^()]*)\)$/.exec(normalizeTarget(name).text)?.[1] ?? '';
  const candidates = [bracket, ...bracket.split(/[、,/或和:]|单位/)];
  return candidates.map((text) => unitOf(units, text)).find((unit) => unit !== null) ?? null;
}
