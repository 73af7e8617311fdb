import { checksum } from './descriptor.ts';
import type { Table } from './field.ts';
import { type DatasetProblem, datasetProblem } from './problem.ts';
import { type TableName, TABLES } from './schema.ts';

export const DESCRIPTOR_FILE = 'datapackage.json';

/** Tables without which nothing can be compared; the others may be absent. */
const REQUIRED_TABLES: readonly TableName[] = ['regions', 'agencies', 'forms', 'indicators', 'targets'];

/** The decoded file of one table. */
export interface TableFile {
  readonly table: Table;
  readonly file: string;
  readonly text: string;
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly hash: string | null;
}

/** Finds the file of each table: by the descriptor where it names one, else by the table's name. */
export function locateTables(files: ReadonlyMap<string, string>): { tables: TableFile[]; problems: DatasetProblem[] } {
  const own = filesOfFolder(files);
  const { resources, problems } = readDescriptor(own);
  const tables: TableFile[] = [];
  for (const table of TABLES) {
    const path = resources.find(({ name }) => name === table.name)?.path ?? `${table.name}.csv`;
    const found = own.get(path) ?? own.get(path.toLowerCase());
    if (found) tables.push({ table, ...found });
    else problems.push(missing(table, path));
  }
  return { tables, problems: [...problems, ...wrongChecksums(resources, tables), ...unknownFiles(own, tables)] };
}

interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** The files of the shallowest folder that holds a table or a descriptor, by their name there in lower case too. */
function filesOfFolder(files: ReadonlyMap<string, string>): Map<string, NamedText> {
  const known = new Set([DESCRIPTOR_FILE, ...TABLES.map(({ name }) => `${name}.csv`)]);
  const folders = [...files.keys()].filter((path) => known.has(baseName(path).toLowerCase())).map(folderName);
  const root = folders.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0] ?? '';
  const own = new Map<string, NamedText>();
  for (const [path, text] of files) {
    const name = path.replaceAll('\\', '/').slice(root.length);
    if (!path.replaceAll('\\', '/').startsWith(root)) continue;
    own.set(name, { file: path, text });
    if (!own.has(name.toLowerCase())) own.set(name.toLowerCase(), { file: path, text });
  }
  return own;
}

function folderName(path: string): string {
  const parts = path.replaceAll('\\', '/');
  return parts.slice(0, parts.lastIndexOf('/') + 1);
}

function baseName(path: string): string {
  return path.slice(folderName(path).length);
}

function readDescriptor(own: ReadonlyMap<string, NamedText>): { resources: Resource[]; problems: DatasetProblem[] } {
  const descriptor = own.get(DESCRIPTOR_FILE);
  if (!descriptor) return { resources: [], problems: [] };
  const resources = resourcesOf(descriptor.text);
  if (resources) return { resources, problems: [] };
  const problem = datasetProblem('descriptor_invalid', descriptor.file, {
    severity: 'warning',
    expected: 'Data Package',
  });
  return { resources: [], problems: [problem] };
}

function resourcesOf(text: string): Resource[] | null {
  const descriptor = parsed(text);
  if (!isRecord(descriptor) || !Array.isArray(descriptor.resources)) return null;
  return descriptor.resources.filter(isRecord).flatMap(({ name, path, hash }: Record<string, unknown>) => {
    const single: unknown = Array.isArray(path) && path.length === 1 ? path[0] : path;
    if (typeof name !== 'string' || typeof single !== 'string') return [];
    return [{ name, path: single, hash: typeof hash === 'string' ? hash : null }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function missing(table: Table, path: string): DatasetProblem {
  const name = table.name as TableName;
  const severity = REQUIRED_TABLES.includes(name) ? 'error' : 'warning';
  return datasetProblem('table_missing', path, { table: name, severity, expected: path });
}

function wrongChecksums(resources: readonly Resource[], tables: readonly TableFile[]): DatasetProblem[] {
  return tables.flatMap(({ table, file, text }) => {
    const expected = resources.find(({ name }) => name === table.name)?.hash;
    if (!expected?.startsWith('sha256:')) return [];
    const value = checksum(text);
    const parts = { table: table.name as TableName, severity: 'warning', value, expected } as const;
    return value === expected ? [] : [datasetProblem('checksum_mismatch', file, parts)];
  });
}

function unknownFiles(own: ReadonlyMap<string, NamedText>, tables: readonly TableFile[]): DatasetProblem[] {
  const used = new Set(tables.map(({ file }) => file));
  const others = [...own].filter(([name, { file }]) => /^[^/.][^/]*\.csv$/i.test(name) && !used.has(file));
  const files = new Set(others.map(([, { file }]) => file));
  return [...files].map((file) => datasetProblem('file_unknown', file, { severity: 'warning', value: baseName(file) }));
}
