import { guessedAmountField, isMoney } from './amount-guess.ts';
import type { Labels, LabelSense } from './labels.ts';

/** A label and its amount in a cell that holds several: where each stands in the text. */
export interface JoinedAmount {
  readonly label: readonly [number, number];
  readonly value: readonly [number, number];
  readonly senses: readonly LabelSense[];
}

const AMOUNT = /^(?:total_amount|annual_amount|src_|exp_|level_|half_year_plan)/;
const PAIR =
  /\s*((?:其中[:：]?)?\s*(?:20\d{2}年度?)?[\u4e00-\u9fff、]{2,16}(?:[（(][^（）()\d]{1,8}[)）])?)(\s*[:：]?[\s_]*)(-?[¥￥]?\d[\d.]*(?:[,，]\d{3})*(?:\.\d+)?[\s_]*(?:亿元|万元|千元|元|亿|万)?)(?=\s|[,，、;；。)）]|$|[\u4e00-\u9fff])[\s,，、;；。]*/y;
/** The length of a cell beyond which it is no row of amounts. */
const LONGEST = 600;
const UNIT = /(?:亿|万|千)?元$|[亿万]$/;

function sensesOf(label: string, labels: Labels): readonly LabelSense[] {
  const known = labels.known(label).filter((sense) => AMOUNT.test(sense.field));
  if (known.length > 0) return known;
  const field = guessedAmountField(label) ?? (/^(?:总额|总计|合计)$/.test(label) ? 'total_amount' : null);
  return field ? [{ field, canonical: false }] : [];
}

/**
 * The labels and amounts of a cell that is nothing but those: 总额606.75万元, 总额：100万元；其中：财政拨款：80万元, 资金总额 100.
 * Empty if the cell says anything else, or if a lone number that could be a year runs into its label.
 */
export function joinedAmounts(text: string, labels: Labels): readonly JoinedAmount[] {
  if (text.length > LONGEST) return [];
  const pairs: JoinedAmount[] = [];
  let doubtful = false;
  PAIR.lastIndex = 0;
  while (PAIR.lastIndex < text.length) {
    const start = PAIR.lastIndex;
    const match = PAIR.exec(text);
    const [whole = '', printed = '', between = '', amount = ''] = match ?? [];
    const label = printed.replace(/^其中[:：]?\s*/, '').trim();
    const senses = match && isMoney(amount) ? sensesOf(label, labels) : [];
    if (!match || senses.length === 0) return [];
    const sure = UNIT.test(amount.trim()) || (labels.known(label).length > 0 && !/^(?:19|20)\d{2}$/.test(amount));
    doubtful ||= between === '' && !sure;
    const from = start + whole.indexOf(printed);
    const at = from + printed.length + between.length;
    pairs.push({ label: [from, at], value: [at, at + amount.trimEnd().length], senses });
  }
  return doubtful && pairs.length < 2 ? [] : pairs;
}
