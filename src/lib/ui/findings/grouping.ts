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

/** How many entries stand in each group. */
export function groupSizes(entries: readonly Entry[], grouping: Grouping): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const entry of entries) {
    const key = groupOf(entry, grouping);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
}

/** The entries from one position to another, cut into their groups. */
export function grouped(
  entries: readonly Entry[],
  grouping: Grouping,
  sizes: ReadonlyMap<string, number>,
): GroupedPage['groups'] {
  const groups: { key: string; count: number; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const key = groupOf(entry, grouping);
    const last = groups.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else groups.push({ key, count: sizes.get(key) ?? 0, entries: [entry] });
  }
  return groups;
}
