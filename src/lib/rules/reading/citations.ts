import { remember } from './remember.ts';
import type { Span } from './span.ts';

/** A document that a text cites, with the year in its number, its title or its date; null if none is printed. */
export interface Citation extends Span {
  readonly year: number | null;
  readonly kind: 'title' | 'number' | 'minutes';
}

const TITLE = /《[^《》]*(?:《[^《》]*》[^《》]*)*》/g;
const NUMBER = /[〔[【(（﹝]\s*((?:19|20)\d{2})\s*[〕\]】)）﹞]\s*第?\s*\d{1,5}\s*号?/g;
const MINUTES =
  /((?:19|20)\d{2})年[^，。；,;（）()]{0,24}?(?:会议纪要|常务会议|常委会(?:议)?|办公会(?:议)?|批示|批复)/g;
const ORDINAL = /第\s*\d{1,4}\s*[次届期号批条款轮]/g;
/** The year of a revision printed behind a title: 《…》（2019年修订）. */
const REVISED = /^\s*[（(]((?:19|20)\d{2})年[^（）()]{0,6}(?:修订|修正|版|第)/;
const YEAR = /((?:19|20)\d{2})\s*年/;

function found(text: string, pattern: RegExp, kind: Citation['kind']): Citation[] {
  return [...text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length;
    const start = kind === 'number' ? issuerStart(text, match.index) : match.index;
    const revised = REVISED.exec(text.slice(end, end + 24))?.[1];
    const year = match[1] ?? revised ?? YEAR.exec(match[0])?.[1];
    return { kind, year: year === undefined ? null : Number(year), start, end, text: text.slice(start, end) };
  });
}

/** Where the office's short name before a document number begins: up to eight Chinese characters. */
function issuerStart(text: string, bracket: number): number {
  let start = bracket;
  while (start > 0 && bracket - start < 8 && /[\u4e00-\u9fff]/.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

const MAY_CITE = /[《〔[【(（﹝]|\d{4}年/;

/** The laws, notices and minutes a text cites, in order. */
export const citationsOf = remember((text): readonly Citation[] => {
  if (!MAY_CITE.test(text)) return [];
  const all = [...found(text, TITLE, 'title'), ...found(text, NUMBER, 'number'), ...found(text, MINUTES, 'minutes')];
  return all.sort((left, right) => left.start - right.start);
});

const blank = (match: string): string => '□'.repeat(match.length);

/**
 * The text with every citation and ordinal (第3次, 第24届) blanked out: offsets stay, and no year or number is left in
 * them.
 */
export const withoutCitations = remember((text) =>
  /\d/.test(text) || text.includes('《')
    ? [TITLE, NUMBER, MINUTES, ORDINAL].reduce((rest, pattern) => rest.replace(pattern, blank), text)
    : text,
);
