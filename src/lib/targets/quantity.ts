import { numberAt, plainDecimal, scaled } from './number.ts';
import type { NumberReading } from './number.ts';
import { PERCENT, unitAt } from './unit.ts';
import type { UnitReading, Units } from './unit.ts';

/** A number with its unit as it stands in a clause. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly upTo: string | null;
  readonly unit: UnitReading | null;
  readonly more: boolean;
  readonly chinese: boolean;
  /** + or ± printed before the number; a minus is part of the value. */
  readonly sign: '+' | '±' | null;
  /** Between two ends of a range. */
  readonly isRange: boolean;
}

const STARTS_NUMBER = /[\d零〇一二两三四五六七八九十百千万亿半壹贰叁肆伍陆柒捌玖拾佰仟]/;

/** Where a Chinese numeral counts as a number: at the start, behind an operator or a verb of doing; not inside a word. */
const COUNTING_LEFT =
  /(?:^|[≥≤><=约近上超逾达到为于过共计至每(:、\d年月周天日户人村处]|季度|举办|开展|召开|组织|建成|新建|建设|完成|培训|不足|不满|至少|最多|最少|总计|累计|进行|制作|发放|提供|实施|设立|评选|编制|形成|实现|检查|少|降|减)$/;
const COUNTING_RIGHT = /^(?:$|[^\u4e00-\u9fff]|以|及|左右|之|内(?!容|部)|每|至|到|或|[余多]|半)/;

/** A number in the making: where it starts, what was read, and its unit. */
interface Candidate {
  readonly start: number;
  readonly reading: NumberReading;
  readonly unit: UnitReading | null;
}

const SHARE_LEFT = /(?:^|[^\u4e00-\u9fff]|[率度占比例面])$/;

function chineseCounts(text: string, { start, reading, unit }: Candidate): boolean {
  const left = text.slice(Math.max(0, start - 4), start);
  const rank = /前$/.test(left) && /^[名位]$/.test(unit?.unit ?? '');
  const counting = rank || COUNTING_LEFT.test(left);
  if (reading.share) return counting || SHARE_LEFT.test(left);
  if (!unit && start === 0 && reading.end === text.length) return reading.value !== '1';
  if (!unit) return counting && /^[-~至到][\d一二两三四五六七八九十]/.test(text.slice(reading.end, reading.end + 2));
  const right = COUNTING_RIGHT.test(text.slice(unit.end, unit.end + 3));
  const several = reading.end - start > 1 || reading.more || reading.upTo !== null;
  return (several && (counting || right)) || (counting && right) || (counting && start > 0 && reading.value !== '1');
}

/** Deaths and cases per 100,000: 10/10万. */
const PER_MYRIAD = /^\/((?:10|十)?万|千)(?:人)?(?![元套台])/;
const PER_UNITS = { kind: 'ratio', baseUnit: '', factor: 1, more: false } as const;

/** A unit right behind a number, also in brackets: 10(件). */
function unitBehind(units: Units, text: string, at: number): UnitReading | null {
  const rate = PER_MYRIAD.exec(text.slice(at, at + 5));
  if (rate) return { ...PER_UNITS, unit: `/${(rate[1] ?? '').replace('十', '10')}`, end: at + rate[0].length };
  const direct = unitAt(units, text, at);
  if (direct || text[at] !== '(') return direct;
  const inside = unitAt(units, text, at + 1);
  return inside && text[inside.end] === ')' ? { ...inside, end: inside.end + 1 } : null;
}

const HALF_MORE = /^个半(?=月|小时|学期|天)/;

/** A number and a half: 一年半, 两个半小时. */
function withHalf(
  units: Units,
  text: string,
  reading: NumberReading,
): { readonly value: string; readonly unit: UnitReading } | null {
  const plusHalf = plainDecimal(String(Number(reading.value) + 0.5));
  const middle = HALF_MORE.exec(text.slice(reading.end, reading.end + 4));
  if (middle) {
    const unit = unitAt(units, text.replace(/半(?=月)/, '个'), reading.end + (text[reading.end + 2] === '月' ? 1 : 2));
    return unit ? { value: plusHalf, unit } : null;
  }
  const unit = unitAt(units, text, reading.end);
  if (unit?.kind !== 'duration' || !/^半(?![年月天小])/.test(text.slice(unit.end))) return null;
  return { value: plusHalf, unit: { ...unit, end: unit.end + 1 } };
}

interface Cursor {
  readonly at: number;
  readonly previousEnd: number;
}

function signAt(text: string, start: number, previousEnd: number): Quantity['sign'] | '-' {
  const sign = text[start - 1];
  if (sign === '+' || sign === '±') return sign;
  return sign === '-' && start - 1 >= previousEnd && (start === 1 || !/[\d%‰]/.test(text[start - 2] ?? ''))
    ? '-'
    : null;
}

function quantityAt(units: Units, text: string, { at, previousEnd }: Cursor): Quantity | null {
  const before = text[at - 1] ?? '';
  if (!STARTS_NUMBER.test(text[at] ?? '') || /[\d.A-Za-z第]/.test(before)) return null;
  const reading = numberAt(text, at);
  if (!reading) return null;
  const halved = reading.share ? null : withHalf(units, text, reading);
  const unit = reading.share
    ? { ...PERCENT, end: reading.end }
    : (halved?.unit ?? unitBehind(units, text, reading.end));
  if (reading.chinese && !chineseCounts(text, { start: at, reading, unit })) return null;
  const sign = signAt(text, at, previousEnd);
  const value = halved?.value ?? reading.value;
  return {
    start: sign === null ? at : at - 1,
    end: Math.max(unit?.end ?? 0, reading.end),
    value: sign === '-' && value !== '0' ? `-${value}` : value,
    upTo: reading.upTo,
    unit,
    more: reading.more || (unit?.more ?? false),
    chinese: reading.chinese,
    sign: sign === '-' ? null : sign,
    isRange: reading.upTo !== null,
  };
}

const RANGE_JOINT = /^[-~至到]+$/;

/** The value of a quantity in another unit of the same kind (5000元 in 万元); null if the two do not convert. */
function converted(quantity: Quantity, unit: UnitReading): string | null {
  if (!quantity.unit || quantity.unit.unit === unit.unit) return quantity.value;
  if (quantity.unit.baseUnit !== unit.baseUnit || unit.baseUnit === '') return null;
  const value = String(scaled(quantity.value, quantity.unit.factor) / unit.factor);
  return value.includes('e') ? null : plainDecimal(value);
}

function joinRange(text: string, low: Quantity, high: Quantity): Quantity | null {
  const joint = text.slice(low.end, high.start);
  const minus = high.value.startsWith('-') && joint === '';
  if (!RANGE_JOINT.test(joint) && !minus) return null;
  const first = high.unit ? converted(low, high.unit) : low.value;
  if (first === null || low.isRange || high.isRange) return null;
  const last = minus ? high.value.slice(1) : high.value;
  const [value, upTo] = Number(first) <= Number(last) ? [first, last] : [last, first];
  return { ...high, start: low.start, value, upTo, unit: high.unit ?? low.unit, isRange: true };
}

/** Every number with its unit in a normalised clause, ranges joined. Numbers behind 每 are read as part of a unit. */
export function quantitiesIn(units: Units, text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const previous = found.at(-1);
    const quantity = quantityAt(units, text, { at, previousEnd: previous?.end ?? 0 });
    if (!quantity) continue;
    at = Math.max(at, quantity.end - 1);
    if (text[quantity.start - 1] === '每') continue;
    const range = previous ? joinRange(text, previous, quantity) : null;
    if (range) found.splice(-1, 1, range);
    else found.push(quantity);
  }
  return found;
}
