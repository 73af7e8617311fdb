import { formatDate } from './date.ts';
import type { Locale } from './locale.ts';
import { messagesFor } from './messages.ts';
import { groupDigits } from './number.ts';

/** The columns of a target row that say what it demands (names as in the `targets` table). */
export interface TargetColumns {
  readonly operator: string;
  readonly operator_explicit?: boolean;
  readonly value: string | number | null;
  readonly value_max?: string | number | null;
  readonly unit: string | null;
  readonly kind: string;
  readonly text: string | null;
  readonly baseline?: string | null;
}

const SYMBOLS: Readonly<Record<string, string>> = { ge: '≥', gt: '>', le: '≤', lt: '<', eq: '=', approx: '≈' };
const ATTACHED_UNITS = new Set(['%', '‰']);

/** The sign of an operator: "≥"; empty for `none`, `between` and for an equality that was not printed. */
export function operatorSymbol(operator: string, explicit = true): string {
  return operator === 'eq' && !explicit ? '' : (SYMBOLS[operator] ?? '');
}

/** A target as shown to readers: "≥95%", ">99%", "100%" (no sign printed), "满意（未量化）", "未填". */
export function formatTarget(target: TargetColumns, locale: Locale): string {
  const { site, charts } = messagesFor(locale);
  const printed = target.text?.trim() ?? '';
  if (target.value === null || target.value === '') {
    if (printed === '') return site.notFilled;
    return target.kind === 'none' ? printed : charts.notQuantified(printed);
  }
  const body = target.kind === 'date' ? dateBody(target, locale) : quantityBody(target, locale);
  const baseline = target.baseline ?? null;
  if (baseline === null || baseline === '') return body;
  const label = Object.entries(messagesFor(locale).codes.baseline).find(([code]) => code === baseline)?.[1] ?? baseline;
  return locale === 'zh' ? `${label} ${body}` : `${body} ${label}`;
}

function dateBody(target: TargetColumns, locale: Locale): string {
  const from = formatDate(String(target.value), locale);
  const to = target.value_max ?? null;
  if (to !== null && to !== '') return `${from} – ${formatDate(String(to), locale)}`;
  if (target.operator === 'le') return locale === 'zh' ? `${from}前` : `by ${from}`;
  return `${operatorSymbol(target.operator, target.operator_explicit ?? true)}${from}`;
}

function quantityBody(target: TargetColumns, locale: Locale): string {
  const unit = unitSuffix(target.unit, locale);
  const low = groupDigits(String(target.value));
  const high = target.value_max ?? null;
  if (high !== null && high !== '') return `${low}–${groupDigits(String(high))}${unit}`;
  return `${operatorSymbol(target.operator, target.operator_explicit ?? true)}${low}${unit}`;
}

function unitSuffix(unit: string | null, locale: Locale): string {
  if (unit === null || unit === '') return '';
  return ATTACHED_UNITS.has(unit) || locale === 'zh' ? unit : ` ${unit}`;
}
