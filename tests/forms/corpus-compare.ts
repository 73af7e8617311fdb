import type { Wanted } from './corpus-truth.ts';

/** A text without spaces and width differences, with one kind of quotes, dashes and ratio signs. */
export function norm(text: unknown): string {
  return String(text ?? '')
    .normalize('NFKC')
    .replace(/[\s\u00a0\u3000]+/g, '')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[—–―－]+/g, '-')
    .replace(/[∶]/g, ':')
    .replace(/戶/g, '户'); // Chromium writes 戶 into a pdf for the glyph both characters share
}

/** Whether nothing is written. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** The readings that are equally right. */
export function choices(wanted: Wanted): readonly (string | number | null)[] {
  return Array.isArray(wanted) ? (wanted as (string | number | null)[]) : [wanted as string | number | null];
}

/** The first of the right readings as a text. */
export function firstText(wanted: Wanted): string {
  return String(choices(wanted)[0] ?? '');
}

/** A number, or null if the text is none. */
export function numberOf(value: unknown): number | null {
  return isBlank(value) || Number.isNaN(Number(value)) ? null : Number(value);
}

/** Whether a value read is one of those wanted: numbers by value, texts apart from spaces and width. */
export function same(wanted: Wanted, actual: unknown): boolean {
  return choices(wanted).some((one) => {
    if (isBlank(one)) return isBlank(actual);
    if (typeof one !== 'number') return norm(one) === norm(actual);
    const read = numberOf(actual);
    return read !== null && Math.abs(read - one) < 1e-9 * Math.max(1, Math.abs(one));
  });
}

const UNIT_NAMES: Readonly<Record<string, string>> = {
  日: '天',

  学时: '课时',
  个月: '月',
  个百分点: '百分点',
};

/** Whether two units are the same under one of their names. */
export function sameUnit(wanted: Wanted, actual: unknown): boolean {
  const canonical = (unit: unknown): string => UNIT_NAMES[norm(unit)] ?? norm(unit).replace(/公斤$/, '千克');
  return same(
    choices(wanted).map((one) => (isBlank(one) ? null : canonical(one))),
    canonical(actual),
  );
}

function bare(text: unknown): string {
  return norm(text)
    .replace(/\((\d{4})年?度?\)/g, '')
    .replace(/[。;；,.、:]+$/g, '');
}

/** Whether two texts are the same apart from a year in brackets and the last stop. */
export function sameText(wanted: Wanted, actual: unknown): boolean {
  return choices(wanted).some((one) => bare(one) === bare(actual));
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** How alike two texts are, by their pairs of characters: 0 to 1. */
export function likeness(first: string, second: string): number {
  const one = norm(first);
  const two = norm(second);
  if (one === two) return 1;
  if (one === '' || two === '') return 0;
  const others = pairsOf(two);
  const shared = [...pairsOf(one)].reduce((sum, [pair, count]) => sum + Math.min(count, others.get(pair) ?? 0), 0);
  return (2 * shared) / Math.max(1, one.length - 1 + two.length - 1);
}

/** The best pairing of two lists that keeps their order; pairs less alike than 0.35 are none. */
export function align<A, B>(
  first: readonly A[],
  second: readonly B[],
  similarity: (a: A, b: B) => number,
): readonly (readonly [A, B])[] {
  const alike = first.map((a) => second.map((b) => similarity(a, b)));
  const best = Array.from({ length: first.length + 1 }, () => new Float64Array(second.length + 1));
  const at = (i: number, k: number): number => best[i]?.[k] ?? 0;
  const paired = (i: number, k: number): number => {
    const value = alike[i - 1]?.[k - 1] ?? 0;
    return value > 0.35 ? at(i - 1, k - 1) + value : 0;
  };
  for (let i = 1; i <= first.length; i++) {
    const row = best[i];
    for (let k = 1; row && k <= second.length; k++) row[k] = Math.max(at(i - 1, k), at(i, k - 1), paired(i, k));
  }
  const pairs: (readonly [A, B])[] = [];
  let i = first.length;
  let k = second.length;
  while (i > 0 && k > 0) {
    if (paired(i, k) > 0 && Math.abs(at(i, k) - paired(i, k)) < 1e-12) {
      pairs.unshift([first[--i] as A, second[--k] as B]);
    } else if (at(i - 1, k) >= at(i, k - 1)) i--;
    else k--;
  }
  return pairs;
}
