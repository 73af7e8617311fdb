import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { Locale } from '#lib/i18n/index.ts';
import {
  choosing,
  decodeFilter,
  encodeFilter,
  EVERYTHING,
  SEARCH_ORDERS,
  type DecodedFilter,
  type Filter,
  type FilterValue,
  type SearchFacet,
  type SearchOrder,
} from '#lib/queries/index.ts';
import { pageHref } from '../address/links.ts';

const WORDS = 'w';
const ORDER = 'sort';
const PAGE = 'page';

/** What the address of the search can say besides the filter; defaults are left out of it. */
export interface SearchState {
  readonly words: string;
  readonly filter: Filter;
  readonly order: SearchOrder;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
}

/** The state of an address that asks for nothing. */
export const FIRST_PAGE: SearchState = { words: '', filter: EVERYTHING, order: 'form', descending: false, page: 1 };

/** The query of a search: `w=满意度&y=2021&sort=-year&page=3`. */
export function searchParams({ words, filter, order, descending, page: at }: SearchState): Record<string, string> {
  const sort = `${descending ? '-' : ''}${order}`;
  return {
    ...(words.trim() === '' ? {} : { [WORDS]: words.trim() }),
    ...Object.fromEntries(encodeFilter(filter)),
    ...(sort === SEARCH_ORDERS[0] ? {} : { [ORDER]: sort }),
    ...(at > 1 ? { [PAGE]: String(at) } : {}),
  };
}

/** Reads what `searchParams` wrote; what is none of it counts as not said. */
function readSearch(params: URLSearchParams): SearchState & Pick<DecodedFilter, 'problems'> {
  const sort = params.get(ORDER) ?? '';
  const order = SEARCH_ORDERS.find((one) => one === sort.replace(/^-/, '')) ?? SEARCH_ORDERS[0];
  const at = /^[1-9]\d{0,6}$/.test(params.get(PAGE) ?? '') ? Number(params.get(PAGE)) : 1;
  const words = (params.get(WORDS) ?? '').slice(0, 200);
  return { ...decodeFilter(params), words, order, descending: sort === `-${order}`, page: at };
}

/** What is searched for, which lives in the address and nowhere else. */
export class SearchAddress {
  /** The prerendered page knows no query; the address speaks once the page is alive. */
  isAlive = $state(false);

  readonly #read = $derived(this.isAlive ? readSearch(page.url.searchParams) : { ...FIRST_PAGE, problems: [] });
  readonly state: SearchState = $derived(this.#read);
  readonly problems = $derived(this.#read.problems);
  readonly filter: Filter = $derived(this.#read.filter);
  /** Whether the address asks for the first page of everything. */
  readonly isPlain: boolean = $derived(Object.keys(searchParams(this.#read)).length === 0);

  /** The address with some of it changed; another question begins at its first page. */
  hrefOf(change: Partial<SearchState>, locale: Locale) {
    return pageHref(locale, 'indicators', searchParams({ ...this.state, page: 1, ...change }));
  }

  /** Goes there; while a word is typed the steps are not kept in the history. */
  visit(change: Partial<SearchState>, locale: Locale, replaceState = false): void {
    void goto(this.hrefOf(change, locale), { keepFocus: true, noScroll: true, replaceState });
  }

  choose(field: SearchFacet, values: readonly FilterValue[], locale: Locale): void {
    this.visit({ filter: choosing(this.filter, field, values) }, locale);
  }
}
