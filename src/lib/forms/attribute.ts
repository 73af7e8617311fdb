import type { Row } from '#lib/dataset/index.ts';
import { PROJECT_ATTRIBUTES } from '#lib/dataset/index.ts';
import { foldPunctuation } from '#lib/text/index.ts';
import { findFieldValue, type Vocabulary } from '#lib/vocabulary/index.ts';

type Attribute = NonNullable<Row<'forms'>['project_attribute']>;

const TICKED = '[√✓✔☑☒■●◼✅▣]';
const EMPTY = '[□☐○◻]';

interface Option {
  readonly word: string;
  readonly ticked: boolean;
  readonly empty: boolean;
}

/** The options of a row of tick boxes, the box before or behind each word: 新增项目□ 延续项目☑. */
function tickOptions(text: string): readonly Option[] {
  const folded = foldPunctuation(text)
    .replace(/[(]\s*(√|✓)\s*[)]/g, '☑')
    .replace(/[(]\s*[)]/g, '□');
  const boxFirst = new RegExp(`^\\s*(?:${TICKED}|${EMPTY})`).test(folded);
  const pattern = boxFirst
    ? new RegExp(`(${TICKED}|${EMPTY})?\\s*([\\u4e00-\\u9fff、]{2,10})`, 'g')
    : new RegExp(`([\\u4e00-\\u9fff、]{2,10})\\s*[(:]?\\s*(${TICKED}|${EMPTY})?`, 'g');
  return [...folded.matchAll(pattern)].map((match) => {
    const [word, box] = boxFirst ? [match[2], match[1]] : [match[1], match[2]];
    return {
      word: word ?? '',
      ticked: box !== undefined && new RegExp(TICKED).test(box),
      empty: box !== undefined && new RegExp(EMPTY).test(box),
    };
  });
}

function codeOf(word: string, vocabulary: Vocabulary): Attribute | null {
  const code = findFieldValue(vocabulary, 'project_attribute', word);
  return PROJECT_ATTRIBUTES.find((known) => known === code) ?? null;
}

export interface AttributeReading {
  readonly code: Attribute;
  /** The tick mark was lost; the option without an empty box was taken. */
  readonly doubtful: boolean;
}

/** The project attribute a cell states in words or by a tick; where the tick is lost, the only option without an empty box. */
export function readAttribute(text: string, vocabulary: Vocabulary): AttributeReading | null {
  const whole = codeOf(text, vocabulary);
  if (whole) return { code: whole, doubtful: false };
  const options = tickOptions(text).flatMap((option) => {
    const code = codeOf(option.word, vocabulary);
    return code ? [{ ...option, code }] : [];
  });
  const ticked = options.filter((option) => option.ticked);
  if (ticked.length === 1 && ticked[0]) return { code: ticked[0].code, doubtful: false };
  const open = options.filter((option) => !option.empty && !option.ticked);
  const [only] = ticked.length === 0 ? open : [];
  return only && open.length === 1 && options.length > 0 ? { code: only.code, doubtful: options.length > 1 } : null;
}

/** Whether a cell names an attribute or holds nothing but a tick box. */
export function namesOption(text: string, vocabulary: Vocabulary): boolean {
  const named = tickOptions(text).some((option) => codeOf(option.word, vocabulary) !== null);
  return named || codeOf(text, vocabulary) !== null || !/[\u4e00-\u9fffA-Za-z\d]/.test(text);
}
