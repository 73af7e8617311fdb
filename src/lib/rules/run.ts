import type { Dataset } from '#lib/dataset/index.ts';
import { type DatasetIndex, indexDataset } from './dataset-index.ts';
import { type Finding, findingOf, mergeFindings } from './finding.ts';
import type { Context, Reference, Rule, TestedUnit, Verdict } from './rule.ts';
import { precisionOf } from './precision.ts';
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
  /** Share of the rule's findings on the real documents that a reader confirmed; null if it found nothing there. */
  readonly precision: number | null;
}

/** What stands over every report: with which rules, settings and lists the findings were made. */
export interface ReportHead {
  /** Changes whenever a rule is added, dropped or decides differently. */
  readonly rule_set: string;
  /** Changes whenever a setting or a list that the rules look up is changed. */
  readonly reference: string;
  /** The version of the vocabulary the dataset was read with, as the caller gives it; empty or absent if unknown. */
  readonly vocabulary?: string;
  readonly settings: readonly SettingRow[];
  readonly setting_problems: readonly SettingProblem[];
}

export interface Report extends ReportHead {
  readonly rules: readonly RuleResult[];
  readonly findings: readonly Finding[];
}

export interface RunOptions {
  readonly rules: readonly Rule[];
  readonly settings?: readonly SettingLine[];
  readonly reference?: Partial<Reference>;
  readonly vocabulary?: string;
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
  readonly head: ReportHead;
  readonly agencyIds: readonly string[];
  readonly part: (agencyId: string) => Part;
  readonly wholePart: () => Part;
  readonly report: (parts: readonly Part[]) => Report;
  /** What the rules did over these parts together, without their findings. */
  readonly results: (parts: readonly Pick<Part, 'tallies'>[]) => readonly RuleResult[];
}

/** Prepares a run of rules over a dataset. */
export function prepareRun(dataset: Dataset, options: RunOptions): Run {
  const { rules, settings = [], reference = {}, vocabulary = '' } = options;
  const reading = readSettings(rules, settings);
  const official = reading.values.get(SHARED)?.official_items;
  const index = indexDataset(dataset, Array.isArray(official) ? official : []);
  const context: Context = { values: reading.values, reference: { repealedLaws: [], ...reference } };
  const head: ReportHead = {
    rule_set: ruleSetVersion(rules),
    reference: referenceVersion(reading.rows, context.reference),
    vocabulary,
    settings: reading.rows,
    setting_problems: reading.problems,
  };
  const results: Run['results'] = (parts) =>
    rules.map((rule, at) =>
      resultOf(
        rule,
        parts.map((part) => part.tallies[at] ?? EMPTY),
      ),
    );
  return {
    head,
    results,
    agencyIds: index.agencyIds,
    part: (agencyId) => agencyPart(rules, context, index.formsOf(agencyId)),
    wholePart: () => datasetPart(rules, context, index),
    report: (parts) => ({
      ...head,
      rules: results(parts),
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

/** A run whose findings are handed over agency by agency and not kept, for datasets whose findings fill no memory. */
export interface StreamedRun {
  readonly head: ReportHead;
  /** Findings in the order of the agencies, then those about the whole dataset; can be gone through once. */
  readonly findings: () => Generator<Finding, void>;
  /** What the rules did; complete once the findings have been gone through. */
  readonly results: () => readonly RuleResult[];
}

/** Runs rules and hands the findings over one by one; `onProgress` hears how many agencies are done. */
export function streamRules(
  dataset: Dataset,
  options: RunOptions,
  onProgress: (done: number, total: number) => void = () => {},
): StreamedRun {
  const run = prepareRun(dataset, options);
  let sums: readonly Tally[] = options.rules.map(() => EMPTY);
  const seen = new Set<string>();
  function* fresh({ tallies, findings }: Part): Generator<Finding, void> {
    sums = sums.map((sum, at) => add(sum, tallies[at] ?? EMPTY));
    for (const finding of mergeFindings(findings)) {
      if (seen.has(finding.id)) continue;
      seen.add(finding.id);
      yield finding;
    }
  }
  return {
    head: run.head,
    *findings() {
      for (const [at, id] of run.agencyIds.entries()) {
        yield* fresh(run.part(id));
        onProgress(at + 1, run.agencyIds.length);
      }
      yield* fresh(run.wholePart());
    },
    results: () => run.results([{ tallies: sums }]),
  };
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
    precision: precisionOf(name),
  };
}

function statusOf(error: string | null, tested: number, found: number): Status {
  if (error !== null) return 'error';
  if (tested === 0) return 'not_applicable';
  return found > 0 ? 'found' : 'clear';
}
