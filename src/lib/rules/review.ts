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
  /** The words the finding rested on, to be told beside the present ones when it is reopened; empty if unknown. */
  readonly seen: string;
}

export type ReviewStatus = 'open' | 'reopened' | Decision;

/** A finding with what was decided about it: `open` without a decision, `reopened` if value or rule have changed since. */
export interface ReviewedFinding {
  readonly finding: Finding;
  readonly status: ReviewStatus;
  readonly review: Review | null;
}

/** A decision on a finding as it stands now. */
export function decide(
  finding: Finding,
  { decision, note, at }: { decision: Decision; note: string; at: string },
): Review {
  const { id, rule, state, rule_version } = finding;
  return { id, rule, decision, note, state, rule_version, decided_at: at, seen: decisiveText(finding) };
}

/** Joins findings with decisions by fingerprint. */
export function reviewFindings(findings: readonly Finding[], reviews: readonly Review[]): readonly ReviewedFinding[] {
  const byId = new Map(mergeReviews([], reviews).map((review) => [review.id, review]));
  return findings.map((finding) => {
    const review = byId.get(finding.id) ?? null;
    return { finding, status: reviewStatus(finding, review), review };
  });
}

/** Where a finding stands, given the decision on it, if there is one. */
export function reviewStatus(finding: Finding, review: Review | null): ReviewStatus {
  if (review === null) return 'open';
  const isSame = review.state === finding.state && review.rule_version === finding.rule_version;
  return isSame ? review.decision : 'reopened';
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

/** The words a finding rests on, context left out and every text cut to its decisive stretch. */
export function decisiveText({ evidence }: Finding): string {
  const decisive = evidence.facts.filter(({ role }) => role !== 'context');
  return decisive.map(({ text, start, end }) => (start === undefined ? text : text.slice(start, end))).join('；');
}
