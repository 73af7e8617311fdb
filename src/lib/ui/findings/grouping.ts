import type { Severity } from '#lib/rules/index.ts';
import type { Entry } from './entry.ts';

/** How the queue is put together; the first is the usual one. */
export const GROUPINGS = ['form', 'rule', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The order of weights, the heaviest first. */
export const SEVERITIES: readonly Severity[] = ['high', 'medium', 'low', 'info'];

/** The key of the group an entry belongs to; an entry about several forms is listed under its first. */
export function groupOf(entry: Entry, grouping: Grouping): string {
  if (grouping === 'none') return '';
  return grouping === 'rule' ? entry.finding.rule : (entry.forms[0]?.id ?? '');
}

/** Entries with those of a group together: forms by agency and year, rules by weight; inside, the heaviest first. */
export function ordered(entries: readonly Entry[], grouping: Grouping): readonly Entry[] {
  const keyed = entries.map((entry, at) => ({ entry, at, key: groupKey(entry, grouping), weight: weightOf(entry) }));
  keyed.sort((left, right) => compare(left.key, right.key) || left.weight - right.weight || left.at - right.at);
  return keyed.map(({ entry }) => entry);
}

function weightOf({ finding }: Entry): number {
  return SEVERITIES.indexOf(finding.severity);
}

function groupKey(entry: Entry, grouping: Grouping): string {
  if (grouping === 'none') return '';
  if (grouping === 'rule') return entry.finding.rule;
  const [form] = entry.forms;
  return form === undefined ? '\uffff' : `${form.agency}\u0000${form.year ?? ''}\u0000${form.type}\u0000${form.id}`;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** One page of the queue, cut into groups; `count` is the size of the whole group, also beyond the page. */
export interface GroupedPage {
  readonly groups: readonly { readonly key: string; readonly count: number; readonly entries: readonly Entry[] }[];
  /** 0-based position of the first entry. */
  readonly from: number;
}

/** The entries of the queue from one position to another, cut into their groups. */
export function pageOf(
  queue: readonly Entry[],
  grouping: Grouping,
  { from, to }: { readonly from: number; readonly to: number },
): GroupedPage {
  const groups: { key: string; start: number; entries: Entry[] }[] = [];
  queue.slice(from, to).forEach((entry, at) => {
    const key = groupOf(entry, grouping);
    const last = groups.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else groups.push({ key, start: from + at, entries: [entry] });
  });
  const sized = groups.map(({ key, start, entries }) => ({ key, entries, count: sizeOf(queue, grouping, start) }));
  return { from, groups: sized };
}

/** The size of the group around a position; its entries stand together. */
function sizeOf(queue: readonly Entry[], grouping: Grouping, at: number): number {
  const isSame = (other: Entry | undefined) =>
    other !== undefined && queue[at] !== undefined && groupOf(other, grouping) === groupOf(queue[at], grouping);
  let [start, end] = [at, at];
  while (isSame(queue[start - 1])) start -= 1;
  while (isSame(queue[end + 1])) end += 1;
  return end - start + 1;
}
