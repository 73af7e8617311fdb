import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { Locale } from '#lib/i18n/index.ts';
import {
  choosing,
  decodeFilter,
  encodeFilter,
  EVERYTHING,
  type DecodedFilter,
  type Filter,
  type FacetField,
  type FilterValue,
} from '#lib/queries/index.ts';
import { pageHref } from '../address/links.ts';
import { MEASURES, type Measure } from './measures.ts';

const MEASURE_PARAM = 'measure';
const NOTHING: DecodedFilter = { filter: EVERYTHING, problems: [] };

/** The measure and the filter of the comparison, which live in the address and nowhere else. */
export class CompareAddress {
  /** The prerendered page knows no query; the address speaks once the page is alive. */
  isAlive = $state(false);

  readonly #decoded = $derived(this.isAlive ? decodeFilter(page.url.searchParams) : NOTHING);
  readonly filter: Filter = $derived(this.#decoded.filter);
  readonly problems = $derived(this.#decoded.problems);
  readonly measure: Measure = $derived(measureOf(this.isAlive ? page.url.searchParams.get(MEASURE_PARAM) : null));
  /** Whether the address asks for nothing but a measure. */
  readonly isPlain: boolean = $derived(encodeFilter(this.filter).size === 0);

  /** The address of another measure under the same filter. */
  hrefOf(measure: Measure, locale: Locale) {
    return pageHref(locale, 'compare', query(measure, this.filter));
  }

  /** Chooses the values of one field; none lifts the restriction. */
  choose(field: FacetField, values: readonly FilterValue[], locale: Locale): void {
    this.#visit(choosing(this.filter, field, values), locale);
  }

  clear(locale: Locale): void {
    this.#visit(EVERYTHING, locale);
  }

  #visit(filter: Filter, locale: Locale): void {
    void goto(pageHref(locale, 'compare', query(this.measure, filter)), { keepFocus: true, noScroll: true });
  }
}

/** The query of a comparison: the first measure and the filter that keeps everything are left out. */
export function query(measure: Measure, filter: Filter): Record<string, string> {
  const kept = Object.fromEntries(encodeFilter(filter));
  return measure === MEASURES[0] ? kept : { [MEASURE_PARAM]: measure, ...kept };
}

function measureOf(text: string | null): Measure {
  return MEASURES.find((measure) => measure === text) ?? MEASURES[0];
}
