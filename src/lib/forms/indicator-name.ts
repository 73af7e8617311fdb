import { normalizeLabel, squeezeSpaces, trailingBracket } from '#lib/text/index.ts';
import type { LevelTerms } from './level-terms.ts';

const NUMBERING =
  /^\s*(?:(?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[:：、.．]?|[(（]\s*[\d一二三四五六七八九十]+\s*[)）]|[①②③④⑤⑥⑦⑧⑨⑩]|\d{1,2}\s*[、.．](?!\d))\s*/;
const MEASURE_BRACKET = /^(?:单位:?)?(?:[≥≤<>=]?\d[\d.]*)?%$/;

/** The mark of a note behind a name: ①, *, [注1], ². */
const FOOTNOTE = /(?<=[\u4e00-\u9fff)）])\s*(?:[①-⑳*＊※]+|[\[【(（]\s*注\s*\d*\s*[\]】)）]|(?<![米])[¹²³⁴-⁹]+)$/;

/** Places and bodies that are counted, but also named side by side: 村（社区）, 部门（单位）. */
const BODY = /^(?:行政村|村|村民小组|组|乡|镇|乡镇|街道|社区|县|市|区|部门|单位|场所|站|班级|窗口|岗位)$/;
const COUNTED = /(?:数|数量|个数|总量|规模|范围)$/;

/** Whether a bracket behind a noun names another of its kind, not what the indicator is counted in. */
function isAlternative(name: string, bracket: string): boolean {
  const noun = normalizeLabel(name).replace(/\([^()]*\)$/, '');
  return BODY.test(bracket) && !COUNTED.test(noun) && !noun.endsWith(bracket);
}

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
  const printed = trailingBracket(text);
  const bracket = printed.replace(/^单位:?/, '');
  if (MEASURE_BRACKET.test(bracket)) return '%';
  if (printed === bracket && isAlternative(text, bracket)) return '';
  return bracket !== '' && terms.isUnit(bracket) ? bracket : '';
}

/** A name without its numbering (指标1：), spaces of typesetting, closing colon and unit bracket. */
export function cleanName(text: string, terms: LevelTerms): string {
  const bare = squeezeSpaces(printedName(text).replace(NUMBERING, ''))
    .replace(FOOTNOTE, '')
    .replace(/[:：]$/, '');
  return nameUnit(bare, terms) === '' ? bare : bare.replace(/\s*[(（][^()（）]*[)）]\s*$/, '');
}

/** A text without the numbering it begins with (2.每千人抽检量 → 每千人抽检量); the text itself if nothing else is left. */
export function withoutNumbering(text: string): string {
  return text.replace(NUMBERING, '') || text;
}

/** Whether a text begins with 指标1： or another numbering. */
export function isNumbered(text: string): boolean {
  return NUMBERING.test(text);
}
