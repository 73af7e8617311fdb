import { foldComparison, foldWidth } from '#lib/text/index.ts';
import { foldedText } from './fold.ts';

const NUMBER = String.raw`[-+]?\d[\d,]*(?:\.\d+)?`;
const UNIT = String.raw`(?:%|‰|百分比|[\u4e00-\u9fff㎡]{1,4}(?:/[\u4e00-\u9fff·]{1,4})?)`;
const AT_LEAST = '不低于|不少于|不小于|大于等于|大于或等于|≥|达到|达';
const AT_MOST = '不高于|不超过|不多于|不大于|小于等于|小于或等于|≤|控制在|不超';
const OVER = '大于|高于|超过|多于|突破|>';
const UNDER = '小于|低于|少于|<';
const BEFORE = `${AT_LEAST}|${AT_MOST}|${OVER}|${UNDER}|=|等于|约|为`;
const AFTER = '及?以上|及?以内|之内|及?以下|内|左右';

const PLAIN = new RegExp(`^(${BEFORE})?(${NUMBER})(${UNIT}?)(${AFTER})?$`);
const TAIL = new RegExp(`(?:(?:${BEFORE})?${NUMBER}${UNIT}?(?:${AFTER})?)$`);
const ENOUGH = new RegExp(`${BEFORE}|${AFTER}|%|‰`);

const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['ge', new RegExp(`^(?:${AT_LEAST}|及?以上)$`)],
  ['le', new RegExp(`^(?:${AT_MOST}|及?以内|之内|及?以下|内)$`)],
  ['gt', new RegExp(`^(?:${OVER})$`)],
  ['lt', new RegExp(`^(?:${UNDER})$`)],
  ['approx', /^(?:约|左右)$/],
];

/**
 * The spelling under which two printed targets count as the same: ≥95%, 95％以上, 不低于95% and 达到95% all become
 * `ge95%`. A text that is no single number with a sign keeps its wording, width and punctuation folded.
 */
export function targetKey(text: string): string {
  const compact = compactTarget(text);
  const match = PLAIN.exec(compact);
  if (!match) return foldedText(text);
  const [, before = '', number = '', unit = '', after = ''] = match;
  const suffix = /(?:及?以上|及?以内|之内|及?以下|左右|内)$/.exec(unit)?.[0] ?? '';
  const plainUnit = unit.slice(0, unit.length - suffix.length).replace('百分比', '%');
  return signOf(before, after === '' ? suffix : after) + plainNumber(number) + plainUnit;
}

function signOf(before: string, after: string): string {
  const named = (word: string): string => SIGNS.find(([, words]) => words.test(word))?.[0] ?? '';
  const first = named(before);
  const last = named(after);
  if (first === '' || (first === 'ge' && last === 'le')) return last === '' ? 'eq' : last;
  return first;
}

function plainNumber(number: string): string {
  const plain = number.replaceAll(',', '').replace(/^\+/, '');
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

function compactTarget(text: string): string {
  return foldComparison(foldWidth(text).replace(/[\s。；;，、“”"']/g, '')).toLowerCase();
}

/**
 * Cuts a target off the end of a name: 群众满意度达95%以上 → 群众满意度 and 达95%以上. A bare number, a year and anything
 * that would leave less than two characters stay in the name.
 */
export function splitTarget(name: string): { readonly name: string; readonly target: string } {
  const compact = compactTarget(name);
  const tail = TAIL.exec(compact)?.[0] ?? '';
  const head = compact.slice(0, compact.length - tail.length);
  const whole = { name, target: '' };
  if (tail === '' || head.length < 2 || !ENOUGH.test(tail) || /^\d{4}年/.test(tail)) return whole;
  return { name: head, target: tail };
}
