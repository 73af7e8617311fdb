import { numberAt } from './number.ts';
import { listedUnitAt } from './unit.ts';
import type { Units } from './unit.ts';

const AVERAGE = /(人|户|亩|生|年|月|日|周|次|床|师|村|件|台|家|校|班|车)均(?:[\u4e00-\u9fff]{0,4})$/;
const TIME = /批次|场次|年度?|季度?|月度?|周|日|天|学期|半年|学年|场|批|期|次|课/y;
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

const NOUN = /生|床|校|师|园|村|镇|站|点|馆|班|对|家庭|学生|项目|家|亩|户|线|网格|社区/y;

function nameAt(units: Units, text: string, at: number): { readonly name: string; readonly end: number } | null {
  const past = (pattern: RegExp, from: number) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0] ?? '';
  };
  const from = text[at] === '个' ? at + 1 : at;
  const time = past(TIME, from);
  if (time !== '') return { name: TIME_NAMES[time] ?? time, end: from + time.length };
  if (text.startsWith('人口', at)) return { name: '人', end: at + 2 };
  const listed = listedUnitAt(units, text, { at, compounds: false });
  if (listed) return { name: listed.term.unit, end: listed.end };
  const noun = past(NOUN, from);
  return noun === '' ? null : { name: noun, end: from + noun.length };
}

/** One 每… phrase from its 每 on: the thing counted by, with its number (每两周 is 2周, 每千人 is 千人). */
function phraseAt(units: Units, text: string, at: number): { readonly name: string; readonly end: number } | null {
  const start = at + 1;
  if (text.startsWith('半年', start)) return { name: '半年', end: start + 2 };
  const number = numberAt(text, start);
  const counted = number && !number.share && number.end > start ? number : null;
  const thing = nameAt(units, text, counted?.end ?? start);
  if (!thing || !counted || counted.value === '1') return thing;
  const round = text.slice(start, counted.end);
  return { name: (/^[百千万]$/.test(round) ? round : counted.value) + thing.name, end: thing.end };
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
  if (gap === '' || PAYING.test(gap) || (/^[\d百千万]/.test(names[0] ?? '') && gap.length <= 10)) return names;
  return FREQUENCY.has(unit) && gap.length <= 12 ? names : [];
}
