import type { RuleResult } from '#lib/rules/index.ts';
import type { RuleNote } from '../findings/rule-note.ts';
import type { RuleSection } from './rule-page.ts';

/** What the page of a rule shows. */
export interface RuleReport {
  readonly note: RuleNote;
  readonly sections: readonly RuleSection[];
  /** Findings on the real documents that a reader confirmed or refuted; null where there were none. */
  readonly corpus: { readonly right: number; readonly wrong: number } | null;
  /** What the rule did on the sample; null when it is off. */
  readonly result: RuleResult | null;
  readonly count: number;
  readonly related: readonly { readonly name: string; readonly title: string }[];
}
