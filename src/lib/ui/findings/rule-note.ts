import type { RuleMeta } from '#lib/rules/index.ts';

/** What a page says about a rule, in its language: enough to name and group findings without the rules' code. */
export interface RuleNote extends Pick<RuleMeta, 'name' | 'family' | 'stance' | 'severity' | 'version' | 'on'> {
  readonly title: string;
  readonly summary: string;
  readonly why: string;
}

/** The notes of rules by permanent name; a rule without a note is named by its permanent name. */
export interface RuleNotes {
  readonly list: readonly RuleNote[];
  readonly noteOf: (rule: string) => RuleNote | null;
  readonly titleOf: (rule: string) => string;
}

/** Looks up notes by the names of their rules. */
export function ruleNotes(list: readonly RuleNote[]): RuleNotes {
  const byName = new Map(list.map((note) => [note.name, note]));
  return {
    list,
    noteOf: (rule) => byName.get(rule) ?? null,
    titleOf: (rule) => byName.get(rule)?.title ?? rule,
  };
}
