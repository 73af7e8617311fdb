import type { Sql } from './dialect.ts';

/**
 * Lower ends (inclusive, 万元) of the budget size classes: 50, 200 and 500 万元 part small projects (500 is where many
 * places demand an evaluation before the money is granted), 1,000, 5,000 and 1 亿元 part departments.
 */
const LOWER_ENDS = [0, 50, 200, 500, 1000, 5000, 10000] as const;

export interface SizeClass {
  /** `0to50`, `10000to`: from the first amount up to below the second, in 万元. */
  readonly code: string;
  readonly from: number;
  /** null: without an upper end. */
  readonly below: number | null;
}

/** The budget size classes, the smallest first. */
export const SIZE_CLASSES: readonly SizeClass[] = LOWER_ENDS.map((from, at) => {
  const below = LOWER_ENDS[at + 1] ?? null;
  return { code: `${from}to${below ?? ''}`, from, below };
});

/** The size class of an amount in 万元 as an expression; NULL where the amount is unknown or negative. */
export function sizeClass(amount: string, sql: Sql): string {
  const cases = SIZE_CLASSES.map(({ code, from, below }) => {
    const upper = below === null ? '' : ` AND ${amount} < ${sql.number(below)}`;
    return `WHEN ${amount} >= ${sql.number(from)}${upper} THEN ${sql.text(code)}`;
  });
  return `CASE ${cases.join(' ')} END`;
}

/**
 * One row per agency with its largest known total (`size_agency`, `largest_wan`): a department form holds its projects,
 * so the largest form, not the sum, says how large an agency's budget is.
 */
export function agencySizes(): string {
  return 'SELECT agency_id AS size_agency, max(total_wan) AS largest_wan FROM forms GROUP BY agency_id';
}
