import { goto } from '$app/navigation';
import { page } from '$app/state';
import type { ResolvedPathname } from '$app/types';
import type { Locale } from '#lib/i18n/index.ts';
import { pageHref } from '../address/links.ts';
import { ALL, type Field } from './entry.ts';
import { GROUPINGS, type Grouping } from './grouping.ts';
import { FINDING, queryOf, queryText, stateOf, type QueueState } from './queue-query.ts';

/** A reader who moves quickly through the queue leaves one address, not fifty. */
const REST = 300;

const USUAL: QueueState = { filter: ALL, grouping: GROUPINGS[0] };

/** The filter, the grouping and the finding looked at: they live in the address. */
export class QueueAddress {
  /** The prerendered page knows no query; the address speaks once the page is alive. */
  isAlive = $state(false);
  /** The finding looked at; written into the address when the reader rests on it. */
  selected = $state<string | null>(null);

  readonly #locale: () => Locale;
  readonly #query = $derived(this.isAlive ? queryText(page.url.searchParams) : '');
  readonly #state = $derived(this.#query === '' ? USUAL : stateOf(this.#query));
  readonly filter = $derived(this.#state.filter);
  readonly grouping = $derived(this.#state.grouping);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(locale: () => Locale) {
    this.#locale = locale;
  }

  /** Begins to follow the address. */
  wake(): void {
    this.isAlive = true;
    this.selected = page.url.searchParams.get(FINDING);
  }

  /** The address of a finding under the present filter. */
  hrefOf(finding: string): ResolvedPathname {
    return pageHref(this.#locale(), 'findings', queryOf(this.#state, finding));
  }

  /** Looks at a finding; the address follows when the reader rests. */
  select(finding: string | null): void {
    this.selected = finding;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#visit(this.#state, true), REST);
  }

  /** Restricts a field to these values, and looks at the first finding that is left; none lifts the restriction. */
  choose(field: Field, values: readonly string[]): void {
    const { chosen } = this.filter;
    if (values.length > 0) this.selected = null;
    this.#visit({ ...this.#state, filter: { ...this.filter, chosen: { ...chosen, [field]: values } } });
  }

  search(text: string): void {
    if (text !== '') this.selected = null;
    this.#visit({ ...this.#state, filter: { ...this.filter, text } }, true);
  }

  group(grouping: Grouping): void {
    this.#visit({ ...this.#state, grouping });
  }

  clear(): void {
    this.#visit({ ...this.#state, filter: ALL });
  }

  /** Ends what is still to be written. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  #visit(state: QueueState, replaceState = false): void {
    clearTimeout(this.#timer);
    const href = pageHref(this.#locale(), 'findings', queryOf(state, this.selected));
    void goto(href, { keepFocus: true, noScroll: true, replaceState });
  }
}
