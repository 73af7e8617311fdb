import {
  choosing,
  chosen,
  conjuncts,
  encodeFilter,
  every,
  FILTER_PARAMS,
  without,
  type Filter,
} from '#lib/queries/index.ts';
import { MEASURES, type Measure } from './measures.ts';
import { FIRST_CONCEPT } from './workbench.ts';

export const MEASURE_PARAM = 'measure';
const FILTER_NAMES: ReadonlySet<string> = new Set([...Object.values(FILTER_PARAMS), 'q']);

/** A query as its parameters. */
export function queryOf(text: string): URLSearchParams {
  return new URLSearchParams(text);
}

/** Parameters to set; null takes one out. */
export type ParamChanges = Readonly<Partial<Record<string, string | null>>>;

/** The query of a comparison: the first measure and the filter that keeps everything are left out. */
export function query(measure: Measure, filter: Filter): Record<string, string> {
  const kept = Object.fromEntries(encodeFilter(filter));
  return measure === MEASURES[0] ? kept : { [MEASURE_PARAM]: measure, ...kept };
}

/** The query with another filter and everything else as it is. */
export function withFilter(params: URLSearchParams, filter: Filter): URLSearchParams {
  const others = [...params].filter(([name]) => !FILTER_NAMES.has(name));
  return new URLSearchParams([...others, ...encodeFilter(filter)]);
}

/** The query with some parameters changed. */
export function changed(params: URLSearchParams, changes: ParamChanges): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** The filter that keeps the targets of a concept whose number lies within the ends; null lifts that. */
export function boundFilter(
  filter: Filter,
  concept: string,
  ends: readonly [low: number, high: number] | null,
): Filter {
  const others = without(filter, 'value');
  if (ends === null) return others;
  const [min, max] = ends;
  return every(...conjuncts(choosing(others, 'concept', [concept])), { op: 'between', field: 'value', min, max });
}

export function measureOf(text: string | null): Measure {
  return MEASURES.find((measure) => measure === text) ?? MEASURES[0];
}

/** The concept whose values are shown: the one asked for, else the only one the filter keeps. */
export function conceptOf(params: URLSearchParams, filter: Filter): string {
  const asked = params.get('of');
  if (asked !== null && /^[a-z0-9_]+$/.test(asked)) return asked;
  const picked = chosen(filter, 'concept');
  return picked.length === 1 && typeof picked[0] === 'string' ? picked[0] : FIRST_CONCEPT;
}
