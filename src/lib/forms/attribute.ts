import type { Row } from '#lib/dataset/index.ts';
import { PROJECT_ATTRIBUTES } from '#lib/dataset/index.ts';
import { findFieldValue, type Vocabulary } from '#lib/vocabulary/index.ts';
import { hasBoxes, tickOptions } from './ticks.ts';

type Attribute = NonNullable<Row<'forms'>['project_attribute']>;

function codeOf(word: string, vocabulary: Vocabulary): Attribute | null {
  const code = findFieldValue(vocabulary, 'project_attribute', word);
  return PROJECT_ATTRIBUTES.find((known) => known === code) ?? null;
}

const WORDS: readonly (readonly [RegExp, Attribute])[] = [
  [/新增|新设|新立|新建/, 'new'],
  [/延续|持续|滚动|跨年/, 'continuing'],
  [/经常性|常年|长期/, 'recurring'],
  [/一次性/, 'one_off'],
  [/阶段性|分期/, 'staged'],
];

/** The attributes a short text names among other words: 跨年度延续项目. */
function wordsIn(text: string): readonly Attribute[] {
  return text.length <= 14 ? WORDS.filter(([word]) => word.test(text)).map(([, code]) => code) : [];
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
  const words = hasBoxes(text) ? [] : wordsIn(text);
  if (words.length === 1 && words[0]) return { code: words[0], doubtful: false };
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
