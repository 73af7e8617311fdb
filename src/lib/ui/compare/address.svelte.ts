import { beforeNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import type { Locale } from '#lib/i18n/index.ts';
import {
  choosing,
  decodeFilter,
  encodeFilter,
  EVERYTHING,
  type ChoiceField,
  type DecodedFilter,
  type Filter,
  type FilterValue,
} from '#lib/queries/index.ts';
import { pageHref } from '../address/links.ts';
import { ASPECTS, budgetPart, groupsOf, GROUPS, type Aspect, type Group, type GroupBy } from './grouped/choice.ts';
import type { Measure } from './measures.ts';
import {
  boundFilter,
  changed,
  conceptOf,
  MEASURE_PARAM,
  measureOf,
  query,
  queryOf,
  withFilter,
  type ParamChanges,
} from './query.ts';

const NOTHING: DecodedFilter = { filter: EVERYTHING, problems: [] };

export { query } from './query.ts';

/**
 * Everything the comparison was asked, which lives in the address and nowhere else. A change is shown at once and
 * written to the address behind it, so that charts do not wait for the navigation. Create it while a component is being
 * set up.
 */
export class CompareAddress {
  /** The prerendered page knows no query; the address speaks once the page is alive. */
  isAlive = $state(false);
  /** A query that is shown already and on its way into the address. */
  #ahead = $state.raw<URLSearchParams | null>(null);
  /** What is still to be written: dropped when the reader goes elsewhere first. */
  #waiting: URLSearchParams | null = null;

  /** As text, so that nothing is asked again when the address has caught up. */
  readonly #search: string = $derived(
    this.#ahead?.toString() ?? (this.isAlive ? page.url.searchParams.toString() : ''),
  );
  readonly params: URLSearchParams = $derived(queryOf(this.#search));
  readonly #decoded = $derived(this.isAlive ? decodeFilter(this.params) : NOTHING);
  readonly filter: Filter = $derived(this.#decoded.filter);
  readonly problems = $derived(this.#decoded.problems);
  readonly measure: Measure = $derived(measureOf(this.params.get(MEASURE_PARAM)));
  /** Whether the address asks for nothing but a measure. */
  readonly isPlain: boolean = $derived(encodeFilter(this.filter).size === 0);

  /** The group asked for; null lets the number of forms decide. */
  readonly by: Group | null = $derived(GROUPS.find((group) => group === this.params.get('by')) ?? null);
  /** The columns of small multiples asked for; `none` for none, null where nobody said. */
  readonly column: GroupBy | 'none' | null = $derived.by(() => {
    const asked = this.params.get('col');
    if (asked === 'none') return asked;
    return groupsOf(this.measure).find((group) => group === asked) ?? null;
  });
  readonly aspect: Aspect = $derived(ASPECTS.find((aspect) => aspect === this.params.get('show')) ?? 'spread');
  readonly part = $derived(this.measure === 'budget' ? budgetPart(this.params.get('of')) : null);
  /** The concept whose values are shown: the one asked for, else the only one the filter keeps. */
  readonly concept: string = $derived(conceptOf(this.params, this.filter));

  constructor() {
    beforeNavigate(() => {
      if (this.#waiting === null) return;
      this.#waiting = null;
      this.#ahead = null;
    });
  }

  /** The address of another measure under the same filter. */
  hrefOf(measure: Measure, locale: Locale) {
    return pageHref(locale, 'compare', query(measure, this.filter));
  }

  /** Chooses the values of one field; none lifts the restriction. */
  choose(field: ChoiceField, values: readonly FilterValue[], locale: Locale): void {
    this.keep(choosing(this.filter, field, values), locale);
  }

  /** Keeps the targets of a concept whose number lies within the ends; null lifts that. */
  bound(concept: string, ends: readonly [low: number, high: number] | null, locale: Locale): void {
    this.keep(boundFilter(this.filter, concept, ends), locale);
  }

  /** Shows what a range would keep while it is being drawn; `bound` then writes it down. */
  preview(concept: string, ends: readonly [low: number, high: number]): void {
    this.#ahead = this.#with(boundFilter(this.filter, concept, ends));
  }

  clear(locale: Locale): void {
    this.keep(EVERYTHING, locale);
  }

  /** Filters by exactly this, everything else as it is. */
  keep(filter: Filter, locale: Locale): void {
    this.#visit(this.#with(filter), locale);
  }

  /** Changes parameters beside the filter; null takes one out. */
  change(changes: ParamChanges, locale: Locale): void {
    this.#visit(changed(this.params, changes), locale);
  }

  #with(filter: Filter): URLSearchParams {
    return withFilter(this.params, filter);
  }

  #visit(params: URLSearchParams, locale: Locale): void {
    this.#ahead = params;
    this.#waiting = params;
    void afterPaint().then(() => {
      if (this.#waiting !== params) return;
      this.#waiting = null;
      const settle = () => {
        if (this.#ahead === params) this.#ahead = null;
      };
      const href = pageHref(locale, 'compare', Object.fromEntries(params));
      goto(href, { keepFocus: true, noScroll: true }).then(settle, settle);
    });
  }
}

/** How long the address may lag behind the charts when the page is busy; in a hidden tab nothing is painted at all. */
const LATEST_MS = { idle: 100, hidden: 300 } as const;

/** Ends when the present change is on the screen and the page has nothing more urgent to do: navigating costs a frame. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const idle = () => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: LATEST_MS.idle });
      else resolve();
    };
    requestAnimationFrame(() => setTimeout(idle));
    setTimeout(resolve, LATEST_MS.hidden);
  });
}
