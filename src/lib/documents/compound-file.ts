import { joined } from './zip.ts';

/** A compound file (the container of xls and doc): streams by name. */
export interface CompoundFile {
  /** A stream of the file's root, by its name without regard to case. */
  stream(name: string): Uint8Array | undefined;
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER = 512;
const ENTRY = 128;
const MINI_SECTOR = 64;
const SMALL_STREAM = 4096;
/** Sector numbers from here on are marks: free, end of chain, table. */
const MARKS = 0xfffffff0;
const DIFAT_IN_HEADER = 109;

/** Whether bytes begin like a compound file. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/**
 * Opens a compound file ([MS-CFB]); undefined if the bytes are none. Chains of sectors that leave the file or run in
 * circles end where they do, so a damaged file gives shorter streams.
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFile | undefined {
  if (!isCompoundFile(bytes) || bytes.length < HEADER) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorSize = 1 << Math.min(12, Math.max(9, view.getUint16(30, true)));
  const sectors = sectorReader(bytes, sectorSize);
  const next = allocation(view, sectors);
  const chain = (first: number) => sectors.chain(first, next);

  const directory = chain(view.getUint32(48, true));
  const entries = directoryEntries(directory);
  const root = entries.find((entry) => entry.type === 5);
  const miniStream = root ? chain(root.start) : new Uint8Array();
  const miniNext = words(chain(view.getUint32(60, true)));
  const mini = sectorReader(miniStream, MINI_SECTOR, 0);

  return {
    stream(name) {
      const entry = entries.find((own) => own.type === 2 && own.name.toLowerCase() === name.toLowerCase());
      if (!entry) return undefined;
      const isSmall = entry.size < SMALL_STREAM;
      const data = isSmall ? mini.chain(entry.start, (at) => miniNext[at]) : chain(entry.start);
      return data.subarray(0, entry.size);
    },
  };
}

type Next = (sector: number) => number | undefined;

interface Sectors {
  at(sector: number): Uint8Array | undefined;
  chain(first: number, next: Next): Uint8Array;
}

function sectorReader(bytes: Uint8Array, size: number, start = size): Sectors {
  const count = Math.ceil(Math.max(0, bytes.length - start) / size);
  const at = (sector: number) =>
    sector < count ? bytes.subarray(start + sector * size, start + (sector + 1) * size) : undefined;
  return {
    at,
    chain(first, next) {
      const pieces: Uint8Array[] = [];
      for (let sector: number | undefined = first; sector !== undefined && sector < MARKS; sector = next(sector)) {
        const piece = at(sector);
        if (!piece || pieces.length >= count) break;
        pieces.push(piece);
      }
      return joined(pieces);
    },
  };
}

/** The table that leads from sector to sector, gathered from the header and the sectors that continue it. */
function allocation(view: DataView, sectors: Sectors): Next {
  const tables = Array.from({ length: DIFAT_IN_HEADER }, (_, at) => view.getUint32(76 + 4 * at, true));
  let more = view.getUint32(68, true);
  for (let steps = view.getUint32(72, true); steps > 0 && more < MARKS; steps--) {
    const sector = sectors.at(more);
    if (!sector || tables.length > view.byteLength / 4) break;
    const numbers = words(sector);
    tables.push(...numbers.subarray(0, -1));
    more = numbers.at(-1) ?? MARKS;
  }
  const cached = new Map<number, Uint32Array>();
  return (sector) => {
    const perTable = (sectors.at(0)?.length ?? 512) / 4;
    const index = Math.floor(sector / perTable);
    const table = cached.get(index) ?? words(sectors.at(tables[index] ?? MARKS) ?? new Uint8Array());
    cached.set(index, table);
    return table[sector % perTable];
  };
}

interface Entry {
  readonly name: string;
  /** 2 is a stream, 5 the root. */
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function directoryEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  return Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, index) => {
    const at = index * ENTRY;
    const length = Math.min(64, Math.max(2, view.getUint16(at + 64, true))) - 2;
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)),
      type: view.getUint8(at + 66),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** Little-endian 32-bit numbers. */
function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true));
}
