import type { Engine } from '#lib/engines/index.ts';
import { conjuncts, every, fieldsOf, without, type Filter } from './filter.ts';
import { runMeasure } from './measure-query.ts';
import type { Measure, MeasureNote, MeasureRow, MeasureTraits } from './measure.ts';
import { isComparable, measureNotes, measureTraits } from './measures.ts';
import { runPeerAgencies, type AgencyValueRow, type PeerAgencyRow } from './peers.ts';
import type { FormType, RunOptions } from './query.ts';

/** One agency with its number in its latest year, for the leaderboard. */
export type PeerRow = AgencyValueRow & {
  /** The number as printed in the year; `value` is null where it may not be compared. */
  readonly shown: number | null;
  /** The comparable number of the year before; null if there is none. */
  readonly previous: number | null;
  readonly notes: readonly MeasureNote[];
};

/** Agencies by one measure, ready to be placed among their peers. */
export interface PeerRows {
  readonly rows: readonly PeerRow[];
  /** The form type the numbers are of, where the measure keeps them apart; else null. */
  readonly formType: FormType | null;
  /** The form types there are, with their number of agencies, the most first. Empty where they are not kept apart. */
  readonly formTypes: readonly { readonly type: FormType; readonly agencies: number }[];
}

export interface PeerRowsQuestion {
  readonly measure: Measure;
  /** Of a measure that keeps form types apart; the one with the most agencies unless said. */
  readonly formType?: FormType | null;
}

/**
 * One number per agency: that of its latest year the filter keeps. The year before is looked up beyond the filter on
 * years, for last year's value alone.
 */
export async function runPeerRows(
  engine: Engine,
  filter: Filter,
  options: RunOptions & PeerRowsQuestion,
): Promise<PeerRows> {
  const traits = measureTraits(options.measure);
  const apart = traits.formTypes === 'apart';
  const by = apart ? (['agency', 'year', 'form_type'] as const) : (['agency', 'year'] as const);
  const [rows, agencies] = await Promise.all([
    runMeasure(engine, without(filter, 'year'), { ...options, by }),
    runPeerAgencies(engine, options),
  ]);
  const formTypes = apart ? typesOf(rows, filter) : [];
  const formType = formTypes.find(({ type }) => type === options.formType)?.type ?? formTypes[0]?.type ?? null;
  const own = apart ? rows.filter((row) => row.panel_code === formType) : rows;
  return { rows: latestRows(own, agencies, { filter, traits }), formType: apart ? formType : null, formTypes };
}

function typesOf(rows: readonly MeasureRow[], filter: Filter): PeerRows['formTypes'] {
  const keepsYear = yearTest(filter);
  const agencies = new Map<FormType, Set<string | null>>();
  for (const row of rows) {
    if (row.form_type === null || row.value === null || !keepsYear(yearOf(row))) continue;
    agencies.set(row.form_type, (agencies.get(row.form_type) ?? new Set()).add(row.group_code));
  }
  const counted = [...agencies].map(([type, ids]) => ({ type, agencies: ids.size }));
  return counted.sort((a, b) => b.agencies - a.agencies || a.type.localeCompare(b.type));
}

interface RowOptions {
  readonly filter: Filter;
  readonly traits: MeasureTraits;
}

function latestRows(rows: readonly MeasureRow[], agencies: readonly PeerAgencyRow[], options: RowOptions): PeerRow[] {
  const keepsYear = yearTest(options.filter);
  const byAgency = new Map<string | null, MeasureRow[]>();
  for (const row of rows) {
    const own = byAgency.get(row.group_code);
    if (own) own.push(row);
    else byAgency.set(row.group_code, [row]);
  }
  return agencies.flatMap((agency) => {
    const own = byAgency.get(agency.agency_id) ?? [];
    const latest = latestOf(own.filter((row) => keepsYear(yearOf(row))));
    return latest === null ? [] : [peerRow({ agency, latest, own }, options.traits)];
  });
}

/** The latest year with a number; without any, the latest year. Unknown years come last. */
function latestOf(rows: readonly MeasureRow[]): MeasureRow | null {
  const order = (row: MeasureRow) => (yearOf(row) ?? 0) + (row.value === null ? 0 : 10_000);
  return rows.reduce<MeasureRow | null>((best, row) => (best && order(best) >= order(row) ? best : row), null);
}

interface AgencyRows {
  readonly agency: PeerAgencyRow;
  readonly latest: MeasureRow;
  readonly own: readonly MeasureRow[];
}

function peerRow({ agency, latest, own }: AgencyRows, traits: MeasureTraits): PeerRow {
  const notes = measureNotes(latest, traits);
  const year = yearOf(latest);
  const before = year === null ? undefined : own.find((row) => yearOf(row) === year - 1);
  return {
    ...agency,
    value: isComparable(notes, traits) ? latest.value : null,
    shown: latest.value,
    previous: before && isComparable(measureNotes(before, traits), traits) ? before.value : null,
    notes,
    basis: latest.basis,
    first_year: year,
    last_year: year,
  };
}

function yearOf(row: MeasureRow): number | null {
  return row.column_code === null ? null : Number(row.column_code);
}

/** What the filter's own restriction of years says of a year. */
function yearTest(filter: Filter): (year: number | null) => boolean {
  const parts = conjuncts(filter).filter((part) => {
    const fields = fieldsOf(part);
    return fields.size === 1 && fields.has('year');
  });
  const restriction = every(...parts);
  return (year) => keepsYear(restriction, year);
}

function keepsYear(filter: Filter, year: number | null): boolean {
  switch (filter.op) {
    case 'and':
      return filter.of.every((part) => keepsYear(part, year));
    case 'or':
      return filter.of.some((part) => keepsYear(part, year));
    case 'not':
      return !keepsYear(filter.of, year);
    case 'in':
      return filter.values.some((value) => value === year);
    case 'between':
      return (
        year !== null && (filter.min === null || year >= filter.min) && (filter.max === null || year <= filter.max)
      );
  }
}
