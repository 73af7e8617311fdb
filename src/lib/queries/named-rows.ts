import { pinyinPattern } from '#lib/text/index.ts';
import type { Engine } from '#lib/engines/index.ts';
import { sqlFor, type Sql } from './dialect.ts';
import { limitClause, type PageOptions } from './forms.ts';
import { run, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { searchWords } from './search-words.ts';

/** What has a name a reader may look for. */
export type NamedKind = 'agency' | 'region' | 'concept' | 'indicator' | 'form';

/** Something with a name. */
export type NamedRow = {
  /** Its code; of an indicator its name. */
  readonly id: string;
  /** Of a concept its code: names of concepts are the vocabulary's. */
  readonly title: string;
  /** Of a form its agency, of an agency its region, of a region the one above it. */
  readonly note: string | null;
  /** Of a form its year, of an agency its forms, of concepts and indicators their rows; of a region null. */
  readonly number: number | null;
};

export interface NamedOptions extends PageOptions {
  /** Words that must all occur in title, note, year or code; empty finds all. */
  readonly words?: string;
}

/** Everything of a kind that has a name, what is looked for most often first: the most rows, the latest year. */
export function namedRowsQuery(kind: NamedKind, options: QueryOptions & NamedOptions = {}): Query<NamedRow> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  const { rows, order } = SOURCES[kind](sql);
  return {
    sql: `SELECT n.id AS id, n.title AS title, n.note AS note, n.number AS number
FROM (${rows}) AS n WHERE n.title <> ''${wordsCondition(kind, options.words ?? '', sql)}
ORDER BY ${order}, n.id${limitClause(options)}`,
  };
}

/** Everything of a kind that has a name and that the words occur in. */
export function runNamedRows(
  engine: Engine,
  kind: NamedKind,
  options: NamedOptions & RunOptions = {},
): Promise<NamedRow[]> {
  return run(engine, namedRowsQuery(kind, { ...options, dialect: engine.dialect }), options);
}

interface Source {
  readonly rows: string;
  readonly order: string;
}

const NONE = (sql: Sql) => sql.integer('NULL');

const SOURCES: Readonly<Record<NamedKind, (sql: Sql) => Source>> = {
  agency: (sql) => ({
    rows: `SELECT ${sql.string('a.id')} AS id, ${sql.string('a.name')} AS title, ${sql.string('r.name')} AS note,
  coalesce(c.forms, 0) AS number
FROM agencies AS a LEFT JOIN regions AS r ON r.code = a.region_code
LEFT JOIN (SELECT f.agency_id, ${sql.integer('count(*)')} AS forms FROM forms AS f GROUP BY f.agency_id) AS c
  ON c.agency_id = a.id`,
    order: 'n.number DESC',
  }),
  region: (sql) => ({
    rows: `SELECT ${sql.string('r.code')} AS id, ${sql.string('r.name')} AS title, ${sql.string('p.name')} AS note,
  ${NONE(sql)} AS number FROM regions AS r LEFT JOIN regions AS p ON p.code = r.parent_code`,
    order: 'CASE WHEN n.note IS NULL THEN 0 ELSE 1 END',
  }),
  concept: (sql) => ({
    rows: `SELECT ${sql.string('i.concept')} AS id, ${sql.string('i.concept')} AS title, ${sql.string('NULL')} AS note,
  ${sql.integer('count(*)')} AS number FROM indicators AS i WHERE i.concept IS NOT NULL GROUP BY i.concept`,
    order: 'n.number DESC',
  }),
  indicator: (sql) => ({
    rows: `SELECT ${sql.string('i.name')} AS id, ${sql.string('i.name')} AS title, ${sql.string('NULL')} AS note,
  ${sql.integer('count(*)')} AS number
FROM indicators AS i WHERE i.name IS NOT NULL AND NOT i.is_placeholder GROUP BY i.name`,
    order: 'n.number DESC',
  }),
  form: (sql) => ({
    rows: `SELECT ${sql.string('f.id')} AS id, ${sql.string("coalesce(f.project_name, f.title, '?')")} AS title,
  ${sql.string('a.name')} AS note, ${sql.integer('f.fiscal_year')} AS number
FROM forms AS f LEFT JOIN agencies AS a ON a.id = f.agency_id`,
    order: 'n.number DESC NULLS LAST',
  }),
};

function wordsCondition(kind: NamedKind, typed: string, sql: Sql): string {
  const searched = [
    'n.title',
    ...(kind === 'form' ? ["coalesce(n.note, '')", `coalesce(${sql.string('n.number')}, '')`] : []),
  ];
  const conditions = searchWords(typed).map((word) => {
    const pattern = pinyinPattern(word);
    const ways = [
      ...[...searched, 'n.id'].map((text) => sql.contains(text, word)),
      ...(pattern === null ? [] : [sql.matches('n.title', pattern)]),
    ];
    return ` AND (${ways.join(' OR ')})`;
  });
  return conditions.join('');
}
