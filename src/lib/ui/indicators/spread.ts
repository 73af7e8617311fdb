import type { SpreadRow } from '#lib/queries/index.ts';

/** The groups of one kind and unit: one table with one axis. */
export interface SpreadUnit {
  readonly key: string;
  readonly kind: string;
  readonly number_unit: string | null;
  readonly rows: readonly SpreadRow[];
  /** Ends of the common axis. */
  readonly low: number;
  readonly high: number;
}

/** The rows apart by kind and unit, those with most numbers first; groups without a number stand in none. */
export function spreadUnits(rows: readonly SpreadRow[]): SpreadUnit[] {
  const units = new Map<string, SpreadRow[]>();
  for (const row of rows) {
    if (row.count === 0) continue;
    const key = `${row.kind} ${row.number_unit ?? ''}`;
    units.set(key, [...(units.get(key) ?? []), row]);
  }
  const found = [...units].map(([key, own]) => {
    const low = Math.min(...own.map(({ minimum }) => minimum ?? Infinity));
    const high = Math.max(...own.map(({ maximum }) => maximum ?? -Infinity));
    const { kind = '', number_unit = null } = own[0] ?? {};
    return { key, kind, number_unit, rows: own, low: low === high ? Math.min(0, low) : low, high };
  });
  const size = (unit: SpreadUnit) => unit.rows.reduce((sum, { count }) => sum + count, 0);
  return found.sort((a, b) => size(b) - size(a));
}

/** Groups that have targets but no number at all, with how many. */
export function groupsWithoutNumber(rows: readonly SpreadRow[]): SpreadRow[] {
  const numbered = new Set(rows.filter(({ count }) => count > 0).map(({ code }) => code));
  const seen = new Set<string | null>();
  return rows.filter(({ code }) => {
    const isFirst = !numbered.has(code) && !seen.has(code);
    seen.add(code);
    return isFirst;
  });
}

/** Share of a group's targets without a number of any unit. */
export function shareWithoutNumber(rows: readonly SpreadRow[], { code, all_targets }: SpreadRow): number | null {
  if (all_targets === 0) return null;
  const numbers = rows.filter((row) => row.code === code).reduce((sum, { count }) => sum + count, 0);
  return 1 - numbers / all_targets;
}

export interface Sums {
  /** Annual targets, with or without a number. */
  readonly targets: number;
  readonly numbers: number;
  readonly rates: number;
  /** Of the rates: those that demand all. */
  readonly full: number;
}

/** The whole of a concept, from any way of grouping it that leaves no group out. */
export function sumsOf(rows: readonly SpreadRow[]): Sums {
  const sum = (value: (row: SpreadRow) => number) => rows.reduce((total, row) => total + value(row), 0);
  return {
    targets: sum(({ targets }) => targets),
    numbers: sum(({ count }) => count),
    rates: sum(({ kind, count }) => (kind === 'rate' ? count : 0)),
    full: sum(({ at_full }) => at_full),
  };
}
