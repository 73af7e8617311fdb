import type { Query } from '../address/links.ts';
import { ALL, FIELDS, type Field, type QueueFilter } from './entry.ts';
import { GROUPINGS, type Grouping } from './grouping.ts';

/** Name of each field in the address; those the comparison has too are called the same. */
const PARAMS: Readonly<Record<Field, string>> = {
  decision: 'decision',
  severity: 'severity',
  stance: 'stance',
  rule: 'rule',
  agency: 'a',
  region: 'r',
  year: 'y',
};
const TEXT = 'q';
const GROUP = 'group';
/** Names the finding looked at. */
export const FINDING = 'finding';

/** What the address asks of the queue. */
export interface QueueState {
  readonly filter: QueueFilter;
  readonly grouping: Grouping;
}

/** The query of a state and of the finding looked at; what is usual is left out. */
export function queryOf({ filter, grouping }: QueueState, finding: string | null): Query {
  const fields = FIELDS.flatMap((field) =>
    filter.chosen[field].length === 0 ? [] : [[PARAMS[field], filter.chosen[field].join('.')] as const],
  );
  const more: [string, string | null][] = [
    [TEXT, filter.text.trim()],
    [GROUP, grouping === GROUPINGS[0] ? null : grouping],
    [FINDING, finding],
  ];
  return Object.fromEntries([...fields, ...more.flatMap(([key, value]) => (value ? [[key, value] as const] : []))]);
}

/** Reads a state from the address; what it does not know it leaves out. */
export function stateOf(query: string): QueueState {
  const params = new URLSearchParams(query);
  const values = (name: string) => (params.get(name) ?? '').split('.').filter((value) => value !== '');
  const chosen: Record<Field, readonly string[]> = { ...ALL.chosen };
  for (const field of FIELDS) chosen[field] = values(PARAMS[field]);
  const grouping = GROUPINGS.find((one) => one === params.get(GROUP)) ?? GROUPINGS[0];
  return { filter: { chosen, text: params.get(TEXT) ?? '' }, grouping };
}

/** The part of the address that decides what the queue shows, so that looking at a finding changes nothing in it. */
export function queryText(params: URLSearchParams): string {
  const rest = new URLSearchParams(params);
  rest.delete(FINDING);
  return rest.toString();
}
