import { AMOUNT_CODES, OPERATORS, TARGET_KINDS } from '#lib/dataset/index.ts';
import { STATUSES } from './judged.ts';
import {
  FORM_DIMENSIONS,
  INDICATOR_DIMENSIONS,
  type AmountCode,
  type IndicatorTrait,
  type Measure,
  type MeasureNote,
  type MeasureRow,
  type MeasureTraits,
  type TargetScale,
} from './measure.ts';

export const EXPENDITURES = ['basic', 'project', 'personnel', 'public_expense'] as const satisfies AmountCode[];
const NO_SOURCES: ReadonlySet<AmountCode> = new Set([
  'total',
  'annual',
  'own_level',
  'transfer_to_lower',
  ...EXPENDITURES,
]);
export const SOURCES: readonly AmountCode[] = AMOUNT_CODES.filter((code) => !NO_SOURCES.has(code));

const BUDGETS = ['total', 'per_head', 'half_year_share'] as const;
const AMOUNTS = ['source', 'expenditure', 'source_share', 'expenditure_share'] as const;
const TRAITS = ['level1', 'level2', 'concept', 'status'] as const;
export const TARGET_STATISTICS = [
  'median',
  'lower_quartile',
  'upper_quartile',
  'minimum',
  'full_share',
  'without_number',
] as const;

/** The permanent code of a measure, as it stands in addresses: `budget.source.government_fund`. */
export function measureCode(measure: Measure): string {
  switch (measure.family) {
    case 'budget':
      return 'amount' in measure ? `budget.${measure.of}.${measure.amount}` : `budget.${measure.of}`;
    case 'indicators':
      if (!('trait' in measure)) return `indicators.${measure.of}`;
      return `indicators.${measure.of === 'share_of' ? 'share' : 'count'}.${measure.trait}.${measure.code}`;
    case 'targets':
      if (measure.of === 'operator') return `targets.operator.${measure.operator}.${scaleCode(measure.scale)}`;
      return `targets.${measure.of}.${scaleCode(measure.scale)}`;
    case 'findings':
      return 'findings.per_form';
  }
}

/** Rates need no more than their concept: `satisfaction_rate`, but `training_count.count.次`. */
function scaleCode({ concept, kind, unit }: TargetScale): string {
  if (kind === 'rate' && unit === '1') return concept;
  return `${concept}.${kind}.${unit === null ? '' : unit.replaceAll('%', '%25').replaceAll('.', '%2E')}`;
}

/** Reads the code of a measure; null if there is no such measure. */
export function readMeasure(code: string): Measure | null {
  const [family, of = '', ...rest] = code.split('.');
  if (family === 'budget') return readBudget(of, rest);
  if (family === 'indicators') return readIndicators(of, rest);
  if (family === 'targets') return readTargets(of, rest);
  return code === 'findings.per_form' ? { family: 'findings', of: 'per_form' } : null;
}

function readBudget(of: string, [code, ...more]: readonly string[]): Measure | null {
  const plain = BUDGETS.find((name) => name === of);
  if (plain !== undefined) return code === undefined ? { family: 'budget', of: plain } : null;
  const kind = AMOUNTS.find((name) => name === of);
  if (kind === undefined || more.length > 0) return null;
  const codes: readonly AmountCode[] = kind.startsWith('source') ? SOURCES : EXPENDITURES;
  const amount = codes.find((one) => one === code);
  return amount === undefined ? null : { family: 'budget', of: kind, amount };
}

function readIndicators(of: string, [by, code, ...more]: readonly string[]): Measure | null {
  if (by === undefined) return of === 'count' || of === 'per_form' ? { family: 'indicators', of } : null;
  const trait: IndicatorTrait | undefined = TRAITS.find((name) => name === by);
  const isKnown = trait === 'status' ? STATUSES.some((status) => status === code) : isCode(code);
  if (trait === undefined || code === undefined || !isKnown || more.length > 0) return null;
  if (of !== 'count' && of !== 'share') return null;
  return { family: 'indicators', of: of === 'share' ? 'share_of' : 'count_of', trait, code };
}

function readTargets(of: string, rest: readonly string[]): Measure | null {
  if (of === 'operator') {
    const operator = OPERATORS.find((one) => one === rest[0]);
    const scale = readScale(rest.slice(1));
    return operator === undefined || scale === null ? null : { family: 'targets', of, operator, scale };
  }
  const statistic = TARGET_STATISTICS.find((name) => name === of);
  const scale = readScale(rest);
  if (statistic === undefined || scale === null) return null;
  return statistic === 'full_share' && scale.kind !== 'rate' ? null : { family: 'targets', of: statistic, scale };
}

function readScale([concept, kindCode, unit, ...more]: readonly string[]): TargetScale | null {
  if (concept === undefined || !isCode(concept) || more.length > 0) return null;
  if (kindCode === undefined) return { concept, kind: 'rate', unit: '1' };
  const kind = TARGET_KINDS.find((one) => one === kindCode);
  if (kind === undefined || unit === undefined) return null;
  return { concept, kind, unit: unit === '' ? null : unit.replaceAll('%2E', '.').replaceAll('%25', '%') };
}

function isCode(text: string | undefined): boolean {
  return text !== undefined && /^[a-z0-9_]+$/.test(text);
}

const OF_FORMS = { formTypes: 'apart', basis: 'forms', dimensions: FORM_DIMENSIONS } as const;
const OF_INDICATORS = { formTypes: 'together', dimensions: [...FORM_DIMENSIONS, ...INDICATOR_DIMENSIONS] } as const;

/** How a measure is shown, ranked and kept from being mixed. */
export function measureTraits(measure: Measure): MeasureTraits {
  const neutral = { direction: 'neutral', isSum: false } as const;
  switch (measure.family) {
    case 'budget':
      if (measure.of === 'per_head')
        return { ...OF_FORMS, ...neutral, unit: 'wan_per_head', anchor: 'budget.per_head' };
      if (measure.of.endsWith('share'))
        return { ...OF_FORMS, ...neutral, unit: 'share', anchor: `budget.${measure.of}` };
      return { ...OF_FORMS, unit: 'wan', direction: 'neutral', isSum: true, anchor: `budget.${measure.of}` };
    case 'indicators': {
      const anchor = 'trait' in measure ? `indicators.${measure.trait}` : `indicators.${measure.of}`;
      const unit = measure.of === 'share_of' ? 'share' : measure.of === 'per_form' ? 'per_form' : 'count';
      return { ...OF_INDICATORS, ...neutral, basis: 'indicators', unit, anchor };
    }
    case 'targets': {
      const isShare = ['full_share', 'without_number', 'operator'].includes(measure.of);
      const basis = measure.of === 'without_number' ? 'indicators' : 'targets';
      const unit = isShare ? 'share' : 'target';
      return {
        ...OF_INDICATORS,
        isSum: false,
        direction: isShare ? 'neutral' : null,
        basis,
        unit,
        anchor: `targets.${measure.of}`,
      };
    }
    case 'findings':
      return {
        ...OF_INDICATORS,
        ...neutral,
        formTypes: 'apart',
        basis: 'forms',
        unit: 'per_form',
        anchor: 'findings.per_form',
      };
  }
}

/** What must be said beside a group's number. */
export function measureNotes(row: MeasureRow, { isSum, formTypes }: MeasureTraits): MeasureNote[] {
  const mixed = row.form_types > 1;
  const notes: readonly (readonly [MeasureNote, boolean])[] = [
    ['no_value', row.value === null && !(mixed && formTypes === 'apart')],
    ['mixed_form_types', mixed],
    ['part_unknown', isSum && row.value !== null && (row.unknown_share ?? 0) > 0],
    ['odd_period', (row.odd_periods ?? 0) > 0],
    ['several_years', row.first_year !== row.last_year],
    ['unknown_year', row.value !== null && row.first_year === null],
    ['other_scales', (row.other_scales ?? 0) > 0],
  ];
  return notes.filter(([, applies]) => applies).map(([note]) => note);
}

/** Whether a group's number may be put beside others of the measure. */
export function isComparable(notes: readonly MeasureNote[], { formTypes }: MeasureTraits): boolean {
  const bars: readonly MeasureNote[] = ['no_value', 'part_unknown', 'odd_period'];
  return !notes.some((note) => bars.includes(note) || (note === 'mixed_form_types' && formTypes === 'apart'));
}
