import type { TableName } from '#lib/dataset/index.ts';
import type { Engine, ResultRow } from '#lib/engines/index.ts';
import { sqlFor } from './dialect.ts';
import type { FormDetail } from './form-detail.ts';
import { run, type QueryOptions, type RunOptions } from './query.ts';
import { columnsOf, type EngineRow } from './table-rows.ts';

type Lists = 'amounts' | 'tasks' | 'goals' | 'narratives' | 'indicators' | 'targets' | 'children' | 'unread';
type Kept<N extends TableName> = EngineRow<N> & { readonly of: string };

/** The rows of one part of many forms in one statement; the column `of` says whose each row is. */
function formPartsQuery(part: Lists | 'form' | 'agency', ids: readonly string[], options: QueryOptions = {}) {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const among = ids.map((id) => sql.text(id)).join(', ');
  const columns = (table: TableName, of: string) =>
    `SELECT ${columnsOf(table, 'x', sql)}, ${of} AS "of" FROM ${table} AS x`;
  const ofForms = (table: TableName) =>
    `${columns(table, 'x.form_id')} WHERE x.form_id IN (${among}) ORDER BY "of", x.no`;
  const statements: Record<typeof part, string> = {
    form: `${columns('forms', 'x.id')} WHERE x.id IN (${among})`,
    agency: `${columns('agencies', 'f.id')} INNER JOIN forms AS f ON f.agency_id = x.id WHERE f.id IN (${among})`,
    amounts: ofForms('amounts'),
    tasks: ofForms('tasks'),
    goals: ofForms('goals'),
    narratives: ofForms('narratives'),
    indicators: ofForms('indicators'),
    targets: `${columns('targets', 'i.form_id')} INNER JOIN indicators AS i ON i.id = x.indicator_id
WHERE i.form_id IN (${among})
ORDER BY "of", i.no, CASE x.period WHEN 'annual' THEN 1 WHEN 'half_year' THEN 2 ELSE 3 END, x.scope NULLS FIRST`,
    children: `${columns('forms', 'x.parent_form_id')} WHERE x.parent_form_id IN (${among}) ORDER BY "of", x.id`,
    unread: `${columns('unread', 'f.id')} INNER JOIN forms AS f ON f.source_file = x.source_file
WHERE f.id IN (${among}) ORDER BY "of", x.source_place`,
  };
  return { sql: statements[part] };
}

/**
 * All rows of many forms, by form: what `runFormDetail` returns of each, in a dozen statements for all of them together.
 * Forms the dataset does not have are left out.
 */
export async function runFormDetails(
  engine: Engine,
  ids: readonly string[],
  options: RunOptions = {},
): Promise<ReadonlyMap<string, FormDetail>> {
  const part = async <N extends TableName>(name: Lists | 'form' | 'agency') =>
    byForm<N>(await run<Kept<N> & ResultRow>(engine, formPartsQuery(name, ids, engine), options));
  const forms = await part<'forms'>('form');
  const agencies = await part<'agencies'>('agency');
  const regions = await allRegions(engine, options);
  const lists = {
    amounts: await part<'amounts'>('amounts'),
    tasks: await part<'tasks'>('tasks'),
    goals: await part<'goals'>('goals'),
    narratives: await part<'narratives'>('narratives'),
    indicators: await part<'indicators'>('indicators'),
    targets: await part<'targets'>('targets'),
    children: await part<'forms'>('children'),
    unread: await part<'unread'>('unread'),
  };
  return new Map(
    [...forms].flatMap(([id, [form]]) => {
      if (form === undefined) return [];
      const agency = agencies.get(id)?.[0] ?? null;
      const own = <T>(list: ReadonlyMap<string, readonly T[]>) => list.get(id) ?? [];
      const detail: FormDetail = {
        form,
        agency,
        regions: lineageOf(agency?.region_code ?? null, regions),
        amounts: own(lists.amounts),
        tasks: own(lists.tasks),
        goals: own(lists.goals),
        narratives: own(lists.narratives),
        indicators: own(lists.indicators),
        targets: own(lists.targets),
        children: own(lists.children),
        unread: own(lists.unread),
      };
      return [[id, detail] as const];
    }),
  );
}

function byForm<N extends TableName>(rows: readonly Kept<N>[]): ReadonlyMap<string, readonly EngineRow<N>[]> {
  const lists = new Map<string, EngineRow<N>[]>();
  for (const { of, ...row } of rows) {
    const own = lists.get(of);
    const plain = row as Kept<N>;
    if (own) own.push(plain);
    else lists.set(of, [plain]);
  }
  return lists;
}

async function allRegions(engine: Engine, options: RunOptions) {
  const sql = sqlFor(engine.dialect);
  const statement = { sql: `SELECT ${columnsOf('regions', 'x', sql)} FROM regions AS x ORDER BY x.code` };
  const rows = await run<EngineRow<'regions'> & ResultRow>(engine, statement, options);
  return new Map(rows.map((row) => [row.code, row]));
}

const SIZES = ['county', 'prefecture', 'province'];

/** A region and those above it, the smallest first. */
function lineageOf(
  code: string | null,
  regions: ReadonlyMap<string, EngineRow<'regions'>>,
): readonly EngineRow<'regions'>[] {
  const found = new Map<string, EngineRow<'regions'>>();
  let region = code === null ? undefined : regions.get(code);
  while (region !== undefined && !found.has(region.code) && found.size < SIZES.length) {
    found.set(region.code, region);
    region = region.parent_code === null ? undefined : regions.get(region.parent_code);
  }
  return [...found.values()].sort((a, b) => SIZES.indexOf(a.level) - SIZES.indexOf(b.level));
}
