import { squeezeSpaces, trailingBracket } from '#lib/text/index.ts';
import type { LevelTerms } from './level-terms.ts';

const NUMBERING =
  /^\s*(?:(?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[:：、.．]?|[(（]\s*[\d一二三四五六七八九十]+\s*[)）]|[①②③④⑤⑥⑦⑧⑨⑩]|\d{1,2}\s*[、.．](?!\d))\s*/;
const MEASURE_BRACKET = /^(?:单位:?)?(?:[≥≤<>=]?\d[\d.]*)?%$/;

/** The mark of a note behind a name: ①, *, [注1], ². */
const FOOTNOTE = /(?<=[\u4e00-\u9fff)）])\s*(?:[①-⑳*＊※]+|[\[【(（]\s*注\s*\d*\s*[\]】)）]|(?<![米])[¹²³⁴-⁹]+)$/;

/** An indicator's name as printed, on one line. */
export function printedName(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .reduce(
      (whole, line) => (/[A-Za-z0-9]$/.test(whole) && /^[A-Za-z0-9]/.test(line) ? `${whole} ${line}` : whole + line),
      '',
    );
}

/** The unit printed in brackets at the end of a name, such as 次 of 培训次数(次); empty if there is none. */
export function nameUnit(text: string, terms: LevelTerms): string {
  const bracket = trailingBracket(text).replace(/^单位:?/, '');
  if (MEASURE_BRACKET.test(bracket)) return '%';
  return bracket !== '' && terms.isUnit(bracket) ? bracket : '';
}

/** A name without its numbering (指标1：), spaces of typesetting, closing colon and unit bracket. */
export function cleanName(text: string, terms: LevelTerms): string {
  const bare = squeezeSpaces(printedName(text).replace(NUMBERING, ''))
    .replace(FOOTNOTE, '')
    .replace(/[:：]$/, '');
  return nameUnit(bare, terms) === '' ? bare : bare.replace(/\s*[(（][^()（）]*[)）]\s*$/, '');
}

/** Whether a text begins with 指标1： or another numbering. */
export function isNumbered(text: string): boolean {
  return NUMBERING.test(text);
}
