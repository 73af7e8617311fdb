import { BARE } from './draft.ts';
import type { Draft } from './draft.ts';

const FLAGS: Readonly<Record<string, string>> = {
  月: 'monthly',
  季: 'quarterly',
  周: 'weekly',
  旬: 'ten_daily',
  半年: 'half_yearly',
};

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const PERIOD = `每个?(半年|月|季|周|旬)度?(?:首月|次月|末月|第[一二三1-3]个月)?的?`;
const POINT = `(${NUMBER}[日号]|月?[底末初]|(?<=周)[一二三四五六日1-6])`;
const BEFORE = new RegExp(`${PERIOD}${POINT}(?:之前|以前|前(?!期|端|列|提|往|后|沿|景|三|十)|为止|截止)`);
const AT_LATEST = new RegExp(`(?:不晚于|不迟于|最迟|截止(?:到|至)?|≤|不超过)(?:在|为|于)?${PERIOD}${POINT}`);

/** A text with the days of such deadlines made `#`, so that 每月十日前 is no stretch of ten days. */
export function blankRecurring(text: string): string {
  const blank = (whole: string, _: string, point: string): string => whole.replace(point, '#'.repeat(point.length));
  return [BEFORE, AT_LATEST].reduce((rest, pattern) => rest.replace(pattern, blank), text);
}

/**
 * A deadline that comes again within the year (每月15日前, 每季度末前), or null. No one date stands for it, so that the operator
 * and how often it comes are told and the value stays open.
 */
export function recurringDeadline(clause: string): Draft | null {
  const found = BEFORE.exec(clause) ?? AT_LATEST.exec(clause);
  const flag = FLAGS[found?.[1] ?? ''];
  if (flag === undefined) return null;
  return { ...BARE, operator: 'le', explicit: true, value: null, kind: 'date', flags: [flag] };
}
