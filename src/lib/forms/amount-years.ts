import { foldWidth } from '#lib/text/index.ts';

const YEAR_LABEL =
  /^(?:其中[:：]?)?((?:19|20)\d{2})(?=\D)\s*年?度?(?:的)?(?:预算|资金|安排|计划|投资|申请|金额|总额|拟|投入|需求|支出|数|[（(](?:万元|元)[)）])*[:：]?$/;
/** Amounts of the year before, which a form prints beside its own. */
const PRIOR = /上年|上一年|去年|前年|以前年度|[两二三3]年前/;

/** The year a label names as the year of its amounts (2024年预算数, 2025年); null if it is no such label. */
export function labelYear(label: string): number | null {
  const year = YEAR_LABEL.exec(foldWidth(label).replace(/\s+/g, ''))?.[1];
  return year === undefined ? null : Number(year);
}

/** Whether a label names an amount of an earlier year (上年预算数), not money carried over from it. */
export function isPriorYear(label: string): boolean {
  return PRIOR.test(label) && !/结转|结余/.test(label);
}

/** Whether an amount under this label is another year's than the form's. */
export function isOtherYear(label: string, year: number | null): boolean {
  const own = labelYear(label);
  return isPriorYear(label) || (own !== null && year !== null && own !== year);
}
