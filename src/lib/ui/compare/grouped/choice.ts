import type { ChoiceField, CubeDimension, MeasureDimension } from '#lib/queries/index.ts';
import type { Measure } from '../measures.ts';

/** Groups that the counting cube answers, and those only the rows do. */
const CUBE_GROUPS = ['year', 'province', 'kind', 'form_type', 'level1', 'level2', 'concept'] as const;
const ROW_GROUPS = ['size', 'prefecture', 'county', 'agency'] as const;
/** What a comparison can be grouped by; `form` draws every form on its own. */
export const GROUPS = ['form', ...CUBE_GROUPS, ...ROW_GROUPS] as const;
export type Group = (typeof GROUPS)[number];
export type CubeGroupBy = (typeof CUBE_GROUPS)[number] & CubeDimension;
export type RowGroupBy = (typeof ROW_GROUPS)[number] & MeasureDimension;
export type GroupBy = CubeGroupBy | RowGroupBy;

const OF_FORMS = ['year', 'province', 'kind', 'form_type'] as const;
const OF_INDICATORS = [...OF_FORMS, 'level1', 'level2', 'concept'] as const;

/** What a measure can be grouped by in the cube. */
export function cubeGroups(measure: Measure): readonly CubeGroupBy[] {
  switch (measure) {
    case 'budget':
    case 'satisfaction':
    case 'concept':
      return OF_FORMS;
    case 'mix':
      return OF_INDICATORS;
    case 'completion':
      return ['concept'];
    case 'findings':
      return [];
  }
}

/** Everything a measure can be grouped by; findings by agency are what `form` shows of them. */
export function groupsOf(measure: Measure): readonly GroupBy[] {
  const counted = cubeGroups(measure);
  if (measure === 'findings') return [...OF_INDICATORS, ...ROW_GROUPS.filter((group) => group !== 'agency')];
  return measure === 'completion' ? counted : [...counted, ...ROW_GROUPS];
}

/** Whether counts answer a grouping: no agency, no region below the province, no budget size. */
function isCubeGroup(group: GroupBy | null): group is CubeGroupBy | null {
  return group === null || CUBE_GROUPS.some((one) => one === group);
}

/** What a budget can be: its total, printed amounts of a source or expenditure type, per head, or by mid-year. */
export const BUDGET_CODES = {
  source: ['general_public_budget', 'government_fund', 'state_capital', 'fiscal_special_account', 'other_funds'],
  expenditure: ['basic', 'project', 'personnel', 'public_expense'],
} as const;
export const BUDGET_RATIOS = ['per_head', 'half_year'] as const;

export type BudgetPart =
  | { readonly breakdown: 'source' | 'expenditure'; readonly code: string }
  | { readonly breakdown: 'ratio'; readonly code: (typeof BUDGET_RATIOS)[number] };

/** The part of a budget named in an address (`source:government_fund`, `per_head`); null for the total. */
export function budgetPart(text: string | null): BudgetPart | null {
  const ratio = BUDGET_RATIOS.find((code) => code === text);
  if (ratio !== undefined) return { breakdown: 'ratio', code: ratio };
  const [breakdown, code] = (text ?? '').split(':');
  if (breakdown !== 'source' && breakdown !== 'expenditure') return null;
  const codes: readonly string[] = BUDGET_CODES[breakdown];
  return code !== undefined && codes.includes(code) ? { breakdown, code } : null;
}

/** The part of a budget as an address names it; empty for the total. */
export function partCode(part: BudgetPart | null): string {
  if (part === null) return '';
  return part.breakdown === 'ratio' ? part.code : `${part.breakdown}:${part.code}`;
}

/** What is compared of the targets of a concept. */
export const ASPECTS = ['spread', 'full', 'numberless', 'operator'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Everything a grouped comparison depends on beside the filter. */
export interface GroupedChoice<G extends GroupBy = GroupBy> {
  readonly measure: Measure;
  readonly by: G;
  readonly column: G | null;
  readonly part: BudgetPart | null;
  readonly aspect: Aspect;
}
export type CubeChoice = GroupedChoice<CubeGroupBy>;

/** Whether counts answer a choice: not of ratios, and findings are in no cube. */
export function isCubeChoice(choice: GroupedChoice): choice is CubeChoice {
  if (choice.measure === 'findings' || choice.part?.breakdown === 'ratio') return false;
  return isCubeGroup(choice.by) && isCubeGroup(choice.column);
}

const FIELDS: Readonly<Partial<Record<Group, ChoiceField>>> = {
  year: 'year',
  province: 'region',
  prefecture: 'region',
  county: 'region',
  kind: 'kind',
  form_type: 'form_type',
  level1: 'level1',
  level2: 'level2',
  concept: 'concept',
  agency: 'agency',
};

/** The field of a filter that keeps one group alone; null where there is none. */
export function fieldOf(group: Group): ChoiceField | null {
  return FIELDS[group] ?? null;
}
