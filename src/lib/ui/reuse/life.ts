import type { Cluster, Listing } from './report.ts';

/** When which agency had a text: columns are fiscal years, the unknown one last; lanes are agencies, the earliest first. */
export interface Life {
  readonly years: readonly (number | null)[];
  readonly lanes: readonly { readonly agency: string; readonly name: string; readonly counts: readonly number[] }[];
}

/** Agencies beyond so many are in the table only. */
const MOST_LANES = 20;

/** The life of a text by fiscal year: how many forms of each agency had it. */
export function lifeOf({ forms: ids }: Pick<Cluster, 'forms'>, forms: Listing['forms']): Life {
  const found = ids.flatMap((id) => forms[id] ?? []);
  const known = [...new Set(found.flatMap(({ year }) => year ?? []))].sort((one, two) => one - two);
  const years = found.some(({ year }) => year === null) ? [...known, null] : known;
  const lanes = new Map<string, { agency: string; name: string; counts: number[] }>();
  for (const { agency, agencyName: name, year } of found) {
    const lane = lanes.get(agency) ?? { agency, name, counts: years.map(() => 0) };
    const column = years.indexOf(year);
    lane.counts[column] = (lane.counts[column] ?? 0) + 1;
    lanes.set(agency, lane);
  }
  const first = (counts: readonly number[]) => counts.findIndex((count) => count > 0);
  const ordered = [...lanes.values()].sort((one, two) => first(one.counts) - first(two.counts));
  return { years, lanes: ordered.slice(0, MOST_LANES) };
}
