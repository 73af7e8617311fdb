import { numberAt } from './number.ts';
import { simpleUnitAt } from './unit.ts';
import type { Units } from './unit.ts';

const AVERAGE = /(人|户|亩|生|年|月|日|周|次|床|师|村|件|台|家|校|班|车)均(?:[\u4e00-\u9fff]{0,4})$/;
const TIME = /年度?|季度?|月度?|周|日|天|学期|半年|学年|场|批|期|次|课/y;
const TIME_NAMES: Readonly<Record<string, string>> = { 年度: '年', 季: '季度', 月度: '月', 日: '天', 学年: '年' };
/** Units that count how often something happens; words may stand between 每年 and the number. */
const FREQUENCY: ReadonlySet<string> = new Set([
  '次',
  '期',
  '场',
  '场次',
  '批',
  '批次',
  '轮',
  '遍',
  '班次',
  '趟',
  '篇',
]);
const PAYING = /^(?:补助|补贴|发放|救助|资助|奖励|标准|为|按|给予|支付|收取|经费|费用|不低于|慰问|的|各|至少|约|[:])*$/;

interface PerPhrase {
  readonly names: readonly string[];
  readonly gap: string;
}

/** One 每… phrase from its 每 on: the thing counted by, with its number (每两周 is 2周, 每千人 is 千人). */
function phraseAt(units: Units, text: string, at: number): { readonly name: string; readonly end: number } | null {
  const start = at + 1;
  const number = numberAt(text, start);
  const from = number && !number.share ? number.end : start;
  const afterCounter = text[from] === '个' && !/^[\s,;]/.test(text.slice(from + 1)) ? from + 1 : from;
  TIME.lastIndex = afterCounter;
  const time = TIME.exec(text)?.[0];
  const simple = time === undefined ? simpleUnitAt(units, text, from) : null;
  const end = time === undefined ? simple?.end : afterCounter + time.length;
  if (end === undefined) return null;
  const name = time === undefined ? (simple?.term.unit ?? '') : (TIME_NAMES[time] ?? time);
  if (!number || number.share || number.value === '1') return { name, end };
  const round = /^[百千万]$/.test(text.slice(start, number.end)) ? text.slice(start, number.end) : number.value;
  return { name: round + name, end };
}

function phrasesIn(units: Units, rest: string): PerPhrase {
  const names: string[] = [];
  let end = 0;
  const window = rest.slice(-24);
  for (let at = window.indexOf('每'); at >= 0; at = window.indexOf('每', at + 1)) {
    if (names.length > 0 && at !== end) names.length = 0;
    const phrase = phraseAt(units, window, at);
    if (!phrase) continue;
    names.push(phrase.name);
    end = phrase.end;
  }
  return { names, gap: names.length === 0 ? '' : window.slice(end) };
}

/**
 * What a number is counted by according to the words before it: 每季度1次 is 次/季度, 人均1.5元 is 元/人. A phrase further away
 * counts only for units of frequency (每年开展检查2次) and payments.
 */
export function denominatorsBefore(units: Units, rest: string, unit: string): readonly string[] {
  const average = AVERAGE.exec(rest);
  if (average) return [TIME_NAMES[average[1] ?? ''] ?? average[1] ?? ''];
  const { names, gap } = phrasesIn(units, rest);
  if (names.length === 0 || /[,;。]/.test(gap)) return [];
  if (gap === '' || PAYING.test(gap)) return names;
  return FREQUENCY.has(unit) && gap.length <= 12 ? names : [];
}
