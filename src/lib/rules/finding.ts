import { fingerprintOf, stateOf } from './fingerprint.ts';
import type { Draft, Fact, Rule, Severity, Stance } from './rule.ts';

/** One finding, with the columns of findings.csv; `state` is added at the end so that a changed value reopens a decision. */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly stance: Stance;
  readonly severity: Severity;
  readonly form_ids: readonly string[];
  readonly indicator_ids: readonly string[];
  readonly places: readonly string[];
  readonly message_zh: string;
  readonly message_en: string;
  readonly evidence: Evidence;
  readonly rule_version: number;
  readonly state: string;
}

export interface Evidence {
  readonly facts: readonly Fact[];
  readonly numbers: Readonly<Record<string, number>>;
}

/** Turns what a rule drafted into a finding with its identity. */
export function findingOf(rule: Rule, draft: Draft): Finding {
  return {
    id: fingerprintOf(rule, draft),
    rule: rule.name,
    stance: rule.stance,
    severity: draft.severity ?? rule.severity,
    form_ids: unique(draft.forms.map(({ row }) => row.id)),
    indicator_ids: unique((draft.indicators ?? []).map(({ row }) => row.id)),
    places: placesOf(draft.facts),
    message_zh: draft.message.zh,
    message_en: draft.message.en,
    evidence: { facts: draft.facts, numbers: draft.numbers ?? {} },
    rule_version: rule.version,
    state: stateOf(rule, draft),
  };
}

function placesOf(facts: readonly Fact[]): readonly string[] {
  return unique(
    facts
      .flatMap(({ place }) => place.split(';'))
      .map((place) => place.trim())
      .filter((place) => place !== ''),
  );
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** Rows that say the same word for word in the same form are one finding with all their places. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const first = merged.get(finding.id);
    merged.set(finding.id, first === undefined ? finding : joined(first, finding));
  }
  return [...merged.values()];
}

function joined(first: Finding, second: Finding): Finding {
  return {
    ...first,
    form_ids: unique([...first.form_ids, ...second.form_ids]),
    indicator_ids: unique([...first.indicator_ids, ...second.indicator_ids]),
    places: unique([...first.places, ...second.places]),
    evidence: { ...first.evidence, facts: [...first.evidence.facts, ...second.evidence.facts] },
  };
}
