import { Inflate } from 'fflate';
import type { Limits } from './limits.ts';
import type { ProblemList } from './problem.ts';

/** One file of a zip container, still packed. */
export interface ZipEntry {
  /** Path in the container; names that are not UTF-8 are read as GB18030. */
  readonly name: string;
  readonly packed: Uint8Array;
  readonly method: number;
  readonly encrypted: boolean;
}

type Sink = (piece: Uint8Array, share: number) => boolean | void;

/** An open zip container: its entries and the unpacking budget they share. */
export interface Zip {
  readonly entries: readonly ZipEntry[];
  /**
   * Unpacks an entry piece by piece, as long as the sink does not answer false; false (and a problem) if the entry is
   * damaged, encrypted or past a limit. The sink is told which share of the entry is unpacked.
   */
  unpackTo(entry: ZipEntry, sink: Sink): boolean;
  /** An entry's bytes, undefined (and a problem) if they cannot be had. */
  unpack(entry: ZipEntry): Uint8Array | undefined;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ZIP64_END = 0x06064b50;
const INPUT_PIECE = 16_384;
const RATIO_TESTED_FROM = 32 << 20;

interface Directory {
  readonly count: number;
  readonly offset: number;
}

function findDirectory(view: DataView): Directory | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    const plain = { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) };
    return plain.offset === 0xffffffff || plain.count === 0xffff ? (findZip64(view, at) ?? plain) : plain;
  }
  return undefined;
}

function findZip64(view: DataView, end: number): Directory | undefined {
  if (end < 20) return undefined;
  const at = Number(view.getBigUint64(end - 20 + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== ZIP64_END) return undefined;
  return { count: Number(view.getBigUint64(at + 32, true)), offset: Number(view.getBigUint64(at + 48, true)) };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const GB18030 = new TextDecoder('gb18030');

function entryName(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return GB18030.decode(bytes);
  }
}

/** Sizes and offset of an entry past 4 GB stand in an extra field; a file that large is past every limit here. */
function readEntry(bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } | undefined {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
  const size = view.getUint32(at + 20, true);
  const nameLength = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const inFile = local + 30 <= bytes.length;
  const start = inFile
    ? local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    : bytes.length;
  return {
    next,
    entry: {
      name: entryName(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: bytes.subarray(start, start + size),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    },
  };
}

function listEntries(bytes: Uint8Array, view: DataView, limits: Limits): ZipEntry[] | undefined {
  const directory = view.byteLength < 22 ? undefined : findDirectory(view);
  if (!directory) return undefined;
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  while (entries.length < Math.min(directory.count, limits.entries)) {
    const read = readEntry(bytes, view, at);
    if (!read) break;
    entries.push(read.entry);
    at = read.next;
  }
  return entries;
}

class LimitReached extends Error {
  readonly limit: 'expandedBytes' | 'expansionRatio';
  constructor(limit: 'expandedBytes' | 'expansionRatio') {
    super(limit);
    this.limit = limit;
  }
}

/** Opens a zip container without unpacking anything; undefined if the bytes have no zip directory. */
export function openZip(bytes: Uint8Array, limits: Limits, problems: ProblemList): Zip | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = listEntries(bytes, view, limits);
  if (!entries) return undefined;
  if (entries.length >= limits.entries) report('entries');
  let expanded = 0;
  let isExhausted = false;

  function report(limit: 'entries' | LimitReached['limit']): void {
    problems.report('limit_reached', '', { limit, maximum: limits[limit] });
  }

  function count(piece: Uint8Array): void {
    expanded += piece.length;
    if (expanded > limits.expandedBytes) throw new LimitReached('expandedBytes');
    if (expanded > RATIO_TESTED_FROM && expanded > bytes.length * limits.expansionRatio) {
      throw new LimitReached('expansionRatio');
    }
  }

  function unpackTo(entry: ZipEntry, sink: Sink): boolean {
    if (isExhausted) return false;
    try {
      inflateTo(entry, (piece, share) => {
        count(piece);
        return sink(piece, share) !== false;
      });
      return true;
    } catch (error) {
      isExhausted = error instanceof LimitReached;
      if (error instanceof LimitReached) report(error.limit);
      else problems.report('broken_part', '', { part: entry.name });
      return false;
    }
  }

  function unpack(entry: ZipEntry): Uint8Array | undefined {
    const pieces: Uint8Array[] = [];
    const isWhole = unpackTo(entry, (piece) => {
      pieces.push(piece);
    });
    return isWhole ? joined(pieces) : undefined;
  }

  return { entries, unpackTo, unpack };
}

function inflateTo(entry: ZipEntry, sink: Sink): void {
  if (entry.encrypted) throw new Error('encrypted');
  if (entry.method === 0) {
    sink(entry.packed, 1);
    return;
  }
  if (entry.method !== 8) throw new Error(`compression method ${entry.method}`);
  const { packed } = entry;
  let goesOn = true;
  let at = 0;
  const inflate = new Inflate((piece) => {
    goesOn &&= sink(piece, Math.min(1, (at + INPUT_PIECE) / packed.length)) !== false;
  });
  for (; at < packed.length && goesOn; at += INPUT_PIECE) {
    inflate.push(packed.subarray(at, at + INPUT_PIECE), at + INPUT_PIECE >= packed.length);
  }
}

/** The pieces as one array. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
