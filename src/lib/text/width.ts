const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％＋－．／＝＜＞＆＊＃＠＿～｜\u3000]/g;
/** Kangxi radicals and compatibility ideographs that PDF text layers put in place of ordinary characters. */
const COMPATIBILITY_IDEOGRAPHS = /[\u2e80-\u2fdf\uf900-\ufaff]/g;
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/g;
const OTHER_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;

/** Any sign that folding may change: most texts have none. */
const FOLDED = new RegExp(
  [INVISIBLE, OTHER_SPACES, COMPATIBILITY_IDEOGRAPHS, FULL_WIDTH].map(({ source }) => source).join('|'),
);

/**
 * The text with full-width digits, letters, ％ and the like made half-width, odd spaces made plain and invisible
 * characters dropped. Chinese punctuation, circled numbers and signs such as ㎡ stay: NFKC would change their meaning.
 */
export function foldWidth(text: string): string {
  if (!FOLDED.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(OTHER_SPACES, ' ')
    .replace(COMPATIBILITY_IDEOGRAPHS, (sign) => sign.normalize('NFKC'))
    .replace(FULL_WIDTH, (sign) => (sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));
}

const PUNCTUATION: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '﹙': '(',
  '﹚': ')',
  '〔': '(',
  '〕': ')',
  '【': '(',
  '】': ')',
  '［': '(',
  '］': ')',
  '[': '(',
  ']': ')',
  '：': ':',
  '﹕': ':',
  '∶': ':',
  '︰': ':',
  '，': ',',
  '；': ';',
  '！': '!',
  '？': '?',
};

/** Brackets of every shape made round and half-width, Chinese colons, commas and semicolons made ASCII. */
export function foldPunctuation(text: string): string {
  return text.replace(/[（）﹙﹚〔〕【】［］[\]：﹕∶︰，；！？]/g, (sign) => PUNCTUATION[sign] ?? sign);
}

/** One spelling for each comparison sign: ≧ ⩾ >= become ≥, ≦ ⩽ <= become ≤, ＝ becomes =. */
export function foldComparison(text: string): string {
  return text
    .replace(/[≧⩾≽﹥﹦﹤]/g, (sign) => (sign === '﹥' ? '>' : sign === '﹦' ? '=' : sign === '﹤' ? '<' : '≥'))
    .replace(/[≦⩽≼]/g, '≤')
    .replace(/[>] ?[=]|[=] ?[>]/g, '≥')
    .replace(/[<] ?[=]|[=] ?[<]/g, '≤')
    .replace(/={2,}/g, '=');
}

const HAN = '\\u3400-\\u4dbf\\u4e00-\\u9fff';
const SPACE_BESIDE_HAN = new RegExp(`(?<=[${HAN}，。；：、（）“”《》]) +| +(?=[${HAN}，。；：、（）“”《》])`, 'g');

/** Drops spaces that touch a Chinese character or mark; one space stays between Latin words and numbers. */
export function squeezeSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').replace(SPACE_BESIDE_HAN, '').trim();
}
