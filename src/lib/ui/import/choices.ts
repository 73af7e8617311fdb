import {
  AMOUNT_CODES,
  BREAKDOWNS,
  FORM_TYPES,
  HORIZONS,
  OPERATORS,
  PERIODS,
  PROJECT_ATTRIBUTES,
  SECTIONS,
} from '#lib/dataset/index.ts';
import { HEADER_FIELDS, MONEY_UNITS, type HeaderField } from '#lib/forms/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import type { Text } from '../text.ts';
import type { EditField } from './Editor.svelte';

type Options = NonNullable<EditField['options']>;

const EXPENDITURE = new Set<string>(['basic', 'project', 'personnel', 'public_expense']);
const LEVEL = new Set<string>(['own_level', 'transfer_to_lower']);

function breakdownOf(code: string): (typeof BREAKDOWNS)[number] {
  if (code === 'total' || code === 'annual') return code;
  return EXPENDITURE.has(code) ? 'expenditure' : LEVEL.has(code) ? 'level' : 'source';
}

/** Levels of the vocabulary, those of level 2 grouped below their parent. */
export function levelOptions(level: 1 | 2, { levels }: Vocabulary, { locale, words }: Text): Options {
  const blank = { value: '', label: words.importing.nothing };
  const terms = levels.filter((term) => term.level === level);
  const parent = (code: string) => levels.find((term) => term.level === 1 && term.code === code)?.[locale] ?? code;
  return [
    blank,
    ...terms.map((term) => {
      const option = { value: term.code, label: term[locale] };
      return level === 2 && term.parent !== '' ? { ...option, group: parent(term.parent) } : option;
    }),
  ];
}

export function conceptOptions({ concepts }: Vocabulary, { locale, words }: Text): Options {
  const blank = { value: '', label: words.importing.nothing };
  return [blank, ...concepts.map((term) => ({ value: term.code, label: term[locale] }))];
}

/** Breakdown and code of an amount in one choice: `source other_funds`. */
export function amountOptions({ messages, words }: Text): Options {
  const { codes } = messages;
  const coded = AMOUNT_CODES.map((code) => {
    const breakdown = breakdownOf(code);
    return { value: `${breakdown} ${code}`, label: codes.amount[code], group: codes.breakdown[breakdown] };
  });
  const plain = BREAKDOWNS.map((breakdown) => ({
    value: `${breakdown} `,
    label: `${codes.breakdown[breakdown]} ${words.importing.nothing}`,
    group: words.importing.nothing,
  }));
  return [...coded, ...plain];
}

export function periodOptions({ messages }: Text): Options {
  return PERIODS.map((value) => ({ value, label: messages.codes.period[value] }));
}

export function horizonOptions({ messages }: Text): Options {
  return HORIZONS.map((value) => ({ value, label: messages.codes.horizon[value] }));
}

export function operatorOptions({ messages }: Text): Options {
  return OPERATORS.map((value) => ({ value, label: messages.codes.operator[value] }));
}

export const unitOptions: Options = MONEY_UNITS.map((value) => ({ value, label: value }));

/** The values a header field can take; undefined for free text. */
export function headerOptions(field: HeaderField, { messages, words }: Text): Options | undefined {
  if (field === 'type') return FORM_TYPES.map((value) => ({ value, label: messages.codes.formTypeLong[value] }));
  if (field !== 'project_attribute') return undefined;
  const blank = { value: '', label: words.importing.nothing };
  return [blank, ...PROJECT_ATTRIBUTES.map((value) => ({ value, label: messages.codes.projectAttribute[value] }))];
}

/** What an unread piece can be the value of. */
export function fieldOptions({ messages, words }: Text): Options {
  const { codes } = messages;
  const { names, fields, goals, amounts } = words.importing;
  return [
    ...HEADER_FIELDS.filter((field) => field !== 'type').map((value) => ({
      value,
      label: names[value],
      group: fields,
    })),
    ...HORIZONS.map((code) => ({ value: `goal:${code}`, label: codes.horizon[code], group: goals })),
    ...AMOUNT_CODES.map((code) => ({ value: `amount:${code}`, label: codes.amount[code], group: amounts })),
    ...SECTIONS.map((code) => ({
      value: `narrative:${code}`,
      label: codes.section[code],
      group: messages.form.narratives,
    })),
  ];
}
