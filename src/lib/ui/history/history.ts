/** How many rows of a table came, went and changed. */
interface Counts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

type Row = Readonly<Record<string, string | null>>;

/** What became of a table between two publications. */
export interface TableHistory {
  readonly counts: Counts;
  readonly added: readonly Row[];
  readonly removed: readonly Row[];
  readonly changed: readonly {
    readonly row: Row;
    readonly fields: Readonly<Record<string, { readonly from: string | null; readonly to: string | null }>>;
  }[];
}

export const TABLES_FOLLOWED = ['agencies', 'forms', 'indicators', 'targets'] as const;
type Followed = (typeof TABLES_FOLLOWED)[number];

/** A publication of the dataset. */
export interface Publication {
  readonly id: string;
  readonly date: string;
  readonly counts: Readonly<Record<Followed, Counts>> | null;
}

/** The publications of the dataset, the newest first, and what the newest changed. */
export interface History {
  readonly versions: readonly Publication[];
  readonly changes: Readonly<Record<Followed, TableHistory>> | null;
}

/** A page lists so many rows of a kind; the file of the version lists more. */
const MOST_SHOWN = 50;

/** The history as a page carries it. */
export function shortened({ versions, changes }: History): History {
  const cut = ({ counts, added, removed, changed }: TableHistory): TableHistory => ({
    counts,
    added: added.slice(0, MOST_SHOWN),
    removed: removed.slice(0, MOST_SHOWN),
    changed: changed.slice(0, MOST_SHOWN),
  });
  const tables = changes && {
    agencies: cut(changes.agencies),
    forms: cut(changes.forms),
    indicators: cut(changes.indicators),
    targets: cut(changes.targets),
  };
  return { versions: versions.map(({ id, date, counts }) => ({ id, date, counts })), changes: tables };
}

/** A row in a few words: everything that names it. */
export function rowName(row: Row): string {
  return Object.values(row)
    .filter((value) => value !== null && value !== '')
    .join(' · ');
}
