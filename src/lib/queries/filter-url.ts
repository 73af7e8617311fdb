import { conjuncts, every, fieldsOf, FILTER_FIELDS, type Filter, type FilterField } from './filter.ts';
import { readExpression, writeExpression } from './filter-expression.ts';
import { leafText, readLeaf, type FilterProblem, type KnownValues } from './filter-value.ts';

/** Name of each field in an address. */
export const FILTER_PARAMS: Readonly<Record<FilterField, string>> = {
  year: 'y',
  region: 'r',
  kind: 'k',
  form_type: 't',
  agency: 'a',
  form: 'f',
  total_wan: 'm',
  level1: 'l1',
  level2: 'l2',
  concept: 'c',
  target_kind: 'v',
  period: 'p',
  status: 's',
  operator: 'o',
  value: 'n',
};
const EXPRESSION_PARAM = 'q';

export interface DecodedFilter {
  readonly filter: Filter;
  readonly problems: readonly FilterProblem[];
}

/**
 * The filter as search params, in a fixed order: one short param per restricted field (`y=2021.2022&r=360000`), or
 * one expression `q` where the filter is more than a list of such restrictions. Nothing for the filter that keeps all.
 */
export function encodeFilter(filter: Filter): URLSearchParams {
  const params = new URLSearchParams();
  const parts = conjuncts(filter);
  const leaves = parts.flatMap((part) => ('field' in part ? [part] : []));
  if (leaves.length !== parts.length || fieldsOf(filter).size !== parts.length) {
    params.set(EXPRESSION_PARAM, writeExpression(every(...parts)));
    return params;
  }
  for (const field of FILTER_FIELDS) {
    const leaf = leaves.find((part) => part.field === field);
    if (leaf) params.set(FILTER_PARAMS[field], leafText(leaf));
  }
  return params;
}

/** Reads a filter from search params; other params are left alone, what cannot be read is ignored and reported. */
export function decodeFilter(params: URLSearchParams, known: KnownValues = {}): DecodedFilter {
  const problems: FilterProblem[] = [];
  const context = { known, problems };
  const parts: Filter[] = [];
  for (const field of FILTER_FIELDS) {
    const text = params.get(FILTER_PARAMS[field]);
    const leaf = text === null ? null : readLeaf(field, text, context);
    if (leaf) parts.push(leaf);
  }
  const expression = params.get(EXPRESSION_PARAM);
  const tree = expression === null ? null : readExpression(expression, context);
  if (tree) parts.push(...conjuncts(tree));
  return { filter: every(...parts), problems };
}
