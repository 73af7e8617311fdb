import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { decodedChunks, findEncoding, type FoundEncoding } from '#lib/text/index.ts';
import { encodingProblems } from '../folder.ts';
import { DESCRIPTOR_FILE, locateTables, type TableFile, wrongChecksum } from '../folder-files.ts';
import type { DatasetProblem } from '../problem.ts';
import type { TableName } from '../schema.ts';
import type { RejectedRow } from '../table-reading.ts';
import { RecordStream } from './record-stream.ts';
import { type TableKeys, TableStream } from './table-stream.ts';

/** A file that can be read from its beginning as often as needed, in pieces. */
export interface StreamSource {
  readonly path: string;
  readonly bytes: number;
  chunks(): AsyncIterable<Uint8Array>;
}

/** How far the file of a table is read. */
export interface TableProgress {
  readonly table: TableName;
  readonly file: string;
  readonly step: 'waiting' | 'encoding' | 'rows' | 'done';
  readonly bytes: number;
  readonly size: number;
  readonly rows: number;
  readonly refused: number;
}

/** The file a refused row stands in. */
export interface RefusedFrom {
  readonly table: TableName;
  readonly file: string;
  readonly header: readonly string[];
}

/** Where a dataset goes that is read piece by piece. */
export interface DatasetSink {
  /** Good rows of a table as CSV text in UTF-8 form, header first. */
  accept(table: TableName, text: string): void;
  refuse(row: RejectedRow, from: RefusedFrom): void;
  /** Everything wrong that is not told with a refused row. */
  problem(problem: DatasetProblem): void;
  progress(progress: TableProgress): void;
}

/** How many rows of each table loaded; a table without a file is not in it. */
export type RowCounts = { readonly [N in TableName]?: number };

const LARGEST_DESCRIPTOR = 16 * 1024 * 1024;

/**
 * Reads a dataset of any size from its files: the same rows, problems and refusals as `readDatasetBytes`, with one piece
 * of one file in memory at a time and the keys of all rows.
 */
export async function streamDataset(sources: readonly StreamSource[], sink: DatasetSink): Promise<RowCounts> {
  const descriptors = new Map<StreamSource, string>();
  for (const source of sources) if (isDescriptor(source)) descriptors.set(source, await wholeText(source));
  const files = new Map(sources.map((source) => [source.path, source]));
  const { tables, problems } = locateTables(files, (source) => descriptors.get(source) ?? '');
  for (const problem of problems) sink.problem(problem);
  for (const one of tables) sink.progress(progressOf(one, 'waiting'));
  const keys = new Map<string, TableKeys>();
  const counts: { [N in TableName]?: number } = {};
  for (const one of tables) counts[one.table.name as TableName] = await streamTable(one, keys, sink);
  return counts;
}

function isDescriptor({ path, bytes }: StreamSource): boolean {
  return path.replaceAll('\\', '/').split('/').at(-1) === DESCRIPTOR_FILE && bytes < LARGEST_DESCRIPTOR;
}

async function wholeText(source: StreamSource): Promise<string> {
  let text = '';
  for await (const part of decodedChunks(() => source.chunks(), 'utf-8')) text += part;
  return text;
}

async function streamTable(
  one: TableFile<StreamSource>,
  earlier: Map<string, TableKeys>,
  sink: DatasetSink,
): Promise<number> {
  const { file, content: source } = one;
  const table = one.table.name as TableName;
  sink.progress(progressOf(one, 'encoding'));
  const found = await findEncoding(() => source.chunks());
  for (const problem of encodingProblems({ file, ...found })) sink.problem(problem);
  const from: RefusedFrom = {
    table,
    file,
    get header() {
      return stream.header;
    },
  };
  const stream: TableStream = new TableStream(one.table, file, {
    earlier,
    sink: {
      accept: (text) => sink.accept(table, text),
      refuse: (row) => sink.refuse(row, from),
      problem: (problem) => sink.problem(problem),
    },
  });
  await readRecords(one, found, { stream, sink });
  earlier.set(table, stream.keys);
  return stream.accepted;
}

/** Reads the records of a file into its table, and the file's checksum where the descriptor tells one. */
async function readRecords(
  one: TableFile<StreamSource>,
  found: FoundEncoding,
  { stream, sink }: { readonly stream: TableStream; readonly sink: DatasetSink },
): Promise<void> {
  const records = new RecordStream(found.newline);
  const digest = one.hash === null ? null : sha256.create();
  const encoder = new TextEncoder();
  const take = stream.take.bind(stream);
  let bytes = 0;
  const tell = (step: TableProgress['step']) =>
    sink.progress({ ...progressOf(one, step), bytes, rows: stream.rows, refused: stream.refused });
  const counted = async function* () {
    for await (const chunk of one.content.chunks()) {
      bytes += chunk.length;
      if (found.encoding === 'utf-8') digest?.update(chunk);
      yield chunk;
    }
  };
  for await (const text of decodedChunks(counted, found.encoding)) {
    if (found.encoding !== 'utf-8') digest?.update(encoder.encode(text));
    records.push(text, take);
    tell('rows');
  }
  records.end(take);
  stream.end();
  if (digest) for (const problem of wrongChecksum(one, `sha256:${bytesToHex(digest.digest())}`)) sink.problem(problem);
  tell('done');
}

function progressOf({ table, file, content }: TableFile<StreamSource>, step: TableProgress['step']): TableProgress {
  return { table: table.name as TableName, file, step, bytes: 0, size: content.bytes, rows: 0, refused: 0 };
}
