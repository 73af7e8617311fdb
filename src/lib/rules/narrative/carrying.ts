import { type IndicatorView, numberOf, type Quantity, quantityOf } from '../indicator-view.ts';
import { bigrams, containment, measureKey } from '../reading/key.ts';
import { type NamedNumber, numbersIn } from '../reading/numbers.ts';
import { canonicalUnit } from '../reading/units.ts';
import { rateHead, subjectKey } from '../reading/subject.ts';

/** Every rate and count an indicator states in any period, in its name or in its target. */
function statedIn({ targets, name }: IndicatorView): readonly Quantity[] {
  const fromTargets = targets.map((target) => quantityOf(target)).filter((quantity) => quantity !== null);
  const fromName = numbersIn(name).map(({ value, kind, unit }) => ({ value, kind, unit: canonicalUnit(unit) }));
  return [...fromTargets, ...fromName];
}

/** 70个行政村 may be carried by an indicator counted in 村. */
const GENERAL = new Set(['个', '项', '处']);

function hasValue(indicator: IndicatorView, number: NamedNumber): boolean {
  return statedIn(indicator).some(({ value, kind, unit }) => {
    if (value !== number.value || kind !== number.kind) return false;
    return kind === 'rate' || unit === '' || unit === canonicalUnit(number.unit) || GENERAL.has(number.unit);
  });
}

function sharesWords(name: string, subject: string): boolean {
  const pairs = bigrams(name);
  return [...bigrams(subjectKey(subject))].some((pair) => pairs.has(pair));
}

/** Whether an indicator is about what the clause promises, by its name: the same measure in nearly the same words. */
export function isSameMeasure(name: string, subject: string): boolean {
  const left = subjectKey(measureKey(name));
  const right = subjectKey(measureKey(subject));
  return left !== '' && left === right;
}

const digitsIn = (text: string): readonly string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];

/**
 * The value prints a number of the clause, if in another unit (每千人5.2批次 and 5.2批次/千人) or for another part of it:
 * where one number of 3所敬老院120张床位 has its indicator, the clause is broken down.
 */
function printsNumber({ value }: IndicatorView, { kind, clause }: NamedNumber): boolean {
  const stated = new Set(digitsIn(clause.text));
  return kind === 'count' && digitsIn(value).some((digits) => stated.has(digits));
}

/** A value with digits that the grammar could not read (>=l2次): it may hold any number. */
function isUnreadable({ target, value }: IndicatorView): boolean {
  return target?.kind === 'qualitative' && /\d/.test(value);
}

function carries(indicator: IndicatorView, number: NamedNumber, subject: string): boolean {
  if (isSameMeasure(indicator.name, subject)) return true;
  if (printsNumber(indicator, number) && sharesWords(indicator.name, number.clause.text)) return true;
  if (isUnreadable(indicator) && sharesWords(indicator.name, subject)) return true;
  if (number.kind === 'count' && countsSame(indicator, number, subject)) return true;
  if (!hasValue(indicator, number)) return false;
  if (indicator.name === '') return true;
  const text = `${indicator.name}${indicator.value}`;
  const heads = [rateHead(indicator.name), rateHead(indicator.value)];
  const head = number.kind === 'rate' ? rateHead(subject) : null;
  if (head !== null) return heads.includes(head);
  return sharesWords(text, `${subject}${number.clause.text}`) || namesUnit(indicator, number);
}

/** Whether the words right behind a count name the unit of the indicator: 村 in 70个行政村. */
function namesUnit({ target }: IndicatorView, { unit, clause, end }: NamedNumber): boolean {
  const behind = clause.text.slice(end - clause.start, end - clause.start + 6);
  const own = canonicalUnit(target?.unit ?? null);
  return GENERAL.has(unit) && own !== '' && !GENERAL.has(own) && behind.includes(own);
}

/** A count in the same unit whose name lies within the promise, even if its value differs: then the values conflict instead. */
function countsSame({ name, target }: IndicatorView, number: NamedNumber, subject: string): boolean {
  if (target?.kind !== 'count' || canonicalUnit(target.unit ?? number.unit) !== canonicalUnit(number.unit))
    return false;
  const pairs = bigrams(measureKey(name));
  return pairs.size >= 2 && containment(pairs, bigrams(`${subject}${number.clause.text}`)) >= 0.6;
}

/** Whether some indicator carries a quantity of the goal. */
export function carriesNumber(indicators: readonly IndicatorView[], number: NamedNumber, subject: string): boolean {
  return indicators.some((indicator) => carries(indicator, number, subject));
}

/** Whether some indicator carries a promise such as 零登记: the same words, or a target of zero for the same thing. */
export function carriesZero(indicators: readonly IndicatorView[], promise: string): boolean {
  const thing = promise.slice(1);
  return indicators.some(({ name, value, target }) => {
    const text = `${name}${value}`;
    if (text.includes(promise)) return true;
    const isZero = numberOf(target) === 0 || /零|杜绝|未发生|不发生|无/.test(value);
    return isZero && text.includes(thing);
  });
}
