import type { Row } from '#lib/dataset/index.ts';
import { key } from './reading/key.ts';
import { canonicalUnit, unitFactor } from './reading/units.ts';

type Target = Row<'targets'>;

/** One indicator with its targets and what every rule asks of it. */
export interface IndicatorView {
  readonly row: Row<'indicators'>;
  readonly targets: readonly Target[];
  /** The annual target for the whole; else the first one printed; null if there is none. */
  readonly target: Target | null;
  readonly halfYear: Target | null;
  readonly mediumTerm: Target | null;
  /** The printed target text, empty if blank. */
  readonly value: string;
  /** The clean name, empty if blank. */
  readonly name: string;
  readonly nameKey: string;
  readonly valueKey: string;
  /** 无, /, 不涉及: declared not to apply. */
  readonly placeholder: boolean;
  /** An item of an official evaluation framework, which recurs in every form by design. */
  readonly official: boolean;
  /** In a decision or process level: how the money is managed, not what it achieves. */
  readonly managing: boolean;
}

/** What a page prints around its tables: page numbers, the owner of a site. */
const FURNITURE = /^第?\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?$|ICP备|版权所有|^(?:主办|承办|技术支持)[:：]/;

const PLACEHOLDER = /^(?:无|暂无|没有|不涉及|不适用|[/\\—\-–_.。…*]+)$/;

/** Builds the view of one indicator; `officialItems` holds the keys of the framework items. */
export function indicatorView(
  row: Row<'indicators'>,
  targets: readonly Target[],
  officialItems: ReadonlySet<string>,
): IndicatorView {
  const whole = targets.filter(({ scope }) => scope === null || scope === '');
  const of = (period: Target['period']): Target | null => whole.find((target) => target.period === period) ?? null;
  const target = of('annual') ?? targets.find(({ text }) => (text ?? '').trim() !== '') ?? targets[0] ?? null;
  const value = (target?.text ?? '').trim();
  const name = (row.name ?? '').trim();
  const nameKey = key(name);
  return {
    row,
    targets,
    target,
    halfYear: of('half_year'),
    mediumTerm: of('medium_long_term'),
    value,
    name,
    nameKey,
    valueKey: key(value),
    placeholder:
      PLACEHOLDER.test(name) ||
      FURNITURE.test(name) ||
      (PLACEHOLDER.test(value) && (name === '' || row.is_placeholder)),
    official: officialItems.has(nameKey),
    managing: MANAGING.has(row.level1 ?? ''),
  };
}

const MANAGING = new Set(['decision', 'process', 'input', 'input_management', 'management_efficiency']);

/** The number of a target, null for words, dates and ratios. */
export function numberOf(target: Target | null): number | null {
  if (target === null || target.value === null || !/^-?\d+(?:\.\d+)?$/.test(target.value)) return null;
  return Number(target.value);
}

/** A target's quantity in comparable terms: rates in percent, money in yuan, counts without 万 in their unit. */
export interface Quantity {
  readonly kind: 'rate' | 'money' | 'count';
  readonly value: number;
  readonly unit: string;
}

/** The comparable quantity of a target; null for words, dates, durations and ratios. */
export function quantityOf(target: Target | null): Quantity | null {
  const value = numberOf(target);
  if (target === null || value === null) return null;
  if (target.unit === '%' || target.unit === '‰')
    return { kind: 'rate', value: target.unit === '‰' ? value / 10 : value, unit: '%' };
  if (target.kind === 'rate') return { kind: 'rate', value, unit: '%' };
  if (target.kind === 'money') return { kind: 'money', value: target.base_value ?? value, unit: target.unit ?? '' };
  if (target.kind !== 'count' && target.kind !== 'relative_change') return null;
  return { kind: 'count', value: value * unitFactor(target.unit), unit: canonicalUnit(target.unit) };
}

/** Whether a target is put into words only. */
export function isQualitative(target: Target | null): boolean {
  return target?.kind === 'qualitative';
}

/** Whether an indicator says something that can be judged: it has a name and is neither a placeholder nor an official item. */
export function isSubstantive(indicator: IndicatorView): boolean {
  return indicator.name !== '' && !indicator.placeholder && !indicator.official && !indicator.managing;
}

/** How an indicator is called in a message: its name, else its target, else its level. */
export function calledName({ name, value, row }: IndicatorView): string {
  return name || value || row.level2_label || row.level1_label || `#${row.no}`;
}
