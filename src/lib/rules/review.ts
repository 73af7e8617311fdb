import Papa from 'papaparse';
import type { Finding } from './finding.ts';

export const DECISIONS = ['confirmed', 'dismissed', 'to_clarify'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a reviewer decided about one finding; `state` and `rule_version` say what she had in front of her. */
export interface Review {
  readonly id: string;
  readonly rule: string;
  readonly decision: Decision;
  readonly note: string;
  readonly state: string;
  readonly rule_version: number;
  /** ISO 8601, given by the caller. */
  readonly decided_at: string;
}

/** A finding with what was decided about it: `open` without a decision, `reopened` if value or rule have changed since. */
export interface ReviewedFinding {
  readonly finding: Finding;
  readonly status: 'open' | 'reopened' | Decision;
  readonly review: Review | null;
}

/** A decision on a finding as it stands now. */
export function decide(
  finding: Finding,
  { decision, note, at }: { decision: Decision; note: string; at: string },
): Review {
  const { id, rule, state, rule_version } = finding;
  return { id, rule, decision, note, state, rule_version, decided_at: at };
}

/** Joins findings with decisions by fingerprint. */
export function reviewFindings(findings: readonly Finding[], reviews: readonly Review[]): readonly ReviewedFinding[] {
  const byId = new Map(mergeReviews([], reviews).map((review) => [review.id, review]));
  return findings.map((finding) => {
    const review = byId.get(finding.id) ?? null;
    if (review === null) return { finding, status: 'open', review };
    const isSame = review.state === finding.state && review.rule_version === finding.rule_version;
    return { finding, status: isSame ? review.decision : 'reopened', review };
  });
}

/** Own and imported decisions together: for each finding the latest one, own ones winning a tie. */
export function mergeReviews(own: readonly Review[], imported: readonly Review[]): readonly Review[] {
  const merged = new Map<string, Review>();
  for (const review of [...own, ...imported]) {
    const known = merged.get(review.id);
    if (known === undefined || review.decided_at > known.decided_at) merged.set(review.id, review);
  }
  return [...merged.values()];
}

const COLUMNS = ['id', 'rule', 'decision', 'note', 'state', 'rule_version', 'decided_at'] as const;

/** Decisions as CSV. */
export function writeReviews(reviews: readonly Review[]): string {
  const rows = reviews.map((review) => COLUMNS.map((column) => String(review[column])));
  return `${Papa.unparse([[...COLUMNS], ...rows], { newline: '\n' })}\n`;
}

export interface ReviewProblem {
  readonly code: 'missing_column' | 'invalid_decision' | 'invalid_id';
  /** 1-based line of the file. */
  readonly row: number;
  readonly value: string;
}

/** Decisions from CSV; lines that cannot be used are left out and reported. */
export function readReviews(text: string): {
  readonly reviews: readonly Review[];
  readonly problems: readonly ReviewProblem[];
} {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const missing = COLUMNS.filter((column) => !(meta.fields ?? []).includes(column));
  if (missing.length > 0) {
    return { reviews: [], problems: missing.map((value) => ({ code: 'missing_column', row: 1, value })) };
  }
  const problems: ReviewProblem[] = [];
  const reviews = data.flatMap((row, at) => {
    const problem = problemOf(row, at + 2);
    if (problem !== null) problems.push(problem);
    return problem === null ? [reviewOf(row)] : [];
  });
  return { reviews, problems };
}

function problemOf({ id = '', decision = '' }: Record<string, string>, row: number): ReviewProblem | null {
  if (!/^[0-9a-f]{16}$/.test(id)) return { code: 'invalid_id', row, value: id };
  return DECISIONS.some((one) => one === decision) ? null : { code: 'invalid_decision', row, value: decision };
}

function reviewOf({
  id = '',
  rule = '',
  decision,
  note = '',
  state = '',
  rule_version,
  decided_at = '',
}: Record<string, string>): Review {
  const known = DECISIONS.find((one) => one === decision) ?? 'to_clarify';
  return { id, rule, decision: known, note, state, rule_version: Number(rule_version), decided_at };
}
