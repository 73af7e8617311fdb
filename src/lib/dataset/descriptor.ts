import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { TYPE_PATTERNS } from './cell.ts';
import type { Field, FieldType, ForeignKey, Table } from './field.ts';

/** One CSV file of a package: its table, its size and checksum, and how many data rows it holds. */
export interface DescribedFile {
  readonly table: Table;
  readonly path: string;
  readonly bytes: number;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
  readonly rowCount: number;
}

const PROFILES = 'https://datapackage.org/profiles/2.0';
const DIALECT = {
  delimiter: ',',
  lineTerminator: '\n',
  quoteChar: '"',
  doubleQuote: true,
  skipInitialSpace: false,
  header: true,
};
const TYPES: Readonly<Record<FieldType, string>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  decimal: 'number',
  quantity: 'string',
  boolean: 'boolean',
  date: 'date',
  partial_date: 'string',
};

const REAL = {
  name: 'duibiao-dataset',
  title: '绩效目标数据集',
  title_en: 'Budget performance targets',
  description: '由单位报送的预算绩效目标表规范化而成',
  description_en: 'Normalized from the budget performance target forms of public agencies',
};
const SYNTHETIC = {
  name: 'duibiao-synthetic-dataset',
  title: '绩效目标数据集（合成数据）',
  title_en: 'Budget performance targets (synthetic)',
  description: '由程序生成，单位、项目和数字均为虚构，仅供测试',
  description_en: 'Made by a program for tests: agencies, projects and numbers are invented',
  synthetic: true,
};

/**
 * The text of `datapackage.json`: Data Package v2 in the part that v1 readers understand too. It holds no clock, so the
 * same files always give the same bytes.
 */
export function writeDescriptor(
  files: readonly DescribedFile[],
  { isSynthetic = false }: { readonly isSynthetic?: boolean } = {},
): string {
  const descriptor = {
    $schema: `${PROFILES}/datapackage.json`,
    ...(isSynthetic ? SYNTHETIC : REAL),
    resources: files.map(resource),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

/** The checksum of a file as a descriptor writes it. */
export function checksum(text: string): string {
  return `sha256:${bytesToHex(sha256(new TextEncoder().encode(text)))}`;
}

function resource({ table, path, bytes, hash, rowCount }: DescribedFile) {
  return {
    name: table.name,
    type: 'table',
    profile: 'tabular-data-resource',
    path,
    ...bilingual(table),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash,
    rowCount,
    dialect: DIALECT,
    schema: {
      fields: table.fields.map((field) => fieldDescriptor(field, table)),
      missingValues: [''],
      primaryKey: table.primaryKey,
      ...(table.foreignKeys.length > 0 ? { foreignKeys: table.foreignKeys.map((key) => foreignKey(key, table)) } : {}),
    },
  };
}

function bilingual({ title, description }: Pick<Table, 'title' | 'description'>) {
  return { title: title.zh, title_en: title.en, description: description.zh, description_en: description.en };
}

function fieldDescriptor(field: Field, table: Table) {
  const pattern = field.pattern ?? (field.type in TYPE_PATTERNS ? typePattern(field.type) : undefined);
  const constraints = {
    ...(field.required ? { required: true } : {}),
    ...(field.enum ? { enum: field.enum } : {}),
    ...(pattern === undefined ? {} : { pattern }),
    ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
  };
  return {
    name: field.name,
    type: TYPES[field.type],
    ...bilingual(field),
    ...(field.unit ? { unit: field.unit.zh, unit_en: field.unit.en } : {}),
    ...(field.type === 'boolean' ? { trueValues: ['true'], falseValues: ['false'] } : {}),
    ...(isKeyPartThatMayBeEmpty(field, table) ? { missingValues: [] } : {}),
    ...(field.enum ? { categories: field.enum } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** A key part may not be missing for readers of the standard: there the empty cell is a value of its own. */
function isKeyPartThatMayBeEmpty(field: Field, table: Table): boolean {
  return table.primaryKey.includes(field.name) && !field.required;
}

function typePattern(type: FieldType): string | undefined {
  return type === 'partial_date' || type === 'quantity' ? TYPE_PATTERNS[type] : undefined;
}

function foreignKey({ fields, reference }: ForeignKey, table: Table) {
  const resource = reference.table === table.name ? '' : reference.table;
  return { fields, reference: { resource, fields: reference.fields } };
}
