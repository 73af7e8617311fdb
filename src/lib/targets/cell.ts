import { ZERO_DIGIT } from './words.ts';

const NUMBERING =
  /(^|[;。])(?:\(?\d{1,2}[).、]|[①-⑳]|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|指标\d+[:.]?|目标\d+[:.]?)(?=[^\d%‰])/g;
/** 一年两次 is 每一年两次. */
const TWICE_A_YEAR =
  /(?<![\d一二三四五六七八九十每第])([一二两三半]|[1-9])(个?季度|年|个月|月(?<=[一两]月)|周|个?学期|天(?<=[一1]天))(?=(?:至少|不少于|≥)?[\d一二两三四五六七八九十]+(?:次|期|场|轮|遍))/g;
/** 一村一名 is 每村一名. */
const ONE_EACH = /一(村|户|县|乡镇|乡|镇|校|社区|家庭)一(?=[名个所家处份本辆次])/g;
/** 1 200人次: one number with a space for its thousands, where nothing else is counted. */
const SPACED_THOUSANDS = /^([≥≤><=]?[1-9]\d{0,2}) (\d{3})(?=[\u4e00-\u9fff][^\d]*$)/;
/** 3、4次 and 2或3次 are ranges; 3、5次 are two numbers. */
const NEIGHBOURS = /(?<![\d.、])([1-9])[、或]([1-9])(?=[次个人天年家名项场期])/g;
const INCLUSIVE = /\((?:含|包含|包括)[^()]{0,12}\)|\(含\)/g;

/** How much of the cell's beginning repeats the name or its end: 化解率 in 化解率超过60% under 积案化解率. */
function repeated(text: string, name: string): number {
  const words = /^[\u4e00-\u9fffA-Za-z]*/.exec(text)?.[0].length ?? 0;
  for (let length = Math.min(words, name.length); length >= 2; length -= 1) {
    if (name.endsWith(text.slice(0, length)) && length < text.length) return length;
  }
  return text.startsWith(name) && name.length < text.length ? name.length : 0;
}

/** The cell without list numbers, 含本数 and the indicator's own name in front. */
export function preparedCell(text: string, name: string): string {
  const plain = text
    .replace(NUMBERING, '$1')
    .replace(INCLUSIVE, '')
    .replace(/↑(?=[\d.])/g, '增长')
    .replace(/↓(?=[\d.])/g, '下降')
    .replace(SPACED_THOUSANDS, '$1$2')
    .replace(NEIGHBOURS, (pair, low: string, high: string) =>
      Number(high) - Number(low) === 1 ? `${low}-${high}` : pair,
    )
    .replace(ZERO_DIGIT, '$1零')
    .replace(/(?<=[为是于])零(?=$|[,;])/g, '0')
    .replace(/前([一二三四五六七八九十]{1,2}|\d{1,3})(?=$|[,;])/g, '前$1名')
    .replace(TWICE_A_YEAR, '每$1$2')
    .replace(ONE_EACH, '每$1一');
  return plain.slice(repeated(plain, name));
}

/** Pieces that may each state a target; a slash separates only complete values (95%/90%). */
export const PIECES =
  /[;,。、]|(?<=[%‰\u4e00-\u9fff])\/(?=[≥≤><=]|\d+(?:\.\d+)?[%‰])|(?<=[%‰\d\u4e00-\u9fff])且(?=[≥≤><=\d不大小高低])|(?<=\d[%‰]?) (?=\d)/;
