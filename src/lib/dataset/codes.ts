export const REGION_LEVELS = ['province', 'prefecture', 'county'] as const;
export const FORM_TYPES = ['project', 'special_fund', 'department'] as const;
export const PROJECT_ATTRIBUTES = ['new', 'continuing', 'recurring', 'one_off', 'staged'] as const;
export const BREAKDOWNS = [
  'total',
  'annual',
  'source',
  'expenditure',
  'level',
  'line_item',
  'task',
  'sub_unit',
] as const;
export const AMOUNT_CODES = [
  'total',
  'annual',
  'fiscal_appropriation',
  'general_public_budget',
  'government_fund',
  'state_capital',
  'fiscal_special_account',
  'social_insurance_fund',
  'prior_year_carryover',
  'other_funds',
  'central_funds',
  'provincial_funds',
  'county_funds',
  'higher_level_funds',
  'business_income',
  'current_year_budget_request',
  'basic',
  'project',
  'personnel',
  'public_expense',
  'own_level',
  'transfer_to_lower',
] as const;
export const PERIODS = ['annual', 'half_year', 'medium_long_term'] as const;
export const HORIZONS = ['annual', 'medium_long_term'] as const;
export const SECTIONS = [
  'duties',
  'overview',
  'basis',
  'necessity',
  'feasibility',
  'content',
  'plan',
  'safeguards',
  'other',
] as const;
export const LEVEL_ORIGINS = ['explicit', 'carried', 'carried_from_below', 'absent', 'garbled'] as const;
export const DIRECTIONS = [
  'higher_is_better',
  'lower_is_better',
  'earlier_is_better',
  'neutral',
  'not_applicable',
] as const;
export const OPERATORS = ['ge', 'gt', 'le', 'lt', 'eq', 'approx', 'between', 'none'] as const;
export const TARGET_KINDS = [
  'rate',
  'count',
  'money',
  'duration',
  'date',
  'ratio',
  'relative_change',
  'qualitative',
  'none',
] as const;
export const UNREAD_REASONS = [
  'contact',
  'label',
  'decoration',
  'signature',
  'review',
  'unknown_label',
  'no_form',
  'ambiguous',
  'irrelevant',
  'other',
] as const;
