import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Dataset,
  exportArrow,
  exportJson,
  exportWorkbook,
  type TableName,
  TABLES,
  writeDataset,
} from '#lib/dataset/index.ts';
import { writeDuckdbFile } from '#lib/engines/duckdb-file.server.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { writeParquet } from '#lib/engines/parquet.server.ts';
import { type Command, EXIT, InputError, UsageError } from './command.ts';
import { folderArgument, readFolder } from './folder.ts';
import { reportProblems } from './problem-line.ts';

type Writer = (dataset: Dataset, path: string) => Promise<void>;

/** What each format writes at PATH: a folder with a file per table, or one file. */
const WRITERS: Readonly<Record<string, Writer>> = {
  csv: async (dataset, path) => writeAll(path, [...writeDataset(dataset)]),
  arrow: async (dataset, path) => {
    const files = TABLES.map(async ({ name }) => [`${name}.arrow`, await arrowFile(dataset, name)] as const);
    await writeAll(path, await Promise.all(files));
  },
  parquet: async (dataset, path) => {
    await mkdir(path, { recursive: true });
    await withEngine(dataset, (engine) => writeParquet(engine, path));
  },
  duckdb: async (dataset, path) => {
    await mkdir(dirname(path), { recursive: true });
    await withEngine(dataset, (engine) => writeDuckdbFile(engine, path));
  },
  json: async (dataset, path) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await exportJson(dataset));
  },
  xlsx: async (dataset, path) => {
    const workbook = await exportWorkbook(dataset);
    if (!(workbook instanceof Uint8Array)) {
      const { table, limit, maximum } = workbook;
      throw new InputError(
        `an Excel sheet holds at most ${maximum} ${limit === 'rows' ? 'rows' : 'characters a cell'}: ${table} has more`,
      );
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, workbook);
  },
};

/** `convert DIR --to FORMAT --out PATH`: the same rows in another shape. */
export const convert: Command = {
  name: 'convert',
  summary: 'write a dataset in another format: csv, parquet and arrow into a folder, duckdb, json and xlsx into a file',
  usage: `convert DIR --to ${Object.keys(WRITERS).join('|')} --out PATH [--json]`,
  options: { to: { type: 'string' }, out: { type: 'string' } },
  optionTexts: {
    'to FORMAT': Object.keys(WRITERS).join(', '),
    'out PATH': 'the folder or file to write; what is there is replaced',
  },
  async run({ positionals, option, json, output }) {
    if (positionals.length > 1) throw new UsageError('one folder at a time');
    const folder = await folderArgument(positionals[0]);
    const format = option('to');
    const path = option('out');
    if (format === undefined || path === undefined) throw new UsageError('both --to and --out are needed');
    const write = WRITERS[format];
    if (!write) throw new UsageError(`there is no format “${format}”`);
    const { dataset, problems } = await readFolder(folder);
    const errors = reportProblems(problems, output);
    await write(dataset, path);
    const rows = TABLES.reduce((sum, { name }) => sum + dataset[name].length, 0);
    if (json) output.printJson({ format, path, rows, errors, problems });
    else output.print(`${rows} rows written to ${path}`);
    return errors === 0 ? EXIT.done : EXIT.problems;
  },
};

async function writeAll(folder: string, files: readonly (readonly [string, string | Uint8Array])[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of files) await writeFile(join(folder, name), content);
}

function arrowFile<N extends TableName>(dataset: Dataset, name: N): Promise<Uint8Array> {
  return exportArrow(name, dataset[name]);
}

async function withEngine(
  dataset: Dataset,
  task: (engine: ReturnType<typeof openDuckdbNative>) => Promise<void>,
): Promise<void> {
  const engine = openDuckdbNative();
  try {
    await engine.load(dataset);
    await task(engine);
  } finally {
    await engine.close();
  }
}
