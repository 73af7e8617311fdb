import {
  choosing,
  chosen,
  conjuncts,
  every,
  FILTER_FIELDS,
  without,
  type ChoiceField,
  type Filter,
} from '#lib/queries/index.ts';
import { formatNumber, formatPercent } from '#lib/i18n/index.ts';
import type { Text } from '../text.ts';

/** One condition in force, in words, and the filter without it. */
export interface Condition {
  readonly key: string;
  readonly label: string;
  readonly without: Filter;
}

interface Naming {
  readonly text: Text;
  readonly name: (field: ChoiceField, code: string) => string;
}

/** The conditions of a filter one by one: a chosen value, or a range. */
export function conditionsOf(filter: Filter, { text, name }: Naming): Condition[] {
  const { compare, site, workbench } = text.messages;
  const label = (field: keyof typeof compare.fields, value: string) => `${compare.fields[field]}${site.colon}${value}`;
  const values = FILTER_FIELDS.filter((field) => field !== 'total_wan' && field !== 'value').flatMap((field) => {
    const picked = chosen(filter, field);
    return picked.map((code) => ({
      key: `${field} ${code}`,
      label: label(field, code === null ? workbench.unknown : name(field, String(code))),
      without: choosing(
        filter,
        field,
        picked.filter((one) => one !== code),
      ),
    }));
  });
  const ranges = conjuncts(filter).flatMap((part) => {
    if (part.op !== 'between') return [];
    const write = (value: number | null) => rangeEnd(part.field, value, text);
    const range = part.min === part.max ? write(part.min) : workbench.range(write(part.min), write(part.max));
    return [{ key: `${part.field} range`, label: label(part.field, range), without: without(filter, part.field) }];
  });
  const others = conjuncts(filter).flatMap((part, index) => {
    if (part.op === 'in' || part.op === 'between') return [];
    const rest = conjuncts(filter).filter((_, at) => at !== index);
    return [{ key: `tree ${index}`, label: workbench.expression, without: every(...rest) }];
  });
  return [...values, ...ranges, ...others];
}

function rangeEnd(field: 'year' | 'total_wan' | 'value', value: number | null, { locale }: Text): string {
  if (value === null) return '…';
  if (field === 'year') return String(value);
  const isFraction = field === 'value' && Math.abs(value) <= 1;
  return isFraction ? formatPercent(value, locale, { digits: 2 }) : formatNumber(value, locale);
}
