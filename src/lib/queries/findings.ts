import type { Engine } from '#lib/engines/index.ts';
import { formCondition } from './condition.ts';
import { sqlFor, type Sql } from './dialect.ts';
import type { Filter } from './filter.ts';
import { run, type FormType, type Query, type QueryOptions, type RunOptions } from './query.ts';
import { AGENCY_COLUMNS, AGENCY_GROUP, forms, texts } from './tables.ts';

/** Findings about some forms. A finding about several forms counts for each of them. */
type Counts = {
  readonly forms: number;
  readonly forms_with_finding: number;
  readonly findings: number;
  readonly invalid: number;
  readonly mistake: number;
  readonly signal: number;
};

/** Forms of one type of one agency; the types are never added up, for their tables differ in length and in what is asked. */
export type AgencyFindings = Counts & {
  readonly form_type: FormType;
  readonly agency_id: string;
  readonly agency_name: string | null;
  readonly agency_kind: string | null;
  readonly region_code: string | null;
  readonly region_name: string | null;
};

export type KindFindings = Counts & { readonly form_type: FormType; readonly agency_kind: string | null };

/** What one rule said about the forms of a filter. */
export type RuleFindings = {
  readonly rule: string;
  readonly stance: string;
  readonly forms: number;
  readonly findings: number;
};

/** How many findings there are, by agency, kind of agency and rule, and with which rule set they were made. */
export interface FindingCounts {
  readonly agencies: readonly AgencyFindings[];
  readonly kinds: readonly KindFindings[];
  readonly rules: readonly RuleFindings[];
  /** Versions of the rule set and of its settings; empty if there is no finding. */
  readonly versions: string;
}

/** Findings of each form by their stance; needs the tables `findings` and `finding_forms`. */
function perForm(sql: Sql): string {
  const stance = (name: string) => `sum(CASE WHEN x.stance = ${sql.text(name)} THEN 1 ELSE 0 END)`;
  return `SELECT o.form_id AS form_key, count(*) AS found, ${stance('invalid')} AS invalid_found,
  ${stance('mistake')} AS mistake_found, ${stance('signal')} AS signal_found
  FROM finding_forms AS o INNER JOIN findings AS x ON x.id = o.finding_id GROUP BY o.form_id`;
}

function counts(sql: Sql): string {
  const sum = (expression: string, name: string) => `${sql.integer(`sum(${expression})`)} AS ${name}`;
  return [
    `${sql.integer('count(*)')} AS forms`,
    sum('CASE WHEN c.found > 0 THEN 1 ELSE 0 END', 'forms_with_finding'),
    sum('coalesce(c.found, 0)', 'findings'),
    sum('coalesce(c.invalid_found, 0)', 'invalid'),
    sum('coalesce(c.mistake_found, 0)', 'mistake'),
    sum('coalesce(c.signal_found, 0)', 'signal'),
  ].join(', ');
}

/** Findings by form type and agency, the most findings per form first. */
export function findingsByAgencyQuery(filter: Filter, options: QueryOptions = {}): Query<AgencyFindings> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${texts({ form_type: 'f.type', ...AGENCY_COLUMNS }, sql)}, ${counts(sql)}
FROM ${forms()} LEFT JOIN (${perForm(sql)}) AS c ON c.form_key = f.id
WHERE ${formCondition(filter, sql)} GROUP BY f.type, ${AGENCY_GROUP}
ORDER BY form_type, ${sql.double('findings')} / forms DESC, agency_id`,
  };
}

/** Findings by form type and kind of agency. */
export function findingsByKindQuery(filter: Filter, options: QueryOptions = {}): Query<KindFindings> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${texts({ form_type: 'f.type', agency_kind: 'a.kind' }, sql)}, ${counts(sql)}
FROM ${forms()} LEFT JOIN (${perForm(sql)}) AS c ON c.form_key = f.id
WHERE ${formCondition(filter, sql)} GROUP BY f.type, a.kind ORDER BY form_type, agency_kind NULLS LAST`,
  };
}

/** Findings by rule, those in the most forms first. */
export function findingsByRuleQuery(filter: Filter, options: QueryOptions = {}): Query<RuleFindings> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return {
    sql: `SELECT ${texts({ rule: 'x.rule', stance: 'x.stance' }, sql)}, ${sql.integer('count(DISTINCT f.id)')} AS forms,
  ${sql.integer('count(*)')} AS findings
FROM finding_forms AS o INNER JOIN findings AS x ON x.id = o.finding_id INNER JOIN (SELECT f.id AS form_key FROM ${forms()}
  WHERE ${formCondition(filter, sql)}) AS k ON k.form_key = o.form_id INNER JOIN forms AS f ON f.id = o.form_id
GROUP BY x.rule, x.stance ORDER BY forms DESC, findings DESC, rule`,
  };
}

/** With which rule set and settings the findings were made. */
export function findingVersionsQuery(options: QueryOptions = {}): Query<{ readonly versions: string }> {
  const sql = sqlFor(options.dialect ?? 'duckdb');
  return { sql: `SELECT DISTINCT ${sql.string('versions')} AS versions FROM findings ORDER BY versions` };
}

/** Counts of findings about the forms a filter keeps. The engine must hold the tables of findings. */
export async function runFindingCounts(
  engine: Engine,
  filter: Filter,
  options: RunOptions = {},
): Promise<FindingCounts> {
  const [agencies, kinds, rules, versions] = await Promise.all([
    run(engine, findingsByAgencyQuery(filter, engine), options),
    run(engine, findingsByKindQuery(filter, engine), options),
    run(engine, findingsByRuleQuery(filter, engine), options),
    run(engine, findingVersionsQuery(engine), options),
  ]);
  return { agencies, kinds, rules, versions: versions.map((row) => row.versions).join(', ') };
}
