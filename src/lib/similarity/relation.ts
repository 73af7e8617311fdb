import { bigramCodes } from './bigrams.ts';
import { foldText } from './fold.ts';
import type { FormTable } from './form-table.ts';

/** How two forms that share rows are related; these are different matters and are never mixed in one list. */
export const RELATIONS = ['cross_agency', 'same_agency', 'carry_over'] as const;
/** `carry_over`: the same project in another year; `same_agency`: another project of the same office. */
export type Relation = (typeof RELATIONS)[number];

export const ORDERS = ['left_earlier', 'right_earlier', 'same_time', 'unknown'] as const;
/** What the dates say about which form is earlier; nothing else does. */
export type Order = (typeof ORDERS)[number];

/** Which of two forms is earlier: by the dates of filing if both are known to the day, else by fiscal year. */
export function orderOf({ years, dates }: FormTable, left: number, right: number): Order {
  const [one, two] = [dates[left] ?? '', dates[right] ?? ''];
  if (one !== '' && two !== '' && one !== two) return one < two ? 'left_earlier' : 'right_earlier';
  const [year, other] = [years[left] ?? 0, years[right] ?? 0];
  if (year === 0 || other === 0) return 'unknown';
  if (year === other) return 'same_time';
  return year < other ? 'left_earlier' : 'right_earlier';
}

const ALIKE = 0.6;

/** Whether two project names may mean the same project: alike by their bigrams, or one of them unknown. */
export function isSameProject(one: ReadonlySet<number>, two: ReadonlySet<number>): boolean {
  if (one.size === 0 || two.size === 0) return true;
  let shared = 0;
  for (const code of one) if (two.has(code)) shared++;
  return shared >= ALIKE * (one.size + two.size - shared);
}

/** The bigrams of a project name; years and numbers in it do not count. */
export function projectBigrams(project: string): ReadonlySet<number> {
  const { units } = foldText(project.replace(/\d+|年度?/g, ''));
  return new Set(bigramCodes(units, 0, units.length));
}
