import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { Locale } from '#lib/i18n/index.ts';
import { filterIn, NO_FILTER, searchOf, type ReuseField, type ReuseFilter, type Sort } from './filter.ts';
import { layerHref } from './links.ts';
import type { Layer } from './report.ts';

const NOTHING = { filter: NO_FILTER, sort: 'strength' as Sort };

/** What a list of reuse is narrowed to and ordered by: it lives in the address and nowhere else. */
export class ReuseAddress {
  /** The prerendered page knows no query; the address speaks once the page is alive. */
  isAlive = $state(false);

  readonly #decoded = $derived(this.isAlive ? filterIn(page.url.searchParams) : NOTHING);
  readonly filter: ReuseFilter = $derived(this.#decoded.filter);
  readonly sort: Sort = $derived(this.#decoded.sort);

  /** The same choice on another level. */
  hrefOf(layer: Layer, locale: Locale) {
    return layerHref(locale, layer, searchOf({ ...this.filter, grade: [], kind: [] }));
  }

  choose(field: ReuseField, values: readonly string[], to: { layer: Layer; locale: Locale }): void {
    this.#visit(searchOf({ ...this.filter, [field]: values }, this.sort), to);
  }

  order(sort: Sort, to: { layer: Layer; locale: Locale }): void {
    this.#visit(searchOf(this.filter, sort), to);
  }

  clear(to: { layer: Layer; locale: Locale }): void {
    this.#visit(searchOf(NO_FILTER, this.sort), to);
  }

  #visit(search: string, { layer, locale }: { layer: Layer; locale: Locale }): void {
    void goto(layerHref(locale, layer, search), { keepFocus: true, noScroll: true });
  }
}
