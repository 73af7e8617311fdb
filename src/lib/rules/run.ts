import type { Dataset } from '#lib/dataset/index.ts';
import { type DatasetIndex, indexDataset } from './dataset-index.ts';
import { type Finding, findingOf, mergeFindings } from './finding.ts';
import type { Context, Reference, Rule, TestedUnit, Verdict } from './rule.ts';
import { referenceVersion, ruleSetVersion } from './rule-set.ts';
import { readSettings, SHARED, type SettingLine, type SettingProblem, type SettingRow } from './settings.ts';

/** error: the rule failed; not_applicable: there was nothing it could test; found or clear otherwise. */
export type Status = 'error' | 'not_applicable' | 'found' | 'clear';

/** What one rule did. `count` ≤ `denominator` ≤ `total`, all in the rule's unit and from the same pass. */
export interface RuleResult {
  readonly rule: string;
  readonly version: number;
  readonly unit: TestedUnit;
  readonly status: Status;
  readonly count: number;
  readonly denominator: number;
  readonly total: number;
  readonly error: string | null;
}

export interface Report {
  /** Changes whenever a rule is added, dropped or decides differently. */
  readonly rule_set: string;
  /** Changes whenever a setting or a list that the rules look up is changed. */
  readonly reference: string;
  readonly settings: readonly SettingRow[];
  readonly setting_problems: readonly SettingProblem[];
  readonly rules: readonly RuleResult[];
  readonly findings: readonly Finding[];
}

export interface RunOptions {
  readonly rules: readonly Rule[];
  readonly settings?: readonly SettingLine[];
  readonly reference?: Partial<Reference>;
}

/** The results of the form and agency rules on one agency; kept so that a changed form costs one agency only. */
export interface Part {
  readonly tallies: readonly Tally[];
  readonly findings: readonly Finding[];
}

interface Tally {
  readonly total: number;
  readonly tested: number;
  readonly found: number;
  readonly error: string | null;
}

/** A run that can be stepped through, observed and repeated for single agencies. */
export interface Run {
  readonly agencyIds: readonly string[];
  readonly part: (agencyId: string) => Part;
  readonly wholePart: () => Part;
  readonly report: (parts: readonly Part[]) => Report;
}

/** Prepares a run of rules over a dataset. */
export function prepareRun(dataset: Dataset, { rules, settings = [], reference = {} }: RunOptions): Run {
  const reading = readSettings(rules, settings);
  const official = reading.values.get(SHARED)?.official_items;
  const index = indexDataset(dataset, Array.isArray(official) ? official : []);
  const context: Context = { values: reading.values, reference: { repealedLaws: [], ...reference } };
  return {
    agencyIds: index.agencyIds,
    part: (agencyId) => agencyPart(rules, context, index.formsOf(agencyId)),
    wholePart: () => datasetPart(rules, context, index),
    report: (parts) => ({
      rule_set: ruleSetVersion(rules),
      reference: referenceVersion(reading.rows, context.reference),
      settings: reading.rows,
      setting_problems: reading.problems,
      rules: rules.map((rule, at) =>
        resultOf(
          rule,
          parts.map((part) => part.tallies[at] ?? EMPTY),
        ),
      ),
      findings: mergeFindings(parts.flatMap((part) => part.findings)),
    }),
  };
}

/** Runs rules over a dataset and reports; never throws on data. `onProgress` hears how many agencies are done. */
export function runRules(
  dataset: Dataset,
  options: RunOptions,
  onProgress: (done: number, total: number) => void = () => {},
): Report {
  const run = prepareRun(dataset, options);
  const parts = run.agencyIds.map((id, at) => {
    const part = run.part(id);
    onProgress(at + 1, run.agencyIds.length);
    return part;
  });
  return run.report([...parts, run.wholePart()]);
}

const EMPTY: Tally = { total: 0, tested: 0, found: 0, error: null };

function agencyPart(rules: readonly Rule[], context: Context, forms: ReturnType<DatasetIndex['formsOf']>): Part {
  return partOf(rules, (rule) => {
    if (rule.scope === 'form') return forms.map((form) => () => rule.test(form, context));
    return rule.scope === 'agency' ? [() => rule.test(forms, context)] : [];
  });
}

function datasetPart(rules: readonly Rule[], context: Context, index: DatasetIndex): Part {
  return partOf(rules, (rule) => (rule.scope === 'dataset' ? [() => rule.test(index, context)] : []));
}

function partOf(rules: readonly Rule[], testsOf: (rule: Rule) => readonly (() => Verdict)[]): Part {
  const findings: Finding[] = [];
  const tallies = rules.map((rule) =>
    testsOf(rule).reduce((tally, test) => add(tally, attempt(rule, test, findings)), EMPTY),
  );
  return { tallies, findings };
}

function attempt(rule: Rule, test: () => Verdict, findings: Finding[]): Tally {
  try {
    const { total, tested, drafts } = test();
    findings.push(...drafts.map((draft) => findingOf(rule, draft)));
    return { total, tested, found: drafts.length, error: null };
  } catch (cause) {
    return { ...EMPTY, error: cause instanceof Error ? cause.message : String(cause) };
  }
}

function add(left: Tally, right: Tally): Tally {
  return {
    total: left.total + right.total,
    tested: left.tested + right.tested,
    found: left.found + right.found,
    error: left.error ?? right.error,
  };
}

function resultOf({ name, version, unit }: Rule, tallies: readonly Tally[]): RuleResult {
  const { total, tested, found, error } = tallies.reduce(add, EMPTY);
  return {
    rule: name,
    version,
    unit,
    status: statusOf(error, tested, found),
    count: found,
    denominator: tested,
    total,
    error,
  };
}

function statusOf(error: string | null, tested: number, found: number): Status {
  if (error !== null) return 'error';
  if (tested === 0) return 'not_applicable';
  return found > 0 ? 'found' : 'clear';
}
