import { type Field, type FieldType, type Table, tableNamed, type TableName, TABLES } from '#lib/dataset/index.ts';

const SQL_TYPES: Readonly<Record<FieldType, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  decimal: 'DOUBLE',
  quantity: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  partial_date: 'VARCHAR',
};

/** Columns that a loaded table has beside those of the dataset: the numbers among quantities, as doubles. */
const DERIVED: { readonly [N in TableName]?: readonly string[] } = {
  targets: [
    `CASE WHEN kind <> 'date' THEN TRY_CAST(value AS DOUBLE) END AS value_number`,
    `CASE WHEN kind <> 'date' THEN TRY_CAST(value_max AS DOUBLE) END AS value_max_number`,
  ],
};

/** A CSV file as the database sees it. */
export interface CsvFile {
  readonly path: string;
  /** The columns in the order of the file; those unknown to the table are left out. */
  readonly columns: readonly string[];
  readonly newline: '\n' | '\r\n';
}

/** DuckDB statement that creates or replaces a table of a database from its CSV file, or empty when it has none. */
export function createTable(name: TableName, file: CsvFile | null, database = 'memory'): string {
  const table = tableNamed(name);
  const present = new Set(file?.columns);
  const columns = table.fields.map((field) =>
    present.has(field.name) ? identifier(field.name) : `CAST(NULL AS ${sqlType(field)}) AS ${identifier(field.name)}`,
  );
  const source = file ? readCsv(table, file) : '(SELECT 1) WHERE false';
  const plain = `SELECT ${columns.join(', ')} FROM ${source}`;
  const derived = DERIVED[name];
  const rows = derived ? `SELECT *, ${derived.join(', ')} FROM (${plain})` : plain;
  return `CREATE OR REPLACE TABLE ${database}.main.${identifier(name)} AS ${rows}`;
}

/** How every table of the dataset is created: another text whenever a database made before lacks a column or a type. */
export function tableStatements(): string {
  return TABLE_NAMES.map((name) => createTable(name, null)).join(';\n');
}

/** DuckDB statement that drops a table of the in-memory database. */
export function dropTable(name: TableName): string {
  return `DROP TABLE IF EXISTS memory.main.${identifier(name)}`;
}

/** DuckDB statement that makes a table of the in-memory database the rows of the same table in several databases. */
export function createView(name: TableName, databases: readonly string[]): string {
  const rows = databases.map((database) => `SELECT * FROM ${identifier(database)}.main.${identifier(name)}`);
  return `CREATE OR REPLACE VIEW memory.main.${identifier(name)} AS ${rows.join(' UNION ALL ')}`;
}

/** DuckDB statement that drops what `createView` created. */
export function dropView(name: TableName): string {
  return `DROP VIEW memory.main.${identifier(name)}`;
}

/** The names of all tables in loading order. */
export const TABLE_NAMES: readonly TableName[] = TABLES.map(({ name }) => name);

/** A name as a quoted SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a SQL string literal of DuckDB. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function sqlType(field: Field): string {
  return SQL_TYPES[field.type];
}

function readCsv(table: Table, { path, columns, newline }: CsvFile): string {
  const types = columns.map((name) => {
    const field = table.fields.find((candidate) => candidate.name === name);
    return `${literal(name)}: ${literal(field ? sqlType(field) : 'VARCHAR')}`;
  });
  const options = [
    `columns = {${types.join(', ')}}`,
    'auto_detect = false',
    'header = true',
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = ''`,
    `new_line = '${newline === '\n' ? '\\n' : '\\r\\n'}'`,
    'max_line_size = 16777216',
  ];
  return `read_csv(${literal(path)}, ${options.join(', ')})`;
}
