import type { TableName } from '#lib/dataset/index.ts';
import type { Engine, ResultRow } from '#lib/engines/index.ts';
import { sqlFor } from './dialect.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { columnsOf, type EngineRow } from './table-rows.ts';

/** Everything the dataset holds of one form. */
export interface FormDetail {
  readonly form: EngineRow<'forms'>;
  readonly agency: EngineRow<'agencies'> | null;
  /** The agency's region first, then the regions above it. */
  readonly regions: readonly EngineRow<'regions'>[];
  readonly amounts: readonly EngineRow<'amounts'>[];
  readonly tasks: readonly EngineRow<'tasks'>[];
  readonly goals: readonly EngineRow<'goals'>[];
  readonly narratives: readonly EngineRow<'narratives'>[];
  readonly indicators: readonly EngineRow<'indicators'>[];
  readonly targets: readonly EngineRow<'targets'>[];
  /** Project forms filed with this department form. */
  readonly children: readonly EngineRow<'forms'>[];
  /** Pieces of the same source file that went into no table. */
  readonly unread: readonly EngineRow<'unread'>[];
}

type Part = Exclude<keyof FormDetail, 'form' | 'agency'>;

/** The statement behind one part of a form's detail. */
export function formPartQuery<N extends TableName>(
  part: Part | 'form' | 'agency',
  formId: string,
  options: QueryOptions = {},
): Query<EngineRow<N> & ResultRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const id = sql.text(formId);
  const columns = (table: TableName) => `SELECT ${columnsOf(table, 'x', sql)} FROM ${table} AS x`;
  const ofForm = (table: TableName) => `${columns(table)} WHERE x.form_id = ${id} ORDER BY x.no`;
  const agency = `SELECT f.agency_id FROM forms AS f WHERE f.id = ${id}`;
  const region = `SELECT a.region_code FROM agencies AS a WHERE a.id IN (${agency})`;
  const statements: Record<typeof part, string> = {
    form: `${columns('forms')} WHERE x.id = ${id}`,
    agency: `${columns('agencies')} WHERE x.id IN (${agency})`,
    regions: `${columns('regions')} WHERE x.code IN (${regionsAbove(region)})
ORDER BY CASE x.level WHEN 'county' THEN 1 WHEN 'prefecture' THEN 2 ELSE 3 END, x.code`,
    amounts: ofForm('amounts'),
    tasks: ofForm('tasks'),
    goals: ofForm('goals'),
    narratives: ofForm('narratives'),
    indicators: ofForm('indicators'),
    targets: `${columns('targets')} INNER JOIN indicators AS i ON i.id = x.indicator_id WHERE i.form_id = ${id}
ORDER BY i.no, CASE x.period WHEN 'annual' THEN 1 WHEN 'half_year' THEN 2 ELSE 3 END, x.scope NULLS FIRST`,
    children: `${columns('forms')} WHERE x.parent_form_id = ${id} ORDER BY x.id`,
    unread: `${columns('unread')} WHERE x.source_file IN (SELECT f.source_file FROM forms AS f WHERE f.id = ${id})
ORDER BY x.source_place`,
  };
  return { sql: statements[part] };
}

/** Codes of the regions a subquery yields and of all above them. */
export function regionsAbove(codes: string): string {
  return `${codes} UNION SELECT parent_code FROM regions WHERE code IN (${codes})
  UNION SELECT parent_code FROM regions WHERE code IN (SELECT parent_code FROM regions WHERE code IN (${codes}))`;
}

/** All rows of one form; null if the dataset has no such form. */
export async function runFormDetail(
  engine: Engine,
  formId: string,
  options: RunOptions = {},
): Promise<FormDetail | null> {
  const part = <N extends TableName>(name: Part | 'form' | 'agency') =>
    run(engine, formPartQuery<N>(name, formId, engine), options);
  const [form, agency, regions, amounts, tasks, goals, narratives, indicators, targets, children, unread] =
    await Promise.all([
      part<'forms'>('form'),
      part<'agencies'>('agency'),
      part<'regions'>('regions'),
      part<'amounts'>('amounts'),
      part<'tasks'>('tasks'),
      part<'goals'>('goals'),
      part<'narratives'>('narratives'),
      part<'indicators'>('indicators'),
      part<'targets'>('targets'),
      part<'forms'>('children'),
      part<'unread'>('unread'),
    ]);
  if (!form[0]) return null;
  const lists = { regions, amounts, tasks, goals, narratives, indicators, targets, children, unread };
  return { form: form[0], agency: agency[0] ?? null, ...lists };
}
