import { baselineName } from './change.ts';
import type { Operator, Target } from './target.ts';

const SIGNS: Readonly<Record<Operator, string>> = {
  ge: '≥',
  gt: '>',
  le: '≤',
  lt: '<',
  eq: '=',
  approx: '约',
  between: '',
  none: '',
};

const COMPARED: Readonly<Partial<Record<Operator, string>>> = {
  ge: '不低于',
  gt: '高于',
  le: '不超过',
  lt: '低于',
  eq: '达到',
};

/** A bare value stays bare, except a share that would look misread (292%). */
function sign({ operator, operatorExplicit, kind, value }: Target): string {
  const bare = operator === 'eq' && !operatorExplicit;
  return bare && !(kind === 'rate' && /^2\d\d/.test(value ?? '')) ? '' : SIGNS[operator];
}

/** 2021-12-31 as 2021年12月31日; a month and a day, a month or a year alone likewise. */
function dateInWords(date: string): string {
  const [, year = '', month = '', day = ''] = /^(?:(\d{4})-?)?(?:(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  const part = (digits: string, word: string) => (digits === '' ? '' : `${Number(digits)}${word}`);
  return part(year, '年') + part(month, '月') + part(day, '日');
}

function formatDate(target: Target): string {
  const { operator, value, valueMax } = target;
  const from = dateInWords(value ?? '');
  if (operator === 'between') return `${from}至${dateInWords(valueMax ?? '')}`;
  if (operator === 'le') return `${from}前`;
  if (operator === 'ge') return `${from}起`;
  return sign(target) + from;
}

/** A unit as it must be printed behind a number: 3个月, for 3月 would be March, and 2021年 a date. */
function printedUnit({ unit, value, valueMax }: Target): string {
  if (/^-?(?:19|20)\d{2}$/.test(valueMax ?? value ?? ''))
    return (unit ?? '').replace(/^年/, '个年度').replace(/^月/, '个月');
  return (unit ?? '').replace(/^月/, '个月');
}

/** 102万 alone is read as money; of things it must say so. */
const ofThings = (unit: string | null) => (/^[百千十]?[万亿](?:$|\/[^\d])/.test(unit ?? '') ? '数量' : '');

function formatNumber(target: Target): string {
  const { operator, value, valueMax, unit, flags } = target;
  const scale = unit === null && target.kind === 'rate' ? '(小数)' : printedUnit(target);
  const subject = ofThings(unit);
  if (operator !== 'between') return `${subject}${sign(target)}${value ?? ''}${scale}`;
  if (flags.includes('tolerance')) return `${subject}±${valueMax ?? ''}${scale}`;
  return `${subject}${value ?? ''}${scale}~${valueMax ?? ''}${scale}`;
}

function formatChange(target: Target): string {
  const { flags, baseline } = target;
  const against = baseline === null ? '' : `较${baselineName(baseline)}`;
  const verb = flags.includes('decrease') ? '下降' : flags.includes('increase') ? '增长' : '变动';
  return `${against}${verb}${formatNumber(target)}`;
}

/** A suspect 292% as it was printed; the other reading is not taken. */
const asRead = (flags: readonly string[]) =>
  (flags.find((flag) => flag.startsWith('reading:=')) ?? '').slice('reading:='.length);

/**
 * The target in its canonical Chinese form: ≥95%, 较上年下降≥20%, 2021年12月31日前, 不超过预算. Parsing it again gives the same
 * operator, value, unit and kind. Words stay as printed; a blank is empty.
 */
export function formatTarget(target: Target): string {
  const { kind, value, operator, baseline, text, flags } = target;
  if (kind === 'none') return flags.includes('blank') ? '' : '—';
  if (kind === 'qualitative') return text;
  if (flags.includes('suspect_ocr')) return asRead(flags);
  if (value === null) return baseline === null ? text : `${COMPARED[operator] ?? ''}${baselineName(baseline)}`;
  if (kind === 'date') return formatDate(target);
  if (kind === 'relative_change') return formatChange(target);
  return formatNumber(target);
}
