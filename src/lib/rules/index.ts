export type { Evidence, Finding } from './finding.ts';
export { findingsStatements } from './findings-sql.ts';
export { FINDING_COLUMNS, findingLines, versionsOf, writeFindings } from './findings-table.ts';
export type { RepealedLaw } from './repealed-laws.ts';
export { CORPUS_COUNTS, type CorpusCount, precisionOf } from './precision.ts';
export { readRuleFiles, RULE_FILES, type RuleFileProblem, type RuleFiles } from './reference.ts';
export {
  type Decision,
  decide,
  DECISIONS,
  decisiveText,
  mergeReviews,
  type Review,
  type ReviewedFinding,
  reviewFindings,
  reviewStatus,
  type ReviewStatus,
} from './review.ts';
export type { Fact, Family, Rule, RuleMeta, Severity, Stance, TestedUnit } from './rule.ts';
export { DEFAULT_RULES, ruleNamed, RULES } from './rules.ts';
export {
  type Part,
  prepareRun,
  type Report,
  type ReportHead,
  type RuleResult,
  type Run,
  type RunOptions,
  runRules,
  type Status,
  type StreamedRun,
  streamRules,
} from './run.ts';
export {
  readSettings,
  type SettingLine,
  type SettingProblem,
  type SettingRow,
  settingsTable,
  settingText,
  SHARED,
} from './settings.ts';
export { sarifLog, type SarifSource } from './sarif.ts';
