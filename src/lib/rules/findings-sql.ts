import type { Finding } from './finding.ts';
import { familyOf } from './rules.ts';
import { versionsOf } from './findings-table.ts';
import type { Report } from './run.ts';

/** Rows of one INSERT: enough to be quick, few enough for a parser. */
const BATCH = 500;

const COLUMNS = [
  'id VARCHAR',
  'rule VARCHAR',
  'family VARCHAR',
  'stance VARCHAR',
  'severity VARCHAR',
  'form_ids VARCHAR[]',
  'indicator_ids VARCHAR[]',
  'places VARCHAR[]',
  'message_zh VARCHAR',
  'message_en VARCHAR',
  'evidence VARCHAR',
  'rule_version INTEGER',
  'state VARCHAR',
  'versions VARCHAR',
] as const;

/**
 * DuckDB statements that put findings beside the tables of a dataset: `findings` with the columns of findings.csv and the
 * family of the rule, `finding_forms` with one row for each finding and form it is about, and `finding_indicators` with one
 * for each finding and indicator it lies on. The tables are temporary: they live with the connection and can stand beside
 * a database that is attached read-only.
 */
export function findingsStatements({ findings, ...head }: Omit<Report, 'rules'>): readonly string[] {
  const versions = versionsOf(head);
  return [
    `CREATE OR REPLACE TEMP TABLE findings (${COLUMNS.join(', ')})`,
    ...inserts(
      'findings',
      findings.map((finding) => findingRow(finding, versions)),
    ),
    membersOf('finding_forms', 'form_id'),
    membersOf('finding_indicators', 'indicator_id'),
  ];
}

/** A table with one row for each finding and member of one of its lists. */
function membersOf(table: string, column: string): string {
  return `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT id AS finding_id, unnest(${column}s) AS ${column} FROM findings`;
}

function inserts(table: string, rows: readonly string[]): readonly string[] {
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, at) =>
    rows.slice(at * BATCH, (at + 1) * BATCH),
  );
  return batches.map((batch) => `INSERT INTO ${table} VALUES ${batch.join(', ')}`);
}

/** A text as a literal: DuckDB knows no escapes in '…', and ends a statement at NUL. */
function text(value: string): string {
  return `'${value.toWellFormed().replaceAll('\0', '').replaceAll("'", "''")}'`;
}

function list(values: readonly string[]): string {
  return `[${values.map(text).join(', ')}]::VARCHAR[]`;
}

function findingRow(finding: Finding, versions: string): string {
  const { id, rule, stance, severity, form_ids, indicator_ids, places, message_zh, message_en } = finding;
  const cells = [
    ...[id, rule, familyOf(rule), stance, severity].map(text),
    ...[form_ids, indicator_ids, places].map(list),
    ...[message_zh, message_en, JSON.stringify(finding.evidence)].map(text),
    String(finding.rule_version),
    text(finding.state),
    text(versions),
  ];
  return `(${cells.join(', ')})`;
}
