import { untrack } from 'svelte';
import type { Locale } from '#lib/i18n/index.ts';
import { rulesRun } from '../findings/rules-run.svelte.ts';
import { session } from '../session/session.svelte.ts';
import { findingLines, type BuiltFindingLines, type FindingLine } from './finding-lines.ts';

interface Shown {
  /** What the page was built with; null on pages of own data. */
  readonly built: BuiltFindingLines | null;
  readonly formIds: readonly string[];
  readonly locale: Locale;
}

/** The findings a page shows: those it was built with, or on own data those of a run of the rules in the worker. */
export class ShownFindings {
  readonly #shown: () => Shown;
  #titles = $state.raw<Readonly<Record<string, string>>>({});

  constructor(shown: () => Shown) {
    this.#shown = shown;
    $effect(() => {
      const { own } = session;
      if (own === null) return;
      const { locale } = shown();
      untrack(() => {
        void rulesRun.ensure(own);
        void ruleTitles(locale).then((titles) => (this.#titles = titles));
      });
    });
  }

  /** Null as long as the rules have not looked at own data. */
  get lines(): readonly FindingLine[] | null {
    const { built, formIds, locale } = this.#shown();
    if (session.own === null) return built?.lines ?? null;
    return rulesRun.result === null ? null : findingLines(rulesRun.result.report.findings, formIds, locale);
  }

  /** The title of a rule; its permanent name until the titles are there. */
  titleOf(rule: string): string {
    return this.#titles[rule] ?? this.#shown().built?.titles[rule] ?? rule;
  }

  get failed(): boolean {
    return session.own !== null && (rulesRun.step === 'failed' || rulesRun.step === 'cancelled');
  }
}

/** The titles of all rules: fetched only where a page was not built with them. */
async function ruleTitles(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const { RULES } = await import('#lib/rules/index.ts');
  return Object.fromEntries(RULES.map(({ name, title }) => [name, title[locale]]));
}
