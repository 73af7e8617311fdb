import { foldPunctuation } from '#lib/text/index.ts';

const TICKED = '[√✓✔☑☒■●◼✅▣]';
const EMPTY = '[□☐○◻]';

/** An option of a row of tick boxes. */
export interface Option {
  readonly word: string;
  readonly ticked: boolean;
  readonly empty: boolean;
}

/** The options of a row of tick boxes, the box before or behind each word: 新增项目□ 延续项目☑. */
export function tickOptions(text: string): readonly Option[] {
  const folded = foldPunctuation(text)
    .replace(/[(]\s*(√|✓|✔|☑|■)\s*[)]/g, '☑')
    .replace(/[(]\s*[)]/g, '□');
  const boxFirst = new RegExp(`^\\s*(?:${TICKED}|${EMPTY})`).test(folded);
  const pattern = boxFirst
    ? new RegExp(`(${TICKED}|${EMPTY})?\\s*([\\u4e00-\\u9fff、]{2,12})`, 'g')
    : new RegExp(`([\\u4e00-\\u9fff、]{2,12})\\s*[(:]?\\s*(${TICKED}|${EMPTY})?`, 'g');
  return [...folded.matchAll(pattern)].map((match) => {
    const [word, box] = boxFirst ? [match[2], match[1]] : [match[1], match[2]];
    return {
      word: word ?? '',
      ticked: box !== undefined && new RegExp(TICKED).test(box),
      empty: box !== undefined && new RegExp(EMPTY).test(box),
    };
  });
}

/** Whether a text holds tick boxes. */
export function hasBoxes(text: string): boolean {
  return new RegExp(`${TICKED}|${EMPTY}|[(（]\\s*[√✓✔]?\\s*[)）]`).test(text);
}

/** The only word ticked in a text with tick boxes; null if none or several are. */
export function tickedWord(text: string): string | null {
  const ticked = tickOptions(text).filter((option) => option.ticked);
  return ticked.length === 1 ? (ticked[0]?.word ?? null) : null;
}
