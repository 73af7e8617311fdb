/** How a rule did on the five real documents: findings confirmed, findings refuted, and findings of a careful reader it missed. */
export interface CorpusCount {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Counts per rule, recomputed by tests/rules/corpus.test.ts; a rule that is not listed found nothing there and missed nothing. */
export const CORPUS_COUNTS: Readonly<Record<string, CorpusCount>> = {
  amount_conflict_narrative: { right: 1, wrong: 0, missed: 0 },
  baseline_missing: { right: 1, wrong: 0, missed: 0 },
  basic_costs_in_project: { right: 1, wrong: 0, missed: 0 },
  blank_indicator: { right: 1, wrong: 0, missed: 0 },
  blank_name: { right: 1, wrong: 0, missed: 0 },
  blank_target: { right: 4, wrong: 0, missed: 0 },
  boilerplate_no_content: { right: 1, wrong: 0, missed: 0 },
  boolean_indicator: { right: 3, wrong: 0, missed: 0 },
  budget_padding: { right: 1, wrong: 0, missed: 0 },
  category_value_mismatch: { right: 4, wrong: 0, missed: 0 },
  content_is_not_content: { right: 1, wrong: 0, missed: 0 },
  copy_paste_cross_form: { right: 1, wrong: 0, missed: 0 },
  copy_paste_within_form: { right: 3, wrong: 0, missed: 0 },
  cost_indicator_restates_budget: { right: 2, wrong: 0, missed: 0 },
  cross_form_target_conflict: { right: 2, wrong: 0, missed: 0 },
  date_in_wrong_category: { right: 1, wrong: 0, missed: 0 },
  duplicate_goal_text: { right: 1, wrong: 0, missed: 0 },
  duplicate_indicator: { right: 5, wrong: 0, missed: 0 },
  evaluation_criteria_used_as_targets: { right: 1, wrong: 0, missed: 0 },
  fund_scope_creep: { right: 1, wrong: 0, missed: 0 },
  goal_fields_identical: { right: 3, wrong: 0, missed: 0 },
  goal_is_list_of_uses: { right: 1, wrong: 0, missed: 0 },
  goal_not_decomposed: { right: 5, wrong: 0, missed: 0 },
  half_year_equals_full_year: { right: 5, wrong: 0, missed: 0 },
  half_year_plan_mechanical: { right: 1, wrong: 0, missed: 0 },
  half_year_vs_plan_conflict: { right: 2, wrong: 0, missed: 0 },
  identical_indicator_sets: { right: 1, wrong: 0, missed: 0 },
  irrelevant_template_indicator: { right: 2, wrong: 0, missed: 0 },
  item_overlaps_name: { right: 1, wrong: 0, missed: 0 },
  late_submission: { right: 2, wrong: 0, missed: 0 },
  medium_term_block_empty: { right: 1, wrong: 0, missed: 0 },
  misclassified_indicator: { right: 5, wrong: 0, missed: 0 },
  missing_cost_indicator: { right: 4, wrong: 0, missed: 0 },
  missing_field: { right: 0, wrong: 0, missed: 1 },
  missing_level2: { right: 1, wrong: 0, missed: 0 },
  missing_quality_indicator: { right: 4, wrong: 0, missed: 0 },
  missing_satisfaction: { right: 1, wrong: 0, missed: 0 },
  missing_unit: { right: 3, wrong: 0, missed: 0 },
  name_embeds_target: { right: 4, wrong: 0, missed: 0 },
  name_repeats_target: { right: 3, wrong: 0, missed: 0 },
  name_value_mismatch: { right: 4, wrong: 0, missed: 0 },
  narrative_instead_of_indicator: { right: 1, wrong: 0, missed: 0 },
  narrative_vs_target_conflict: { right: 1, wrong: 0, missed: 0 },
  numbering_error: { right: 4, wrong: 0, missed: 0 },
  output_not_core_function: { right: 1, wrong: 0, missed: 0 },
  past_tense_target: { right: 1, wrong: 0, missed: 0 },
  perverse_direction: { right: 1, wrong: 0, missed: 0 },
  rate_granularity_infeasible: { right: 1, wrong: 0, missed: 0 },
  repealed_law_cited: { right: 1, wrong: 0, missed: 0 },
  repeated_sentence: { right: 2, wrong: 0, missed: 0 },
  schedule_gap: { right: 1, wrong: 0, missed: 0 },
  stale_policy_basis: { right: 2, wrong: 0, missed: 0 },
  stale_year: { right: 2, wrong: 0, missed: 0 },
  status_quo_as_target: { right: 1, wrong: 0, missed: 0 },
  symbol_value_mismatch: { right: 4, wrong: 0, missed: 0 },
  target_extreme: { right: 1, wrong: 0, missed: 0 },
  target_low_vs_peers: { right: 1, wrong: 0, missed: 0 },
  target_repeats_name: { right: 2, wrong: 0, missed: 0 },
  target_too_low_for_budget: { right: 1, wrong: 0, missed: 0 },
  task_overlap: { right: 1, wrong: 0, missed: 0 },
  task_without_amount: { right: 2, wrong: 0, missed: 0 },
  template_indicators_dominate: { right: 1, wrong: 0, missed: 0 },
  title_inconsistency: { right: 1, wrong: 0, missed: 0 },
  unmeasurable_qualitative: { right: 10, wrong: 0, missed: 0 },
  vague_number: { right: 2, wrong: 0, missed: 0 },
};

/** The share of a rule's findings on the real documents that a reader confirmed; null if it found nothing there. */
export function precisionOf(rule: string): number | null {
  const { right, wrong } = CORPUS_COUNTS[rule] ?? { right: 0, wrong: 0 };
  return right + wrong === 0 ? null : right / (right + wrong);
}
