/** What is counted right out of asked, and what is only counted because none is wanted. */
export const ASKED = [
  'form', 'header', 'amounts', 'goals', 'narratives', 'tasks', 'rows', 'levels', 'names', 'weights', 'symbols',
  'placeholders', 'concepts', 'target_found', 'target_text', 'operator', 'value', 'unit', 'kind', 'flags', 'pieces',
] as const; // prettier-ignore
export const UNWANTED = ['invented_forms', 'invented_header', 'invented_amounts', 'invented_rows', 'invented_targets', 'lost', 'privacy'] as const; // prettier-ignore

export type Asked = (typeof ASKED)[number];
export type Unwanted = (typeof UNWANTED)[number];

/** The kinds issue 3 counts: header fields, amounts, rows, levels and target parses. */
export const MEASURE: readonly Asked[] = [
  'header', 'amounts', 'rows', 'levels', 'target_found', 'operator', 'value', 'unit', 'kind',
]; // prettier-ignore

/** The comparison of one document with its hand reading, as it goes on. */
export class Tally {
  readonly right = new Map<Asked, number>();
  readonly asked = new Map<Asked, number>();
  readonly unwanted = new Map<Unwanted, number>();
  /** What was read otherwise than by hand, in words. */
  readonly misses: string[] = [];

  /** Counts one comparison; `miss` says what was wanted and what was read. */
  check(kind: Asked, isRight: boolean, miss: string): void {
    this.ask(kind);
    if (isRight) this.right.set(kind, (this.right.get(kind) ?? 0) + 1);
    else this.misses.push(`${kind}: ${miss}`);
  }

  /** Counts comparisons that cannot be right because what they belong to was not found. */
  ask(kind: Asked, count = 1): void {
    this.asked.set(kind, (this.asked.get(kind) ?? 0) + count);
  }

  /** Counts something read that is not in the document. */
  invent(kind: Unwanted, what: string): void {
    this.unwanted.set(kind, (this.unwanted.get(kind) ?? 0) + 1);
    this.misses.push(`${kind}: ${what}`);
  }
}

/** Right and asked of some kinds over several documents. */
export function sumOf(tallies: readonly Tally[], kinds: readonly Asked[]): { right: number; asked: number } {
  const sum = (count: (tally: Tally) => ReadonlyMap<Asked, number>): number =>
    tallies.reduce((all, tally) => all + kinds.reduce((own, kind) => own + (count(tally).get(kind) ?? 0), 0), 0);
  return { right: sum((tally) => tally.right), asked: sum((tally) => tally.asked) };
}
