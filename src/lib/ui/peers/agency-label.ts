import type { PeerAgencyRow } from '#lib/queries/index.ts';

/** An agency as a reader types it. */
export interface AgencyLabel {
  readonly id: string;
  readonly label: string;
}

/** Agencies by what a reader types; of equal names the region tells which. */
export function agencyLabels(agencies: readonly PeerAgencyRow[]): AgencyLabel[] {
  const count = new Map<string, number>();
  const nameOf = (row: PeerAgencyRow) => row.agency_name ?? row.agency_id;
  for (const row of agencies) count.set(nameOf(row), (count.get(nameOf(row)) ?? 0) + 1);
  return agencies.map((row) => {
    const name = nameOf(row);
    return { id: row.agency_id, label: count.get(name) === 1 ? name : `${name} · ${row.region_name ?? row.agency_id}` };
  });
}
