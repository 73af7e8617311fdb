import type { Table } from './field.ts';
import { type DatasetProblem, datasetProblem } from './problem.ts';
import { type TableName, TABLES } from './schema.ts';

export const DESCRIPTOR_FILE = 'datapackage.json';

/** Tables without which nothing can be compared; the others may be absent. */
const REQUIRED_TABLES: readonly TableName[] = ['regions', 'agencies', 'forms', 'indicators', 'targets'];

/** The file of one table: its name, what it holds, and the checksum the descriptor tells of it. */
export interface TableFile<C> {
  readonly table: Table;
  readonly file: string;
  readonly content: C;
  readonly hash: string | null;
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly hash: string | null;
}

/**
 * Finds the file of each table: by the descriptor where it names one, else by the table's name.
 * @param textOf the text of a file; asked for the descriptor only
 */
export function locateTables<C>(
  files: ReadonlyMap<string, C>,
  textOf: (content: C) => string,
): { tables: TableFile<C>[]; problems: DatasetProblem[] } {
  const own = filesOfFolder(files);
  const descriptor = own.get(DESCRIPTOR_FILE);
  const { resources, problems } = readDescriptor(
    descriptor?.file ?? '',
    descriptor ? textOf(descriptor.content) : null,
  );
  const tables: TableFile<C>[] = [];
  for (const table of TABLES) {
    const resource = resources.find(({ name }) => name === table.name);
    const path = resource?.path ?? `${table.name}.csv`;
    const found = own.get(path) ?? own.get(path.toLowerCase());
    if (found) tables.push({ table, ...found, hash: resource?.hash ?? null });
    else problems.push(missing(table, path));
  }
  return { tables, problems: [...problems, ...unknownFiles(own, tables)] };
}

interface Named<C> {
  readonly file: string;
  readonly content: C;
}

/** The files of the shallowest folder that holds a table or a descriptor, by their name there in lower case too. */
function filesOfFolder<C>(files: ReadonlyMap<string, C>): Map<string, Named<C>> {
  const known = new Set([DESCRIPTOR_FILE, ...TABLES.map(({ name }) => `${name}.csv`)]);
  const folders = [...files.keys()].filter((path) => known.has(baseName(path).toLowerCase())).map(folderName);
  const root = folders.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0] ?? '';
  const own = new Map<string, Named<C>>();
  for (const [path, content] of files) {
    const name = path.replaceAll('\\', '/').slice(root.length);
    if (!path.replaceAll('\\', '/').startsWith(root)) continue;
    own.set(name, { file: path, content });
    if (!own.has(name.toLowerCase())) own.set(name.toLowerCase(), { file: path, content });
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

function readDescriptor(file: string, text: string | null): { resources: Resource[]; problems: DatasetProblem[] } {
  if (text === null) return { resources: [], problems: [] };
  const resources = resourcesOf(text);
  if (resources) return { resources, problems: [] };
  const problem = datasetProblem('descriptor_invalid', file, { severity: 'warning', expected: 'Data Package' });
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

/** The problem of a file whose checksum is not the one the descriptor tells. */
export function wrongChecksum<C>({ table, file, hash }: TableFile<C>, value: string): DatasetProblem[] {
  if (!hash?.startsWith('sha256:') || value === hash) return [];
  const parts = { table: table.name as TableName, severity: 'warning', value, expected: hash } as const;
  return [datasetProblem('checksum_mismatch', file, parts)];
}

function unknownFiles<C>(own: ReadonlyMap<string, Named<C>>, tables: readonly TableFile<C>[]): DatasetProblem[] {
  const used = new Set(tables.map(({ file }) => file));
  const others = [...own].filter(([name, { file }]) => /^[^/.][^/]*\.csv$/i.test(name) && !used.has(file));
  const files = new Set(others.map(([, { file }]) => file));
  return [...files].map((file) => datasetProblem('file_unknown', file, { severity: 'warning', value: baseName(file) }));
}
