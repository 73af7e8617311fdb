import { tableNamed } from '#lib/dataset/index.ts';
import type { DuckdbEngine, ResultRow } from '#lib/engines/index.ts';
import { columnsOf, FOLLOWED, type Followed } from './sides.ts';

/** Longer lists are cut; the counts stay those of all. */
const MOST_LISTED = 1000;

/** A row that is new or gone: its key and the columns that name it. */
export type NamedRow = Readonly<Record<string, string | null>>;

export interface ChangedRow {
  readonly row: NamedRow;
  readonly fields: Readonly<Record<string, { readonly from: string | null; readonly to: string | null }>>;
}

/** What became of the rows of a table. */
export interface TableChanges {
  readonly counts: { readonly added: number; readonly removed: number; readonly changed: number };
  readonly added: readonly NamedRow[];
  readonly removed: readonly NamedRow[];
  readonly changed: readonly ChangedRow[];
}

export type Changes = Readonly<Record<Followed, TableChanges>>;

/** What changed from one side to the other (tables as `withBothSides` lays them out). */
export async function changesBetween(engine: DuckdbEngine): Promise<Changes> {
  const tables: [Followed, TableChanges][] = [];
  for (const table of FOLLOWED) tables.push([table, await tableChanges(engine, table)]);
  return Object.fromEntries(tables) as Record<Followed, TableChanges>;
}

type Side = 'before' | 'after';

/** What names a row to a reader, beside its key; `x` is the row. */
const NAMES: Readonly<Record<Followed, readonly string[]>> = {
  agencies: ['x.name'],
  forms: ['o.name AS agency', 'x.fiscal_year', 'coalesce(x.project_name, x.title) AS form', 'x.id AS form_id'],
  amounts: ['o.name AS agency', 'f.fiscal_year', 'coalesce(f.project_name, f.title) AS form', 'x.label AS name'],
  indicators: [
    'o.name AS agency',
    'f.fiscal_year',
    'coalesce(f.project_name, f.title) AS form',
    'x.form_id',
    'x.name_printed AS name',
  ],
  targets: [
    'o.name AS agency',
    'f.fiscal_year',
    'coalesce(f.project_name, f.title) AS form',
    'i.form_id',
    'i.name_printed AS name',
    'x.text',
  ],
};

/** The rows a row stands in, on the same side. */
function surroundings(table: Followed, side: Side): string {
  const agency = (form: string) => `LEFT JOIN ${side}_agencies AS o ON o.id = ${form}.agency_id`;
  const form = (row: string) => `LEFT JOIN ${side}_forms AS f ON f.id = ${row}.form_id ${agency('f')}`;
  const joins: Readonly<Record<Followed, string>> = {
    agencies: '',
    forms: agency('x'),
    amounts: form('x'),
    indicators: form('x'),
    targets: `LEFT JOIN ${side}_indicators AS i ON i.id = x.indicator_id ${form('i')}`,
  };
  return joins[table];
}

async function tableChanges(engine: DuckdbEngine, table: Followed): Promise<TableChanges> {
  const columns = columnsOf(table);
  const key: readonly string[] = tableNamed(table).primaryKey;
  const [before, after] = [`before_${table}`, `after_${table}`];
  const same = (left: string, right: string) =>
    key.map((column) => `${left}."${column}" IS NOT DISTINCT FROM ${right}."${column}"`).join(' AND ');
  const named = [...key.map((column) => `x."${column}"`), ...NAMES[table]].join(', ');
  const order = `ORDER BY ${key.map((column) => `x."${column}"`).join(', ')} LIMIT ${MOST_LISTED}`;
  const only = (those: string, others: string) => `FROM ${those} AS x ANTI JOIN ${others} AS y ON ${same('x', 'y')}`;
  const differ = columns.map((column) => `b."${column}" IS DISTINCT FROM x."${column}"`).join(' OR ');
  const both = `FROM ${after} AS x INNER JOIN ${before} AS b ON ${same('x', 'b')} WHERE ${differ}`;
  const pairs = columns.map((column) => `x."a_${column}", x."b_${column}"`).join(', ');
  const own = columns.map((column) => `x."${column}" AS "a_${column}", b."${column}" AS "b_${column}"`).join(', ');
  const count = async (from: string) => Number((await engine.query(`SELECT count(*) AS n ${from}`))[0]?.['n'] ?? 0);
  const list = async (from: string, side: Side) =>
    (await engine.query(
      `SELECT ${named} FROM (SELECT x.* ${from}) AS x ${surroundings(table, side)} ${order}`,
    )) as NamedRow[];
  const changed = await engine.query(
    `SELECT ${named}, ${pairs} FROM (SELECT x.*, ${own} ${both}) AS x ${surroundings(table, 'after')} ${order}`,
  );
  const [fresh, gone] = [only(after, before), only(before, after)];
  return {
    counts: { added: await count(fresh), removed: await count(gone), changed: await count(both) },
    added: await list(fresh, 'after'),
    removed: await list(gone, 'before'),
    changed: changed.map((row) => changedRow(row, columns)),
  };
}

function changedRow(row: ResultRow, columns: readonly string[]): ChangedRow {
  const text = (column: string) => (row[column] ?? null) as string | null;
  const fields = columns.flatMap((column) => {
    const [from, to] = [text(`b_${column}`), text(`a_${column}`)];
    return from === to ? [] : [[column, { from, to }] as const];
  });
  const names = Object.keys(row).filter((column) => !/^[ab]_/.test(column));
  return { row: Object.fromEntries(names.map((column) => [column, text(column)])), fields: Object.fromEntries(fields) };
}
