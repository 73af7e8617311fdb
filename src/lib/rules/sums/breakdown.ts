import type { Row } from '#lib/dataset/index.ts';
import { type FormView, wan } from '../form-view.ts';
import { amountOf, hasBlank, printed, sameMoney, sumOf } from './money.ts';

type Amount = Row<'amounts'>;
type Period = Amount['period'];

/** Parts of a breakdown and the amounts that they may add up to. */
export interface Sum {
  readonly kind: 'source' | 'expenditure' | 'level' | 'line_item' | 'task' | 'sub_unit' | 'half_year';
  readonly period: Period;
  readonly parts: readonly Amount[];
  readonly wholes: readonly number[];
  /** Totals of other periods: a column may have been taken for its neighbour. */
  readonly others?: readonly number[];
}

const INSIDE_FISCAL = new Set(['general_public_budget', 'government_fund']);
/** Printed inside or beside 财政拨款, depending on the local form. */
const EITHER_WAY = new Set([
  'state_capital',
  'fiscal_special_account',
  'social_insurance_fund',
  'central_funds',
  'provincial_funds',
  'county_funds',
  'higher_level_funds',
]);

const PERIODS: readonly Period[] = ['annual', 'half_year', 'medium_long_term'];

/** The breakdowns of a form that can be added up, period by period. */
export function sumsOf({ amounts, tasks }: FormView): readonly Sum[] {
  const sums = PERIODS.flatMap((period) => ofPeriod(amounts, period));
  return [...sums, ...taskSum(amounts, tasks), ...halfYearSums(amounts)].filter(
    ({ parts, wholes }) => wholes.length > 0 && printed(parts).length > 0,
  );
}

function ofPeriod(amounts: readonly Amount[], period: Period): readonly Sum[] {
  const of = (breakdown: Amount['breakdown']): readonly Amount[] =>
    amounts.filter((amount) => amount.breakdown === breakdown && amount.period === period);
  const total = amountOf(amounts, { breakdown: 'total', code: 'total', period });
  const year = amountOf(amounts, { breakdown: 'annual', code: 'annual', period });
  const wholes = [...new Set([total, year].filter((amount) => amount !== null))];
  const project = amountOf(amounts, { breakdown: 'expenditure', code: 'project', period });
  const others = amounts
    .filter(({ breakdown, period: own }) => (breakdown === 'total' || breakdown === 'annual') && own !== period)
    .map(({ amount_wan }) => wan(amount_wan))
    .filter((amount) => amount !== null)
    .filter((amount) => amount > 0);
  const itemWholes = [...wholes, ...(project === null ? [] : [project]), ...printed(of('source'))];
  return [
    { kind: 'source', period, parts: of('source'), wholes, others },
    { kind: 'expenditure', period, parts: of('expenditure'), wholes, others },
    { kind: 'level', period, parts: of('level'), wholes },
    { kind: 'line_item', period, parts: of('line_item'), wholes: itemWholes },
    { kind: 'sub_unit', period, parts: of('sub_unit'), wholes: itemWholes },
  ];
}

function taskSum(amounts: readonly Amount[], tasks: readonly Row<'tasks'>[]): readonly Sum[] {
  const period = 'annual';
  const listed = amounts.filter(({ breakdown }) => breakdown === 'task');
  const parts = listed.length > 0 ? listed : tasks.map(asAmount);
  const wholes = [
    amountOf(amounts, { breakdown: 'total', code: 'total', period }),
    amountOf(amounts, { breakdown: 'expenditure', code: 'project', period }),
  ].filter((amount) => amount !== null);
  return [{ kind: 'task', period, parts, wholes }];
}

function asAmount({ form_id, no, name, amount_wan, source_place }: Row<'tasks'>): Amount {
  return { form_id, no, breakdown: 'task', code: null, label: name, period: 'annual', amount_wan, source_place };
}

/** A half-year plan may not exceed the year it is part of: one pair per amount printed for both. */
function halfYearSums(amounts: readonly Amount[]): readonly Sum[] {
  const nameOf = ({ breakdown, code, label }: Amount): string => `${breakdown} ${code ?? label}`;
  const annual = new Map(amounts.filter(({ period }) => period === 'annual').map((amount) => [nameOf(amount), amount]));
  return amounts
    .filter(({ period }) => period === 'half_year')
    .flatMap((half) => {
      const whole = wan(annual.get(nameOf(half))?.amount_wan ?? null);
      return whole === null
        ? []
        : [{ kind: 'half_year' as const, period: 'half_year' as const, parts: [half], wholes: [whole] }];
    });
}

/** How the parts stand to the whole: `null` if they agree or if nothing can be said. */
export interface Difference {
  readonly sum: number;
  readonly whole: number;
}

/** Whether a sum could be tested at all: blanks beside a sum that is too small may hold the rest. */
export function isTestable({ parts, wholes, kind }: Sum): boolean {
  if (kind === 'half_year') return true;
  if (kind === 'source' && hasTwins(parts)) return false;
  if (kind === 'source' && isFragmentary(parts, wholes)) return false;
  return !hasBlank(parts) || sumOf(printed(parts)) >= Math.max(...wholes);
}

/** A single source below the total, or none but zeros: the list has other sources that were not read. */
function isFragmentary(parts: readonly Amount[], wholes: readonly number[]): boolean {
  const amounts = printed(parts);
  const sum = sumOf(amounts);
  return sum === 0 || (amounts.length === 1 && sum < Math.max(...wholes));
}

/** The same source printed twice with different amounts: two columns, of which one belongs to another period. */
function hasTwins(parts: readonly Amount[]): boolean {
  const seen = new Map(parts.map(({ label, code, amount_wan }) => [`${code} ${label}`, amount_wan]));
  return parts.some(({ label, code, amount_wan }) => seen.get(`${code} ${label}`) !== amount_wan);
}

/** The difference between the parts and every amount they might add up to; null if one of them fits. */
export function differenceOf(sum: Sum, tolerance: number): Difference | null {
  const total = sumOf(printed(sum.parts));
  const whole = nearest(sum.wholes, total);
  const known = [...sum.wholes, ...(sum.others ?? [])];
  const fits = candidates(sum).some((candidate) => known.some((one) => sameMoney(candidate, one, tolerance)));
  if (fits) return null;
  if (sum.kind === 'half_year' || sum.kind === 'task')
    return total > Math.max(...sum.wholes) + tolerance ? { sum: total, whole } : null;
  if (sum.kind === 'source') return { sum: nearest(candidates(sum), whole), whole };
  return { sum: total, whole };
}

function nearest(values: readonly number[], to: number): number {
  return values.reduce((best, value) => (Math.abs(value - to) < Math.abs(best - to) ? value : best), values[0] ?? 0);
}

/** The sums that the parts may stand for: sources with or without their sub-items; lists that are printed twice, in two cuts. */
function candidates(sum: Sum): readonly number[] {
  if (sum.kind === 'source') return sourceSums(sum.parts);
  const all = printed(sum.parts);
  const whole = sumOf(all);
  if (sum.kind !== 'line_item') return [whole];
  const prefixes = all.map((_, at) => sumOf(all.slice(0, at + 1))).slice(1);
  return [whole, ...prefixes];
}

function sourceSums(parts: readonly Amount[]): readonly number[] {
  const of = (test: (code: string) => boolean): number => sumOf(printed(parts.filter(({ code }) => test(code ?? ''))));
  const fiscal = parts.some(({ code, amount_wan }) => code === 'fiscal_appropriation' && wan(amount_wan) !== null);
  const either = of((code) => EITHER_WAY.has(code));
  const inside = of((code) => INSIDE_FISCAL.has(code));
  const beside = of((code) => !INSIDE_FISCAL.has(code) && !EITHER_WAY.has(code) && code !== 'fiscal_appropriation');
  const appropriation = of((code) => code === 'fiscal_appropriation');
  if (fiscal) return [sumOf([appropriation, beside]), sumOf([appropriation, beside, either])];
  return [sumOf([inside, beside, either]), sumOf([inside, beside])];
}
