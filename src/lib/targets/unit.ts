import { unitSpellings } from '#lib/vocabulary/index.ts';
import type { UnitTerm, Vocabulary } from '#lib/vocabulary/index.ts';
import type { TargetKind } from './target.ts';
import { perUnit } from './unit-per.ts';

/** A unit as read from a text: its one spelling, what it measures, and how it converts. */
export interface UnitReading {
  readonly unit: string;
  readonly kind: TargetKind;
  /** The unit after conversion; empty where nothing is converted (durations). */
  readonly baseUnit: string;
  readonly factor: number;
  /** Where the unit ends in the text. */
  readonly end: number;
  /** 余 or 多 stood inside it: 3万余人. */
  readonly more: boolean;
}

/** Per cent, where it is meant but not printed behind the number. */
export const PERCENT: UnitReading = { unit: '%', kind: 'rate', baseUnit: '1', factor: 0.01, end: 0, more: false };

export type Units = Pick<Vocabulary, 'units'>;

interface Spelling {
  readonly text: string;
  readonly term: UnitTerm;
}

const tables = new WeakMap<readonly UnitTerm[], ReadonlyMap<string, readonly Spelling[]>>();

/** Spellings by first character, the longest first. */
function tableOf(units: Units): ReadonlyMap<string, readonly Spelling[]> {
  const known = tables.get(units.units);
  if (known) return known;
  const table = new Map<string, Spelling[]>();
  for (const [text, term] of unitSpellings(units)) {
    const first = text[0]?.toLowerCase() ?? '';
    table.set(first, [...(table.get(first) ?? []), { text, term }]);
  }
  for (const spellings of table.values()) spellings.sort((left, right) => right.text.length - left.text.length);
  tables.set(units.units, table);
  return table;
}

interface Found extends Spelling {
  readonly end: number;
}

/** Whether a unit may stand at a place, given what follows it: 次 in 一次性 is no unit, m in mm neither. */
function fits({ text: spelling, term }: Spelling, text: string, at: number): boolean {
  const printed = text.slice(at, at + spelling.length);
  const latin = /^[a-zA-Z]/.test(spelling);
  if (printed !== spelling && !(latin && spelling.length > 1 && printed.toLowerCase() === spelling.toLowerCase()))
    return false;
  const after = text.slice(at + spelling.length, at + spelling.length + 8);
  return !(latin && /^[a-zA-Z]/.test(after)) && !term.notBefore.some((next) => after.startsWith(next));
}

/** The longest listed unit at a place, or null. Without `compounds` 人/次 behind a slash is read as 人 and 次. */
export function listedUnitAt(
  units: Units,
  text: string,
  { at, compounds }: { at: number; compounds: boolean },
): Found | null {
  for (const spelling of tableOf(units).get(text[at]?.toLowerCase() ?? '') ?? []) {
    if (!compounds && /[/·]/.test(spelling.text)) continue;
    if (fits(spelling, text, at)) return { ...spelling, end: at + spelling.text.length };
  }
  return null;
}

const MAGNITUDE = /百万|千万|十万|万|亿/y;
const MAGNITUDES: Readonly<Record<string, number>> = { 十万: 1e5, 百万: 1e6, 千万: 1e7, 万: 1e4, 亿: 1e8 };

function readingOf(term: UnitTerm, end: number): UnitReading {
  return { unit: term.unit, kind: term.kind, baseUnit: term.baseUnit, factor: term.factor, end, more: false };
}

/** A unit with a magnitude in front of it that is not in the list as such (万平方公里), or the bare magnitude (102万). */
function magnifiedUnitAt(units: Units, text: string, at: number): UnitReading | null {
  MAGNITUDE.lastIndex = at;
  const magnitude = MAGNITUDE.exec(text)?.[0];
  if (!magnitude) return null;
  const factor = MAGNITUDES[magnitude] ?? 1;
  const more = /[余多]/.test(text[at + magnitude.length] ?? '');
  const after = at + magnitude.length + (more ? 1 : 0);
  const simple = listedUnitAt(units, text, { at: after, compounds: true });
  if (!simple || simple.term.kind === 'rate' || simple.term.kind === 'duration') {
    return { unit: magnitude, kind: 'count', baseUnit: '', factor, end: after, more };
  }
  const reading = readingOf(simple.term, simple.end);
  return { ...reading, unit: magnitude + reading.unit, factor: factor * reading.factor, more };
}

/** What a number is counted per, when it is no listed unit: 元/生, 元/床. */
const OTHER_DENOMINATOR =
  /(?![零一二两三四五六七八九十百千万亿半])[\u4e00-\u9fff]{1,3}(?=$|[^\u4e00-\u9fff]|以[上下内]|左右|之内|及以|标准)/y;

/** A round number of people something is counted per: /10万人, /千人口. */
const ROUND = /(?:10|十)?[百千万]+(?=人|户|名|头|件|辆|$|[^\u4e00-\u9fff\d])(?:人口?|户|名)?/y;

function denominatorAt(units: Units, text: string, at: number): { readonly name: string; readonly end: number } | null {
  ROUND.lastIndex = at;
  const round = ROUND.exec(text)?.[0];
  if (round !== undefined) return { name: round.replace('十', '10').replace('人口', '人'), end: at + round.length };
  const count = /^\d+(?:\.\d+)?/.exec(text.slice(at, at + 8))?.[0] ?? '';
  const simple = listedUnitAt(units, text, { at: at + count.length, compounds: false });
  if (simple) return { name: count + simple.term.unit, end: simple.end };
  OTHER_DENOMINATOR.lastIndex = at;
  const other = OTHER_DENOMINATOR.exec(text)?.[0];
  return other ? { name: other, end: at + other.length } : null;
}

/** Denominators after a unit: /人·天, /人/年, 每亩. */
function denominatorsAt(
  units: Units,
  text: string,
  at: number,
): { readonly names: readonly string[]; readonly end: number } {
  const names: string[] = [];
  let end = at;
  while (names.length < 3) {
    const joint = names.length === 0 ? /[/每]/ : /[/·.*•每]/;
    if (!joint.test(text[end] ?? '')) break;
    const next = denominatorAt(units, text, end + 1);
    if (!next) break;
    names.push(next.name);
    end = next.end;
  }
  return { names, end };
}

/** The unit at a place of a normalised text, with magnitude and denominators; null if there is none. */
export function unitAt(units: Units, text: string, at: number): UnitReading | null {
  const simple = listedUnitAt(units, text, { at, compounds: true });
  const magnified = magnifiedUnitAt(units, text, at);
  const longest =
    simple && (!magnified || simple.end >= magnified.end) ? readingOf(simple.term, simple.end) : magnified;
  if (!longest) return null;
  const { names, end } = denominatorsAt(units, text, longest.end);
  return { ...perUnit(longest, names), end };
}

/** A whole text as a unit, such as the cell of a unit column; null if it is more or less than one unit. */
export function unitOf(units: Units, text: string): UnitReading | null {
  const found = unitAt(units, text, 0);
  return found && found.end === text.length ? found : null;
}
