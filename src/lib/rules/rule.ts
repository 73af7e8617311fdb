import type { Bilingual } from '#lib/dataset/index.ts';
import type { DatasetIndex } from './dataset-index.ts';
import type { FormView } from './form-view.ts';
import type { IndicatorView } from './indicator-view.ts';
import type { RepealedLaw } from './repealed-laws.ts';
import type { SettingSpecs, SettingValues, Values } from './setting.ts';

/** invalid: it cannot be right; mistake: filled in against the rules of the form; signal: worth a question. */
export type Stance = 'invalid' | 'mistake' | 'signal';
export type Severity = 'high' | 'medium' | 'low' | 'info';
export type Family = 'sums' | 'narrative' | 'category' | 'value' | 'peers' | 'time' | 'form' | 'reuse';
/** What one test is about; counts and denominators of a rule are in this unit. */
export type TestedUnit = 'form' | 'indicator' | 'text' | 'goal' | 'sum' | 'project' | 'pair' | 'row_content' | 'group';

export interface RuleMeta<S extends SettingSpecs = SettingSpecs> {
  /** Permanent name, never reused: the rule's page, its address and its findings carry it. */
  readonly name: string;
  /** Raised whenever the rule would decide differently; decisions on its findings are then reopened. */
  readonly version: number;
  readonly family: Family;
  readonly stance: Stance;
  readonly severity: Severity;
  /** Whether the rule runs unless asked otherwise: a rule whose precision is below 0.9 does not. */
  readonly on: boolean;
  readonly unit: TestedUnit;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly settings: S;
  /** Rules that may speak about the same lines for the same reason. */
  readonly related: readonly string[];
}

/** A piece of a document that a finding rests on. */
export interface Fact {
  readonly role: string;
  readonly form_id: string;
  readonly place: string;
  readonly text: string;
  /** Offsets of the decisive words in `text` (UTF-16), if only part of it matters. */
  readonly start?: number;
  readonly end?: number;
}

/** A finding as a rule states it, before identity and order are added. */
export interface Draft {
  /** What it is about, in the form's own words and without ids: the same defect read again has the same subject. */
  readonly subject: readonly string[];
  readonly forms: readonly FormView[];
  readonly indicators?: readonly IndicatorView[];
  readonly facts: readonly Fact[];
  readonly numbers?: Readonly<Record<string, number>>;
  readonly message: Bilingual;
  readonly severity?: Severity;
}

/** What a rule saw: how many subjects exist, how many could be tested, and the drafts, at most one per tested subject. */
export interface Verdict {
  readonly total: number;
  readonly tested: number;
  readonly drafts: readonly Draft[];
}

/** What a rule may look up besides the dataset. */
export interface Reference {
  readonly repealedLaws: readonly RepealedLaw[];
}

export interface Context {
  readonly values: ReadonlyMap<string, SettingValues>;
  readonly reference: Reference;
}

interface Scoped<K extends string, T> extends RuleMeta {
  readonly scope: K;
  readonly test: (subject: T, context: Context) => Verdict;
}

/** Looks at one form at a time. */
export type FormRule = Scoped<'form', FormView>;
/** Looks at all forms of one agency together. */
export type AgencyRule = Scoped<'agency', readonly FormView[]>;
/** Looks at the whole dataset. */
export type DatasetRule = Scoped<'dataset', DatasetIndex>;
export type Rule = FormRule | AgencyRule | DatasetRule;

type Test<T, S extends SettingSpecs> = (subject: T, settings: Values<S>, reference: Reference) => Verdict;

function bind<T, S extends SettingSpecs>(meta: RuleMeta<S>, test: Test<T, S>) {
  return (subject: T, { values, reference }: Context): Verdict =>
    test(subject, values.get(meta.name) as Values<S>, reference);
}

export function formRule<S extends SettingSpecs>(meta: RuleMeta<S>, test: Test<FormView, S>): FormRule {
  return { ...meta, scope: 'form', test: bind(meta, test) };
}

export function agencyRule<S extends SettingSpecs>(meta: RuleMeta<S>, test: Test<readonly FormView[], S>): AgencyRule {
  return { ...meta, scope: 'agency', test: bind(meta, test) };
}

export function datasetRule<S extends SettingSpecs>(meta: RuleMeta<S>, test: Test<DatasetIndex, S>): DatasetRule {
  return { ...meta, scope: 'dataset', test: bind(meta, test) };
}
