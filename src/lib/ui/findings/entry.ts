import type { Finding, Review, ReviewStatus } from '#lib/rules/index.ts';
import { reviewStatus } from '#lib/rules/index.ts';
import type { Directory, FormPlace } from './directory.ts';

/** The facets of the queue, in the order of the page. */
export const FIELDS = ['decision', 'severity', 'stance', 'rule', 'agency', 'region', 'year'] as const;
export type Field = (typeof FIELDS)[number];

/** A finding with the forms it is about; the first is the one it is listed under. */
export interface Entry {
  readonly finding: Finding;
  readonly forms: readonly FormPlace[];
  /** Values of the facets that the finding itself decides. */
  readonly values: Readonly<Record<Exclude<Field, 'decision'>, readonly string[]>>;
}

/** What a reviewer wants to see: chosen values by field, none for all, and words that must occur. */
export interface QueueFilter {
  readonly chosen: Readonly<Record<Field, readonly string[]>>;
  readonly text: string;
}

/** The filter that keeps everything. */
export const ALL: QueueFilter = {
  chosen: { decision: [], severity: [], stance: [], rule: [], agency: [], region: [], year: [] },
  text: '',
};

export type Reviews = ReadonlyMap<string, Review>;

/** The findings of a report as entries of the queue. */
export function entriesOf(findings: readonly Finding[], directory: Directory): readonly Entry[] {
  return findings.map((finding) => {
    const forms = finding.form_ids.flatMap((id) => directory.formOf(id) ?? []);
    return { finding, forms, values: valuesOf(finding, forms) };
  });
}

function valuesOf({ rule, stance, severity }: Finding, forms: readonly FormPlace[]): Entry['values'] {
  const unique = (values: readonly string[]) => (values.length > 1 ? [...new Set(values)] : values);
  return {
    rule: [rule],
    stance: [stance],
    severity: [severity],
    agency: unique(forms.map(({ agencyId }) => agencyId)),
    region: unique(forms.flatMap(({ regions }) => regions)),
    year: unique(forms.flatMap(({ year }) => (year === null ? [] : [String(year)]))),
  };
}

/** Where an entry stands under these decisions. */
export function statusOf({ finding }: Entry, reviews: Reviews): ReviewStatus {
  return reviewStatus(finding, reviews.get(finding.id) ?? null);
}

/** Whether an office is asked to answer: the finding holds, or has to be explained. */
export function asksOffice(status: ReviewStatus): boolean {
  return status === 'confirmed' || status === 'to_clarify';
}

/** What a sieving needs besides the entries. */
export interface Sieve {
  readonly filter: QueueFilter;
  readonly reviews: Reviews;
  /** The words of an entry that a text search looks through. */
  readonly wordsOf: (entry: Entry) => string;
}

export interface Sifted {
  readonly entries: readonly Entry[];
  /** For each field and value, the entries it would keep beside the other restrictions. */
  readonly counts: Readonly<Record<Field, ReadonlyMap<string, number>>>;
}

/** The entries a filter keeps, in their order, and the counts of every facet under the other facets: one pass. */
export function sift(entries: readonly Entry[], { filter, reviews, wordsOf }: Sieve): Sifted {
  const restricted = FIELDS.filter((field) => filter.chosen[field].length > 0);
  const words = filter.text.trim().toLowerCase();
  const counts = emptyCounts();
  const kept: Entry[] = [];
  for (const entry of entries) {
    if (words !== '' && !wordsOf(entry).toLowerCase().includes(words)) continue;
    const status = statusOf(entry, reviews);
    let failing: Field | null = null;
    let failures = 0;
    for (const field of restricted) {
      if (matches(entry, status, { field, wanted: filter.chosen[field] })) continue;
      failing = field;
      failures += 1;
    }
    if (failures > 1) continue;
    if (failing === null) kept.push(entry);
    for (const field of FIELDS) {
      if (failing !== null && field !== failing) continue;
      if (field === 'decision') count(counts.decision, status);
      else for (const value of entry.values[field]) count(counts[field], value);
    }
  }
  return { entries: kept, counts };
}

function emptyCounts(): Record<Field, Map<string, number>> {
  return Object.fromEntries(FIELDS.map((field) => [field, new Map<string, number>()])) as Record<
    Field,
    Map<string, number>
  >;
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

interface Restriction {
  readonly field: Field;
  readonly wanted: readonly string[];
}

function matches(entry: Entry, status: ReviewStatus, { field, wanted }: Restriction): boolean {
  if (field === 'decision') return wanted.includes(status);
  return entry.values[field].some((value) => wanted.includes(value));
}

/** Entries by fingerprint. */
export function entriesById(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.finding.id, entry]));
}

/** How many of these entries stand where: looks at the decisions, which are few, and not at every entry. */
export function statusCounts(entries: ReadonlyMap<string, Entry>, reviews: Reviews): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let decided = 0;
  for (const review of reviews.values()) {
    const entry = entries.get(review.id);
    if (entry === undefined) continue;
    decided += 1;
    count(counts, reviewStatus(entry.finding, review));
  }
  if (entries.size > decided) counts.set('open', entries.size - decided);
  return counts;
}
