import type { Engine } from '#lib/engines/index.ts';
import { sqlFor } from './dialect.ts';
import { run, type FormKey, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { formColumns, forms, texts } from './tables.ts';

/** A form as far as its texts are compared. */
export type ComparedForm = FormKey & {
  readonly title: string | null;
  readonly submitted_on: string | null;
  readonly source_place: string;
};

/** An indicator row with its target for the year and the whole, or any other when it has none such. */
export type ComparedRow = {
  readonly form_id: string;
  readonly indicator_id: string;
  readonly name: string;
  readonly target: string | null;
  readonly source_place: string;
};

/** A running text of a form. */
export type ComparedText = {
  readonly form_id: string;
  readonly part: 'goal' | 'task_content' | 'task_result' | 'narrative';
  /** The horizon of a goal, the name of a task, the section of a narrative. */
  readonly label: string;
  readonly no: number;
  readonly text: string;
  readonly source_place: string;
};

/** Everything in the dataset whose wording can be compared. */
export interface FormTexts {
  readonly forms: readonly ComparedForm[];
  /** Without placeholders, in the order of the forms. */
  readonly rows: readonly ComparedRow[];
  readonly texts: readonly ComparedText[];
}

/** All forms with their agencies. */
export function comparedFormsQuery({ dialect = 'duckdb' }: QueryOptions = {}): Query<ComparedForm> {
  const sql = sqlFor(dialect);
  const own = { title: 'f.title', submitted_on: 'f.submitted_on', source_place: 'f.source_place' };
  return { sql: `SELECT ${formColumns(sql)}, ${texts(own, sql)} FROM ${forms()} ORDER BY form_id` };
}

/** All indicator rows that name something. */
export function comparedRowsQuery({ dialect = 'duckdb' }: QueryOptions = {}): Query<ComparedRow> {
  const sql = sqlFor(dialect);
  const columns = { form_id: 'i.form_id', indicator_id: 'i.id', source_place: 'i.source_place', target: 't.target' };
  return {
    sql: `SELECT ${texts(columns, sql)}, ${sql.string('coalesce(i.name, i.name_printed)')} AS name
FROM indicators AS i LEFT JOIN (
  SELECT indicator_id, coalesce(min(CASE WHEN period = 'annual' AND coalesce(scope, '') = '' THEN text END),
    min(CASE WHEN period = 'annual' THEN text END), min(text)) AS target
  FROM targets GROUP BY indicator_id) AS t ON t.indicator_id = i.id
WHERE NOT i.is_placeholder AND coalesce(i.name, i.name_printed, '') <> ''
ORDER BY form_id, i.no, indicator_id`,
  };
}

/** All goals, task contents, expected results and narratives. */
export function comparedTextsQuery({ dialect = 'duckdb' }: QueryOptions = {}): Query<ComparedText> {
  const sql = sqlFor(dialect);
  const part = (name: ComparedText['part'], from: { table: string; label: string; text: string }) =>
    `SELECT ${texts({ form_id: 'x.form_id', label: `x.${from.label}`, text: `x.${from.text}`, source_place: 'x.source_place' }, sql)},
  '${name}' AS part, ${sql.integer('x.no')} AS no FROM ${from.table} AS x WHERE coalesce(x.${from.text}, '') <> ''`;
  return {
    sql: `SELECT * FROM (${[
      part('goal', { table: 'goals', label: 'horizon', text: 'text' }),
      part('task_content', { table: 'tasks', label: 'name', text: 'content' }),
      part('task_result', { table: 'tasks', label: 'name', text: 'expected_result' }),
      part('narrative', { table: 'narratives', label: 'section', text: 'text' }),
    ].join('\nUNION ALL ')}) AS parts ORDER BY form_id, part, no`,
  };
}

/** Everything in the dataset whose wording can be compared. */
export async function runFormTexts(engine: Engine, options: RunOptions = {}): Promise<FormTexts> {
  const [formRows, rows, textRows] = await Promise.all([
    run(engine, comparedFormsQuery(engine), options),
    run(engine, comparedRowsQuery(engine), options),
    run(engine, comparedTextsQuery(engine), options),
  ]);
  return { forms: formRows, rows, texts: textRows };
}
