import { withoutCitations } from './citations.ts';
import { remember } from './remember.ts';
import { clausesOf, spanAt, type Span } from './span.ts';

export type NumberKind = 'rate' | 'money' | 'count';
export type NumberOperator = 'ge' | 'gt' | 'le' | 'lt' | 'eq' | 'approx';

/** A quantity named in a sentence. Rates are in percent, money in yuan, counts in their own unit. */
export interface NamedNumber extends Span {
  readonly kind: NumberKind;
  readonly value: number;
  readonly unit: string;
  readonly operator: NumberOperator;
  /** What the amount is for each of: 人 in 人均3元 or 元/人; empty for a plain quantity. */
  readonly per: string;
  /** The words of its clause before it, without the operator. */
  readonly subject: string;
  readonly clause: Span;
}

const COUNT_UNITS =
  '万人次|万人|万户|万件|万亩|万吨|人次|家次|架次|个次|点次|处次|所次|村次|项次|人天|人日|车次|件次|户次|场次|批次|班次|名|人|户|家|件|起|宗|例|次|场|期|项|个|篇|条|份|册|套|台|辆|座|处|所|间|株|吨|亩|公顷|平方米|公里|千米|课时|学时|幅|部|本|批|只|头';
const BEFORE =
  '不少于|不低于|不小于|至少|达到|达|≥|>=|不超过|不高于|不大于|不多于|控制在|≤|<=|超过|大于|高于|>|小于|低于|<|约为|约|近';
/** Words before an amount that make it one for each person, household or case. */
const PER: Readonly<Record<string, string>> = {
  每年每人: '人',
  每人每年: '人',
  每人每月: '人',
  每人每天: '人',
  每人: '人',
  人均: '人',
  户均: '户',
  每户: '户',
  每件: '件',
};
const PATTERN = new RegExp(
  `(?:(?<per1>${Object.keys(PER).join('|')})[^\\d\\s□，。；、,;:：]{0,6}?)?(?<before>${BEFORE})?\\s*` +
    `(?<value>(?<![\\d.])\\d[\\d,]*(?:\\.\\d+)?)\\s*(?<more>余|多)?\\s*` +
    `(?<unit>%|％|‰|亿元|万元|元|${COUNT_UNITS})(?<per2>\\/[^\\s，。；、,;)）]{1,5})?` +
    `(?<after>及以上|以上|以内|之内|以下|左右)?`,
  'g',
);
const MONEY: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 };
/** Five-things-that-do-not-happen and the like are slogans, not quantities. */
const SLOGAN = /^(?:个|项)(?:不|确保|零|坚持|到位|必须|一律|带头|统一)/;

const AT_MOST = new Set(['不超过', '不高于', '不大于', '不多于', '控制在', '≤', '<=', '以内', '之内', '以下']);
const AT_LEAST = new Set(['不少于', '不低于', '不小于', '至少', '达到', '达', '≥', '>=', '以上', '及以上']);

function operatorOf(before: string, after: string, more: string): NumberOperator {
  if (after === '左右' || before === '约' || before === '约为' || before === '近') return 'approx';
  if (AT_MOST.has(after) || AT_MOST.has(before)) return 'le';
  if (AT_LEAST.has(after) || AT_LEAST.has(before)) return 'ge';
  if (['超过', '大于', '高于', '>'].includes(before) || more !== '') return 'gt';
  return ['小于', '低于', '<'].includes(before) ? 'lt' : 'eq';
}

function kindOf(unit: string): NumberKind {
  if (unit === '%' || unit === '％' || unit === '‰') return 'rate';
  return unit in MONEY ? 'money' : 'count';
}

function valueOf(digits: string, unit: string): number {
  const value = Number(digits.replaceAll(',', ''));
  if (unit === '‰') return value / 10;
  return value * (MONEY[unit] ?? (unit.startsWith('万') ? 1e4 : 1));
}

function perOf(per1: string, per2: string): string {
  return per2 === '' ? (PER[per1] ?? '') : per2.slice(1);
}

/** Every quantity a text names outside citations, with its subject and operator. List numbers and years are none. */
export const numbersIn = remember((text): readonly NamedNumber[] => {
  if (!/\d/.test(text)) return [];
  const clauses = clausesOf(text);
  const found = [...withoutCitations(text).matchAll(PATTERN)];
  return found.map((match) => readNumber(match, { text, clauses })).filter((number) => number !== null);
});

/** One end of a range (8—10场, 90%-95%): neither end is what is promised. */
function isInRange(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  return (
    /\d\s*[%％\u4e00-\u9fff]{0,2}\s*[-—–~～－至]+\s*$/.test(before) ||
    /^\s*[-—–~～－至]+\s*\d/.test(text.slice(end, end + 6))
  );
}

function readNumber(match: RegExpMatchArray, { text, clauses }: { text: string; clauses: readonly Span[] }) {
  const { value = '', unit = '', before = '', after = '', more = '', per1 = '', per2 = '' } = match.groups ?? {};
  const whole = match.index ?? 0;
  const end = whole + match[0].length;
  const start = whole + match[0].indexOf(value, per1.length);
  if (isInRange(text, start, end)) return null;
  if (SLOGAN.test(text.slice(end - after.length - per2.length - unit.length, end + 4))) return null;
  const clause = spanAt(clauses, start) ?? { start: whole, end, text: match[0] };
  const subjectEnd = before === '' ? (per1 === '' ? start : whole) : whole + match[0].indexOf(before, per1.length);
  const number: NamedNumber = {
    start,
    end,
    text: text.slice(start, end),
    kind: kindOf(unit),
    value: valueOf(value, unit),
    unit: unit === '％' ? '%' : unit,
    operator: operatorOf(before, after, more),
    per: perOf(per1, per2),
    subject: text.slice(clause.start, Math.max(clause.start, subjectEnd)).trim(),
    clause,
  };
  return number;
}

const ZERO =
  /零(?:登记|非访|上访|集访|进京|越级|滋事|发生|事故|投诉|差错|失误|延误|死亡|伤亡|感染|违规|违纪|违法|案件|发案|舆情|事件|返贫|火灾|超标|污染|增长|缺陷|隐患|伤害|失火|漏诊|脱管|漏管)/g;

/** Promises that something does not happen at all: 零登记, 零事故. */
export function zeroPromisesIn(text: string): readonly Span[] {
  return [...text.matchAll(ZERO)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}
