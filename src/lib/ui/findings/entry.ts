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
  const sets = FIELDS.map((field) => ({ field, wanted: new Set(filter.chosen[field]) }));
  const counts = Object.fromEntries(FIELDS.map((field) => [field, new Map<string, number>()])) as Record<
    Field,
    Map<string, number>
  >;
  const words = filter.text.trim().toLowerCase();
  const kept = entries.filter((entry) => {
    if (words !== '' && !wordsOf(entry).toLowerCase().includes(words)) return false;
    const status = statusOf(entry, reviews);
    const valuesIn = (field: Field) => (field === 'decision' ? [status] : entry.values[field]);
    const failing = sets.filter(
      ({ field, wanted }) => wanted.size > 0 && !valuesIn(field).some((value) => wanted.has(value)),
    );
    if (failing.length > 1) return false;
    const [only] = failing;
    for (const field of only === undefined ? FIELDS : [only.field]) {
      for (const value of valuesIn(field)) counts[field].set(value, (counts[field].get(value) ?? 0) + 1);
    }
    return only === undefined;
  });
  return { entries: kept, counts };
}

/** The position of each finding by its fingerprint. */
export function positionsOf(entries: readonly Entry[]): ReadonlyMap<string, number> {
  return new Map(entries.map(({ finding }, at) => [finding.id, at]));
}
