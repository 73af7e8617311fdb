import { strToU8, Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate';
import { type DatasetReading, readDatasetBytes, writeDataset } from './folder.ts';
import { type DatasetProblem, datasetProblem } from './problem.ts';
import { emptyDataset, type Dataset } from './schema.ts';

/** How much an archive may hold: files, and bytes after unpacking. */
export interface ArchiveLimits {
  readonly files: number;
  readonly bytes: number;
}

const LIMITS: ArchiveLimits = { files: 1000, bytes: 1 << 30 };
const CHUNK = 1 << 16;

/** The only date in an archive, in local time as the format has it: the same rows give the same bytes everywhere. */
const DATE = new Date(1980, 0, 1);

/** A dataset folder as a zip archive. */
export function writeDatasetArchive(dataset: Dataset): Uint8Array {
  const files = [...writeDataset(dataset)].map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { mtime: DATE });
}

/** Reads a dataset from a zip archive; `name` stands in for its file name in problems. */
export function readDatasetArchive(bytes: Uint8Array, name = 'dataset.zip', limits = LIMITS): DatasetReading {
  const unpacked = unpack(bytes, name, limits);
  return unpacked instanceof Map
    ? readDatasetBytes(unpacked)
    : { dataset: emptyDataset(), problems: [unpacked], rejected: [] };
}

/** The CSV and JSON files of an archive by path, or why it cannot be unpacked. Counts bytes as they come out. */
function unpack(bytes: Uint8Array, name: string, limits: ArchiveLimits): Map<string, Uint8Array> | DatasetProblem {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return broken(name);
  const files = new Map<string, UnpackedFile>();
  const unzip = new Unzip((file) => {
    if (/^(?!__MACOSX\/).*\.(csv|json)$/i.test(file.name)) files.set(file.name, unpackedFile(file));
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += CHUNK) {
    if (!push(unzip, bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length)) return broken(name);
    const state = [...files.values()];
    if (state.some(({ isBroken }) => isBroken)) return broken(name);
    if (files.size > limits.files) return beyond(name, 'files', limits);
    if (state.reduce((sum, { size }) => sum + size, 0) > limits.bytes) return beyond(name, 'bytes', limits);
  }
  if ([...files.values()].some(({ isComplete }) => !isComplete)) return broken(name);
  return new Map([...files].map(([path, { parts }]) => [path, joined(parts)]));
}

interface UnpackedFile {
  readonly parts: Uint8Array[];
  size: number;
  isComplete: boolean;
  isBroken: boolean;
}

function unpackedFile(file: UnzipFile): UnpackedFile {
  const state: UnpackedFile = { parts: [], size: 0, isComplete: false, isBroken: false };
  file.ondata = (error, part, isLast) => {
    if (error) state.isBroken = true;
    else state.parts.push(part);
    state.size += error ? 0 : part.length;
    state.isComplete ||= isLast;
  };
  file.start();
  return state;
}

function push(unzip: Unzip, chunk: Uint8Array, isLast: boolean): boolean {
  try {
    unzip.push(chunk, isLast);
    return true;
  } catch {
    return false;
  }
}

function broken(name: string): DatasetProblem {
  return datasetProblem('archive_broken', name);
}

function beyond(name: string, what: keyof ArchiveLimits, limits: ArchiveLimits): DatasetProblem {
  return datasetProblem('archive_limit', name, { expected: `≤ ${limits[what]} ${what}` });
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
