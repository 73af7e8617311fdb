import type { Engine } from '#lib/engines/index.ts';
import { asksTargets, indicatorCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import { fieldsOf, INDICATOR_FIELDS, type Filter } from './filter.ts';
import { limitClause, type PageOptions } from './forms.ts';
import { run, type FormKey, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { LISTED_TARGET, wordsCondition } from './search-words.ts';
import { formColumns, texts } from './tables.ts';
import { comparableNumber } from './target-columns.ts';

/** One indicator row with its annual target. */
export type IndicatorRow = FormKey & {
  readonly indicator_id: string;
  readonly no: number;
  readonly name: string | null;
  readonly name_printed: string | null;
  readonly level1: string | null;
  readonly level2: string | null;
  readonly concept: string | null;
  readonly is_placeholder: boolean;
  readonly text: string | null;
  readonly operator: string;
  readonly operator_explicit: boolean;
  readonly value: string | null;
  readonly value_max: string | null;
  readonly unit: string | null;
  readonly kind: string;
  readonly baseline: string | null;
  readonly source_place: string;
};

/** What results can be ordered by; targets by kind and unit first, since different units have no order. */
export const SEARCH_ORDERS = ['form', 'agency', 'year', 'name', 'target'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

export interface SearchOptions extends PageOptions {
  /** Words that must all be found (see `wordsCondition`); empty finds all. */
  readonly words?: string;
  /** By form and line unless said. */
  readonly order?: SearchOrder;
  readonly descending?: boolean;
}

const INDICATOR_COLUMNS = {
  indicator_id: 'i.id',
  name: 'i.name',
  name_printed: 'i.name_printed',
  level1: 'i.level1',
  level2: 'i.level2',
  concept: 'i.concept',
  text: 't.text',
  operator: "coalesce(t.operator, 'none')",
  value: 't.value',
  value_max: 't.value_max',
  unit: 't.unit',
  kind: "coalesce(t.kind, 'none')",
  baseline: 't.baseline',
  source_place: 'i.source_place',
} as const;

/** The columns of `IndicatorRow`; aliases f, a, r, i, t. */
export function indicatorColumns(sql: Sql): string {
  return `${formColumns(sql)}, ${sql.integer('i.no')} AS no, ${texts(INDICATOR_COLUMNS, sql)},
  i.is_placeholder AS is_placeholder, coalesce(t.operator_explicit, false) AS operator_explicit`;
}

/** What of an indicator's surroundings a question speaks of; what it does not is not joined. */
interface Surroundings {
  readonly form: boolean;
  readonly target: boolean;
}

const FORM = ' INNER JOIN forms AS f ON f.id = i.form_id LEFT JOIN agencies AS a ON a.id = f.agency_id';
const TARGET = ` LEFT JOIN targets AS t ON t.indicator_id = i.id AND ${LISTED_TARGET}`;
const INDICATOR_ALONE: ReadonlySet<string> = new Set(INDICATOR_FIELDS);

function searchedRows({ form, target }: Surroundings): string {
  return `indicators AS i${form ? FORM : ''}${target ? TARGET : ''}`;
}

/** A filter that speaks of targets asks its question of their rows, in a statement of its own. */
function asked(filter: Filter, order?: SearchOrder): Surroundings {
  const fields = asksTargets(filter) ? [] : [...fieldsOf(filter)];
  const form = fields.some((field) => !INDICATOR_ALONE.has(field)) || order === 'agency' || order === 'year';
  return { form, target: order === 'target' };
}

/** Condition on one of these rows: the filter keeps it and the words are found. */
function searchCondition(filter: Filter, words: string, sql: Sql): string {
  return `${indicatorCondition(filter, sql)} AND ${wordsCondition(words, sql)}`;
}

/** Indicators the filter keeps and the words are found in, each with its annual target for the whole. */
export function searchQuery(filter: Filter, options: QueryOptions & SearchOptions = {}): Query<IndicatorRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const order = orderOf(options, sql);
  const page = `SELECT i.id AS found_key FROM ${searchedRows(asked(filter, options.order))}
  WHERE ${searchCondition(filter, options.words ?? '', sql)} ORDER BY ${order}${limitClause(options)}`;
  return {
    sql: `SELECT ${indicatorColumns(sql)}
FROM (${page}) AS page INNER JOIN indicators AS i ON i.id = page.found_key${FORM}
LEFT JOIN regions AS r ON r.code = a.region_code${TARGET}
ORDER BY ${order}`,
  };
}

/** Every order ends in the same way, so that pages neither overlap nor leave a row out. */
function orderOf({ order = 'form', descending = false }: SearchOptions, sql: Sql): string {
  const way = descending ? 'DESC' : 'ASC';
  const { value, unit } = comparableNumber(sql);
  const first: Readonly<Record<SearchOrder, readonly string[]>> = {
    form: [],
    agency: [`${sql.string('f.agency_id')} ${way} NULLS LAST`],
    year: [`f.fiscal_year ${way} NULLS LAST`],
    name: [`${sql.string('i.name')} ${way} NULLS LAST`],
    target: [sql.string('t.kind'), unit, `${value} ${way}`].map((key) => `${key} NULLS LAST`),
  };
  const last = [sql.string('i.form_id'), 'i.no', sql.string('i.id')];
  return [...first[order], ...last.map((key) => (order === 'form' ? `${key} ${way}` : key))].join(', ');
}

/** Indicators found, in a page of the order asked for. */
export function runSearch(
  engine: Engine,
  filter: Filter,
  options: RunOptions & SearchOptions = {},
): Promise<IndicatorRow[]> {
  return run(engine, searchQuery(filter, { ...options, dialect: engine.dialect }), options);
}

/** How much is found. */
export type FoundRow = { readonly indicators: number; readonly forms: number; readonly agencies: number };

/** Numbers of the indicators found, and of the forms and agencies they belong to. */
export function foundQuery(filter: Filter, words = '', options: QueryOptions = {}): Query<FoundRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const perForm = `SELECT i.form_id AS form_key, count(*) AS rows_found
  FROM ${searchedRows(asked(filter))} WHERE ${searchCondition(filter, words, sql)} GROUP BY i.form_id`;
  return {
    sql: `SELECT ${sql.integer('coalesce(sum(per_form.rows_found), 0)')} AS indicators, ${sql.integer('count(*)')} AS forms,
  ${sql.integer('count(DISTINCT g.agency_id)')} AS agencies
FROM (${perForm}) AS per_form INNER JOIN forms AS g ON g.id = per_form.form_key`,
  };
}

/** How much is found. */
export async function runFound(
  engine: Engine,
  filter: Filter,
  { words, ...options }: RunOptions & { readonly words?: string } = {},
): Promise<FoundRow> {
  const [row] = await run(engine, foundQuery(filter, words, engine), options);
  return row ?? { indicators: 0, forms: 0, agencies: 0 };
}
