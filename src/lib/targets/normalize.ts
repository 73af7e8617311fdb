import { foldComparison, foldPunctuation, foldWidth } from '#lib/text/index.ts';

/** A target text made uniform for reading, and what had to be repaired. The printed text is kept elsewhere. */
export interface NormalizedText {
  readonly text: string;
  readonly flags: readonly string[];
}

const TAG = /<\/?[a-zA-Z][^<>]{0,200}>/g;
const QUOTES = /[“”"'‘’「」『』`]/g;
const DASHES = /[‐‑‒–—―−－]/g;
const TILDES = /[～〜∼∽]/g;
/** A letter that text recognition put for a digit: 1O0%, l00%, 9O%, 38O人, l2次. */
const LETTER_IN_NUMBER =
  /(?<![\dOoQlI])\d[\dOoQlI]*[OoQlI](?=[%‰\d])[\dOoQlI]*|(?<![A-Za-z])[OoQlI]+\d[\dOoQlI]*(?=[%‰])|(?<![A-Za-z\d])\d[\dO]*O(?=[\u4e00-\u9fff]|$)|(?<![A-Za-z\u4e00-\u9fff])[lI]\d[\dO]*(?=[\u4e00-\u9fff]|$)/g;

function repairDigits(text: string): string {
  return text.replace(LETTER_IN_NUMBER, (token) => token.replace(/[OoQ]/g, '0').replace(/[lI]/g, '1'));
}

/** Signs that text recognition puts for an operator in front of a number: 》 for ≥, 《 for ≤, 二 for =. */
function repairOperators(text: string): string {
  return text
    .replace(/(^|[;,])[》〉](?=[=\d])=?/g, (_, before: string) => `${before}≥`)
    .replace(/(^|[;,])[《〈](?=[=\d])=?/g, (_, before: string) => `${before}≤`)
    .replace(/(^|[;,])二(?=\d)/g, (_, before: string) => `${before}=`);
}

/** ￥5000 is 5000元; 30w is 30万. */
function spellAmounts(text: string): string {
  return text
    .replace(/[￥¥](\d+(?:\.\d+)?)(?![\d.]|[千万亿]?元|[万亿])/g, '$1元')
    .replace(/[￥¥]/g, '')
    .replace(/(\d)[wW](?=$|[元以人左,;)])/g, '$1万')
    .replace(/(\d)[kK](?=$|[元以人左,;)])/g, '$1千');
}

/** A line break separates two targets only where the next line starts like one; else it is a wrapped line. */
function joinLines(text: string): string {
  return text
    .replace(/\s*\n+\s*(?=[≥≤><=\d(（一二三四五六七八九十①②③④⑤]{1,2}[^\n]*\d)/g, (_, at: number) =>
      at === 0 ? '' : ';',
    )
    .replace(/\s*\n+\s*/g, '');
}

/** Spaces go, except between two numbers, where they separate values (95 100). */
function dropSpaces(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\d%‰]) (?=[\d])/g, '\u0001')
    .replace(/ /g, '')
    .replace(/\u0001/g, ' ')
    .replace(/(?<=[≥≤<>=]\d{1,3}) (?=\d{3}[\u4e00-\u9fff])/g, '')
    .replace(
      /(?<![\d.])(\d{1,3})((?: \d{3}){2,}| 0\d{2})(?![\d.])/g,
      (_, head: string, rest: string) => head + rest.replace(/ /g, ''),
    );
}

const THOUSANDS = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g;

/**
 * A uniform copy of a target text: half-width digits and signs, one spelling per comparison sign, no spaces, quotes or tags,
 * thousands joined, misread characters repaired (flag `ocr_repaired`).
 */
export function normalizeTarget(text: string): NormalizedText {
  const folded = foldPunctuation(foldWidth(text.replace(TAG, '')))
    .replace(QUOTES, '')
    .replace(DASHES, '-')
    .replace(TILDES, '~')
    .replace(/[﹪٪]/g, '%')
    .replace(/≮/g, '≥')
    .replace(/≯/g, '≤')
    .trim();
  const joined = foldComparison(dropSpaces(joinLines(folded)))
    .replace(/≥=|≥{2,}/g, '≥')
    .replace(/≤=|≤{2,}/g, '≤');
  const thousands = joined.replace(THOUSANDS, (number) => number.replace(/,/g, ''));
  const repaired = repairOperators(repairDigits(thousands));
  return { text: spellAmounts(repaired), flags: repaired === thousands ? [] : ['ocr_repaired'] };
}
