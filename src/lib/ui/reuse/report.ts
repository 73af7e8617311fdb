import type { ChanceEstimate, Relation } from '#lib/similarity/index.ts';
import type { ReuseForm, ReusePassage } from './corpus.ts';

/** What is compared with what. */
export const LAYERS = ['passages', 'forms', 'rows'] as const;
export type Layer = (typeof LAYERS)[number];

export const GRADES = ['high', 'medium', 'low', 'over', 'unjudged', 'below', 'same', 'near', 'similar'] as const;
/**
 * How alike. Forms: `high`, `medium`, `low`. Passages: `over` the line or `below` it. Both: `unjudged`, over the line where
 * agencies are too few for a verdict. Rows are never judged: `same` but for spelling, `near` and `similar` names.
 */
export type Grade = (typeof GRADES)[number];

export const SPREADS = ['across', 'agency', 'form'] as const;
/** Between whom: several agencies, several forms of one agency, places of one form. */
export type Spread = (typeof SPREADS)[number];

export const YEAR_SPREADS = ['same', 'across', 'unknown'] as const;
/** In one fiscal year or several; `unknown` where no two of the years are known. */
export type YearSpread = (typeof YEAR_SPREADS)[number];

/** A form that holds the text of a cluster, and where. */
export interface Holder {
  readonly form: string;
  /** Its own wording: the row's name, the part of the passage that is shared, the form's title. */
  readonly text: string;
  /** The target of a row. */
  readonly target: string;
  readonly part: ReusePassage['part'] | null;
  readonly label: string;
  readonly place: string;
  /** Likeness to the wording the cluster is named after, 0 to 1. */
  readonly similarity: number;
  /** Of a pasted row: whether the form's own text speaks of its matter or has no word of it. */
  readonly role: 'home' | 'stray' | null;
}

/** A text that several places have, in one wording or several. */
export interface Cluster {
  readonly id: string;
  readonly layer: Layer;
  /** The shared wording, as its leading holder printed it. */
  readonly text: string;
  readonly grade: Grade;
  /** `stray`: pasted into projects that do not speak of it; `official`: prescribed to everybody. */
  readonly kind: 'stray' | 'official' | null;
  readonly spread: Spread;
  readonly yearSpread: YearSpread;
  readonly wordings: number;
  /** The agencies and forms that have it; in a built page no more than fit on it. */
  readonly agencies: readonly string[];
  readonly forms: readonly string[];
  readonly agencyCount: number;
  readonly formCount: number;
  /** The earliest first; no more than fit on a page. */
  readonly holders: readonly Holder[];
  readonly holderCount: number;
  /** The strongest pair: bits of forms, fresh characters of passages; 0 for rows. */
  readonly bits: number;
  /** Characters of the shared wording; rows of forms. */
  readonly length: number;
  /** Whether it has a page of its own among the prerendered ones. */
  readonly built: boolean;
}

/** Two places that share a text. */
export interface Pair {
  readonly id: string;
  readonly layer: Layer;
  readonly left: string;
  readonly right: string;
  /** The shared wording on either side; the titles of forms. */
  readonly leftText: string;
  readonly rightText: string;
  readonly grade: Grade;
  readonly relation: Relation | 'same_form';
  readonly spread: Spread;
  readonly yearSpread: YearSpread;
  readonly bits: number;
  readonly similarity: number;
  readonly cluster: string | null;
  readonly built: boolean;
}

/** Everything the reuse pages list. */
export interface Report {
  readonly forms: Readonly<Record<string, ReuseForm>>;
  readonly regions: Readonly<Record<string, string>>;
  readonly facts: ReportFacts;
  readonly clusters: Readonly<Record<Layer, readonly Cluster[]>>;
  readonly pairs: Readonly<Record<Layer, readonly Pair[]>>;
}

/** What a verdict rests on. */
export interface ReportFacts {
  readonly agencies: number;
  readonly forms: number;
  readonly rows: number;
  readonly passages: number;
  /** Bits from which on a pair of forms is listed, fresh characters from which on a passage is. */
  readonly line: number;
  readonly runLine: number;
  readonly chance: ChanceEstimate | null;
  /** How many of each were found; lists are cut at the strongest. */
  readonly found: Readonly<Record<Layer, { readonly clusters: number; readonly pairs: number }>>;
}

/** What the page of one level lists. */
export interface Listing extends Pick<Report, 'regions' | 'facts'> {
  readonly layer: Layer;
  /** The forms it speaks of. */
  readonly forms: Report['forms'];
  readonly clusters: readonly Cluster[];
  readonly pairs: readonly Pair[];
}

/** A cluster with its pairs. */
export interface ClusterView extends Listing {
  readonly cluster: Cluster;
}

/** The page of one level. */
export function listingOf(report: Report, layer: Layer): Listing {
  return withForms(report, { layer, clusters: report.clusters[layer], pairs: report.pairs[layer] });
}

/** One cluster with its pairs; null if there is none of that code. */
export function clusterView(report: Report, id: string): ClusterView | null {
  const cluster = LAYERS.flatMap((layer) => report.clusters[layer]).find((one) => one.id === id);
  if (!cluster) return null;
  const pairs = report.pairs[cluster.layer].filter((pair) => pair.cluster === id);
  return { ...withForms(report, { layer: cluster.layer, clusters: [cluster], pairs }), cluster };
}

function withForms(report: Report, lists: Pick<Listing, 'layer' | 'clusters' | 'pairs'>): Listing {
  const ids = new Set([
    ...lists.clusters.flatMap(({ forms }) => forms),
    ...lists.pairs.flatMap(({ left, right }) => [left, right]),
  ]);
  const forms = Object.fromEntries(
    [...ids].flatMap((id): [string, ReuseForm][] => {
      const form = report.forms[id];
      return form ? [[id, form]] : [];
    }),
  );
  return { ...lists, forms, regions: report.regions, facts: report.facts };
}

/** Between whom a text is shared. */
export function spreadOf(forms: readonly ReuseForm[]): Spread {
  if (new Set(forms.map(({ agency }) => agency)).size > 1) return 'across';
  return new Set(forms).size > 1 ? 'agency' : 'form';
}

/** Whether the fiscal years of forms differ. */
export function yearSpreadOf(forms: readonly ReuseForm[]): YearSpread {
  if (new Set(forms).size === 1) return 'same';
  const years = forms.flatMap(({ year }) => year ?? []);
  if (new Set(years).size > 1) return 'across';
  return years.length === forms.length ? 'same' : 'unknown';
}

/** Orders forms by what is known of their time: fiscal year, then date of filing; unknown stands last. */
export function byTime(one: ReuseForm, two: ReuseForm): number {
  const years = (one.year ?? Infinity) - (two.year ?? Infinity);
  if (one.year !== two.year) return years;
  const [first, second] = [one.date ?? LATEST, two.date ?? LATEST];
  return first < second ? -1 : Number(first !== second);
}

/** Stands after every date. */
const LATEST = '9999';

/** The agencies of forms, each once. */
export function agenciesOf(forms: readonly ReuseForm[]): string[] {
  return [...new Set(forms.map(({ agency }) => agency))];
}
