import { categoryValueMismatch } from './category/category-value-mismatch.ts';
import { costIndicatorRestatesBudget } from './category/cost-indicator-restates-budget.ts';
import { dateInWrongCategory } from './category/date-in-wrong-category.ts';
import { evaluationCriteriaUsedAsTargets } from './category/evaluation-criteria-used-as-targets.ts';
import { irrelevantTemplateIndicator } from './category/irrelevant-template-indicator.ts';
import { misclassifiedIndicator } from './category/misclassified-indicator.ts';
import { missingCostIndicator } from './category/missing-cost-indicator.ts';
import { missingLevel1 } from './category/missing-level1.ts';
import { missingLevel2 } from './category/missing-level2.ts';
import { missingQualityIndicator } from './category/missing-quality-indicator.ts';
import { missingSatisfaction } from './category/missing-satisfaction.ts';
import { outputNotCoreFunction } from './category/output-not-core-function.ts';
import { templateIndicatorsDominate } from './category/template-indicators-dominate.ts';
import { duplicateIndicator } from './form/duplicate-indicator.ts';
import { mediumTermBlockEmpty } from './form/medium-term-block-empty.ts';
import { missingField } from './form/missing-field.ts';
import { numberingError } from './form/numbering-error.ts';
import { titleInconsistency } from './form/title-inconsistency.ts';
import { amountConflictNarrative } from './narrative/amount-conflict-narrative.ts';
import { basicCostsInProject } from './narrative/basic-costs-in-project.ts';
import { boilerplateNoContent } from './narrative/boilerplate-no-content.ts';
import { budgetPadding } from './narrative/budget-padding.ts';
import { contentIsNotContent } from './narrative/content-is-not-content.ts';
import { crossFormTargetConflict } from './narrative/cross-form-target-conflict.ts';
import { fundScopeCreep } from './narrative/fund-scope-creep.ts';
import { goalIsListOfUses } from './narrative/goal-is-list-of-uses.ts';
import { goalNotDecomposed } from './narrative/goal-not-decomposed.ts';
import { itemOverlapsName } from './narrative/item-overlaps-name.ts';
import { narrativeVsTargetConflict } from './narrative/narrative-vs-target-conflict.ts';
import { perverseDirection } from './peers/perverse-direction.ts';
import { targetExtreme } from './peers/target-extreme.ts';
import { targetLowVsPeers } from './peers/target-low-vs-peers.ts';
import { targetMovedVsLastYear } from './peers/target-moved-vs-last-year.ts';
import { targetTooLowForBudget } from './peers/target-too-low-for-budget.ts';
import { copyPasteCrossForm } from './reuse/copy-paste-cross-form.ts';
import { copyPasteWithinForm } from './reuse/copy-paste-within-form.ts';
import { duplicateGoalText } from './reuse/duplicate-goal-text.ts';
import { foreignNameInSharedText } from './reuse/foreign-name-in-shared-text.ts';
import { goalFieldsIdentical } from './reuse/goal-fields-identical.ts';
import { identicalIndicatorSets } from './reuse/identical-indicator-sets.ts';
import { repeatedSentence } from './reuse/repeated-sentence.ts';
import { rowsSharedAcrossAgencies } from './reuse/rows-shared-across-agencies.ts';
import { rowsSharedAcrossProjects } from './reuse/rows-shared-across-projects.ts';
import { staleYearInSharedText } from './reuse/stale-year-in-shared-text.ts';
import { arithmeticMismatch } from './sums/arithmetic-mismatch.ts';
import { departmentProjectMismatch } from './sums/department-project-mismatch.ts';
import { halfYearPlanMechanical } from './sums/half-year-plan-mechanical.ts';
import { sentenceArithmeticMismatch } from './sums/sentence-arithmetic-mismatch.ts';
import { taskWithoutAmount } from './sums/task-without-amount.ts';
import { unitCostVsBudget } from './sums/unit-cost-vs-budget.ts';
import { weightSumMismatch } from './sums/weight-sum-mismatch.ts';
import { lateSubmission } from './time/late-submission.ts';
import { repealedLawCited } from './time/repealed-law-cited.ts';
import { scheduleGap } from './time/schedule-gap.ts';
import { stalePolicyBasis } from './time/stale-policy-basis.ts';
import { staleYear } from './time/stale-year.ts';
import { taskOverlap } from './reuse/task-overlap.ts';
import { textSharedAcrossAgencies } from './reuse/text-shared-across-agencies.ts';
import { unchangedForYears } from './time/unchanged-for-years.ts';
import { annualExceedsMediumTerm } from './value/annual-exceeds-medium-term.ts';
import { baselineMissing } from './value/baseline-missing.ts';
import { blankIndicator } from './value/blank-indicator.ts';
import { blankName } from './value/blank-name.ts';
import { blankTarget } from './value/blank-target.ts';
import { booleanIndicator } from './value/boolean-indicator.ts';
import { dateOutsideYear } from './value/date-outside-year.ts';
import { halfYearEqualsFullYear } from './value/half-year-equals-full-year.ts';
import { halfYearVsPlanConflict } from './value/half-year-vs-plan-conflict.ts';
import { missingUnit } from './value/missing-unit.ts';
import { nameEmbedsTarget } from './value/name-embeds-target.ts';
import { nameRepeatsTarget } from './value/name-repeats-target.ts';
import { nameValueMismatch } from './value/name-value-mismatch.ts';
import { narrativeInsteadOfIndicator } from './value/narrative-instead-of-indicator.ts';
import { pastTenseTarget } from './value/past-tense-target.ts';
import { rateGranularityInfeasible } from './value/rate-granularity-infeasible.ts';
import { rateOver100 } from './value/rate-over-100.ts';
import { statusQuoAsTarget } from './value/status-quo-as-target.ts';
import { symbolValueMismatch } from './value/symbol-value-mismatch.ts';
import { targetRepeatsName } from './value/target-repeats-name.ts';
import { unmeasurableQualitative } from './value/unmeasurable-qualitative.ts';
import { vagueNumber } from './value/vague-number.ts';
import type { Family, Rule } from './rule.ts';

/** Every rule, in the order of its permanent name. */
export const RULES = [
  amountConflictNarrative,
  annualExceedsMediumTerm,
  arithmeticMismatch,
  baselineMissing,
  basicCostsInProject,
  blankIndicator,
  blankName,
  blankTarget,
  boilerplateNoContent,
  booleanIndicator,
  budgetPadding,
  categoryValueMismatch,
  contentIsNotContent,
  copyPasteCrossForm,
  copyPasteWithinForm,
  costIndicatorRestatesBudget,
  crossFormTargetConflict,
  dateInWrongCategory,
  dateOutsideYear,
  departmentProjectMismatch,
  duplicateGoalText,
  duplicateIndicator,
  evaluationCriteriaUsedAsTargets,
  foreignNameInSharedText,
  fundScopeCreep,
  goalFieldsIdentical,
  goalIsListOfUses,
  goalNotDecomposed,
  halfYearEqualsFullYear,
  halfYearPlanMechanical,
  halfYearVsPlanConflict,
  identicalIndicatorSets,
  irrelevantTemplateIndicator,
  itemOverlapsName,
  lateSubmission,
  mediumTermBlockEmpty,
  misclassifiedIndicator,
  missingCostIndicator,
  missingField,
  missingLevel1,
  missingLevel2,
  missingQualityIndicator,
  missingSatisfaction,
  missingUnit,
  nameEmbedsTarget,
  nameRepeatsTarget,
  nameValueMismatch,
  narrativeInsteadOfIndicator,
  narrativeVsTargetConflict,
  numberingError,
  outputNotCoreFunction,
  pastTenseTarget,
  perverseDirection,
  rateGranularityInfeasible,
  rateOver100,
  repealedLawCited,
  repeatedSentence,
  rowsSharedAcrossAgencies,
  rowsSharedAcrossProjects,
  scheduleGap,
  sentenceArithmeticMismatch,
  stalePolicyBasis,
  staleYear,
  staleYearInSharedText,
  statusQuoAsTarget,
  symbolValueMismatch,
  targetExtreme,
  targetLowVsPeers,
  targetMovedVsLastYear,
  targetRepeatsName,
  targetTooLowForBudget,
  taskOverlap,
  taskWithoutAmount,
  templateIndicatorsDominate,
  textSharedAcrossAgencies,
  titleInconsistency,
  unchangedForYears,
  unitCostVsBudget,
  unmeasurableQualitative,
  vagueNumber,
  weightSumMismatch,
] as const satisfies readonly Rule[];

/** The rules that run unless asked otherwise. */
export const DEFAULT_RULES: readonly Rule[] = RULES.filter(({ on }) => on);

const BY_NAME: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.name, rule]));

/** A rule by its permanent name, null if there is none. */
export function ruleNamed(name: string): Rule | null {
  return BY_NAME.get(name) ?? null;
}

/** The family of a rule by its permanent name, empty if there is no such rule. */
export function familyOf(name: string): Family | '' {
  return ruleNamed(name)?.family ?? '';
}
