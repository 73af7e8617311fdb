import { SvelteMap } from 'svelte/reactivity';
import { afterNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import { inLanguage, localeOf } from '../address/language.ts';
import { PACKED } from '../address/packed.ts';
import { arrive, isBeside, NO_TRAIL, type Trail } from './trail.ts';

/** By page, whichever the language: kept as long as the program runs, so that a way to another page and back loses nothing. */
const trails = new SvelteMap<string, Trail>();

/** Undo and redo over the states of the page shown. Create it while a component is being set up. */
export class PageTrail {
  readonly #key = $derived(inLanguage(page, 'zh'));
  readonly #trail = $derived(trails.get(this.#key) ?? NO_TRAIL);
  readonly canUndo = $derived(this.#trail.at > 0);
  readonly canRedo = $derived(this.#trail.at < this.#trail.steps.length - 1);
  readonly #same: (one: string, other: string) => boolean;
  #towards: number | null = null;

  /** @param overlooked parameters whose change is no step: where the reader looks, not what is asked */
  constructor(overlooked: readonly string[]) {
    this.#same = (one, other) => asked(one, overlooked) === asked(other, overlooked);
    afterNavigate(({ type, to }) => {
      if (to === null || page.url.searchParams.has(PACKED)) return;
      const arrival = { search: page.url.search, place: placeInHistory(), towards: this.#towards };
      this.#towards = null;
      const before = trails.get(this.#key) ?? NO_TRAIL;
      trails.set(this.#key, arrive(before, { ...arrival, isReturn: type === 'popstate' }, this.#same));
    });
  }

  undo(): void {
    if (this.canUndo) this.#go(this.#trail.at - 1);
  }

  redo(): void {
    if (this.canRedo) this.#go(this.#trail.at + 1);
  }

  #go(index: number): void {
    const step = this.#trail.steps[index];
    if (step === undefined) return;
    this.#towards = index;
    const beside = isBeside(this.#trail, index);
    if (beside !== null) return history.go(beside);
    void goto(inLanguage(page, localeOf(page), step.search), { keepFocus: true, noScroll: true });
  }
}

/** The part of a query that is asked, without what is overlooked. */
function asked(search: string, overlooked: readonly string[]): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => !overlooked.includes(name));
  return kept.map(([name, value]) => `${name}=${value}`).join('&');
}

/** The kit numbers the entries of the browser's history; where it does not, undo goes forward to the earlier state. */
function placeInHistory(): number | null {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('sveltekit:history' in state)) return null;
  const place = state['sveltekit:history'];
  return typeof place === 'number' ? place : null;
}
