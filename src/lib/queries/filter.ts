/** What a filter may ask about: of the form (and its agency), of the indicator, of the target. */
export const FORM_FIELDS = ['year', 'region', 'kind', 'form_type', 'agency', 'form', 'total_wan'] as const;
export const INDICATOR_FIELDS = ['level1', 'level2', 'concept'] as const;
export const TARGET_FIELDS = ['target_kind', 'period', 'status', 'operator', 'value'] as const;
export const FILTER_FIELDS = [...FORM_FIELDS, ...INDICATOR_FIELDS, ...TARGET_FIELDS] as const;

export type FilterField = (typeof FILTER_FIELDS)[number];
/** `value` is the target's number as it is compared: a rate as a fraction, else base value or printed number. */
export type NumberField = 'year' | 'total_wan' | 'value';
/** Fields of which values are chosen; an amount or a target's value is only ever bounded. */
export type ChoiceField = Exclude<FilterField, 'total_wan' | 'value'>;

/** A value of a field; `null` asks for rows in which the field is unknown. */
export type FilterValue = string | number | null;

/**
 * A condition on rows, as data. Every leaf is true or false (an unknown field is never "in" a list unless the list
 * holds null), so `not` is the plain opposite. A region matches with everything below it.
 */
export type Filter =
  | { readonly op: 'in'; readonly field: ChoiceField; readonly values: readonly FilterValue[] }
  | {
      readonly op: 'between';
      readonly field: NumberField;
      /** Inclusive; null leaves the side open. */
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly op: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly op: 'not'; readonly of: Filter };

/** The filter that keeps everything. */
export const EVERYTHING: Filter = { op: 'and', of: [] };

/** Keeps rows whose field is one of the values. */
export function among(field: ChoiceField, ...values: FilterValue[]): Filter {
  return { op: 'in', field, values };
}

/** Keeps rows that every part keeps. */
export function every(...parts: Filter[]): Filter {
  return parts.length === 1 && parts[0] ? parts[0] : { op: 'and', of: parts };
}

/** The filter's direct conjuncts: the parts all of which must hold. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.op === 'and' ? filter.of.flatMap(conjuncts) : [filter];
}

/** The fields a filter speaks of. */
export function fieldsOf(filter: Filter): ReadonlySet<FilterField> {
  if (filter.op === 'in' || filter.op === 'between') return new Set([filter.field]);
  const parts = filter.op === 'not' ? [filter.of] : filter.of;
  return new Set(parts.flatMap((part) => [...fieldsOf(part)]));
}

/** The filter without the conjuncts that speak of this field alone: what the other filters leave to choose from. */
export function without(filter: Filter, field: FilterField): Filter {
  const kept = conjuncts(filter).filter((part) => {
    const fields = fieldsOf(part);
    return !(fields.size === 1 && fields.has(field));
  });
  return every(...kept);
}

/** The values chosen for a field by the direct conjuncts; empty if the field is not restricted. */
export function chosen(filter: Filter, field: ChoiceField): readonly FilterValue[] {
  return conjuncts(filter).flatMap((part) => (part.op === 'in' && part.field === field ? part.values : []));
}

/** The filter with exactly these values for a field among its conjuncts; no values lift the restriction. */
export function choosing(filter: Filter, field: ChoiceField, values: readonly FilterValue[]): Filter {
  const others = conjuncts(without(filter, field));
  return every(...others, ...(values.length === 0 ? [] : [among(field, ...values)]));
}
