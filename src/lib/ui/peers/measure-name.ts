import { formatNumber, formatPercent } from '#lib/i18n/index.ts';
import { measureTraits, type Measure, type TargetScale } from '#lib/queries/index.ts';
import type { Text } from '../text.ts';

/** The name of a measure in words: 满意度：目标值中位数. */
export function measureName(measure: Measure, text: Text): string {
  const { names } = text.words.peers;
  switch (measure.family) {
    case 'budget':
      if (!('amount' in measure)) return names[measure.of];
      return names[measure.of](text.messages.codes.amount[measure.amount]);
    case 'indicators':
      return 'trait' in measure ? names[measure.of](traitName(measure, text)) : names[measure.of];
    case 'targets': {
      const concept = scaleName(measure.scale, text);
      if (measure.of === 'operator') return names.operator(concept, text.words.peers.operators[measure.operator]);
      return names[measure.of](concept);
    }
    case 'findings':
      return names.findings;
  }
}

type Traited = Extract<Measure, { readonly trait: string }>;

function traitName({ trait, code }: Traited, text: Text): string {
  const { status } = text.words.peers.names;
  if (trait === 'concept') return text.term('concepts', code);
  if (trait === 'level1') return text.level(1, code);
  if (trait === 'level2') return text.level(2, code);
  return status[code as keyof typeof status];
}

function scaleName({ concept, kind, unit }: TargetScale, text: Text): string {
  const name = text.term('concepts', concept);
  return kind === 'rate' && unit === '1'
    ? name
    : text.words.peers.names.scaled(name, unit ?? text.messages.codes.targetKind[kind]);
}

/** How numbers of a measure are written: a number, with the unit said apart (in a column's head). */
export interface MeasureFormat {
  /** Unit of values; empty where the number carries it (95%) or has none. */
  readonly unit: string;
  /** Unit of differences between values. */
  readonly differenceUnit: string;
  readonly value: (value: number | null) => string;
  /** With its sign: +3.2, −15, 0. */
  readonly difference: (value: number | null) => string;
  /** Value and unit together, for a sentence. */
  readonly whole: (value: number | null) => string;
}

/** How to write the numbers of a measure. */
export function measureFormat(measure: Measure, text: Text): MeasureFormat {
  const { units } = text.words.peers;
  const { locale } = text;
  if (isFraction(measure)) {
    const value = (fraction: number | null) => formatPercent(fraction, locale, { digits: 2 });
    return { unit: '', differenceUnit: units.points, value, difference: signed(text, 100), whole: value };
  }
  const unit = unitOf(measure, text);
  const digits = measureTraits(measure).unit === 'wan' ? 6 : 2;
  const value = (number: number | null) => formatNumber(number, locale, { digits });
  const whole = (number: number | null) =>
    number === null || unit === '' ? value(number) : `${value(number)} ${unit}`;
  return { unit, differenceUnit: unit, value, difference: signed(text, 1), whole };
}

function isFraction(measure: Measure): boolean {
  const { unit } = measureTraits(measure);
  return unit === 'share' || (measure.family === 'targets' && unit === 'target' && measure.scale.unit === '1');
}

function unitOf(measure: Measure, { words }: Text): string {
  const { unit } = measureTraits(measure);
  if (unit === 'wan' || unit === 'wan_per_head') return words.peers.units[unit];
  return measure.family === 'targets' ? (measure.scale.unit ?? '') : '';
}

function signed(text: Text, factor: number): (value: number | null) => string {
  return (value) => {
    if (value === null) return '';
    const scaled = Number((value * factor).toPrecision(12));
    const shown = formatNumber(scaled, text.locale, { digits: 2 });
    return scaled > 0 && shown !== '0' ? `+${shown}` : shown;
  };
}
