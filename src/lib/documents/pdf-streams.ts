import { Unzlib } from 'fflate';
import type { Limits } from './limits.ts';

const INPUT_PIECE = 16_384;
/**
 * Streams may unpack to this many bytes whatever their ratio: drawing operators, which cost most, to fewer than data (a
 * blank page as a picture packs a thousandfold). Beyond, honest ones stay below the ratio.
 */
const HARMLESS = { operators: 1 << 20, data: 128 << 20 };
const MOST_RATIO = 100;
const MOST_LAYERS = 4;

export type StreamLimit = 'expandedBytes' | 'expansionRatio' | 'depth';

/**
 * The limit that the streams of a pdf break, if one does: pdf.js would unpack them without any, and the cost of nested
 * drawing states grows with the square of their depth. Streams are found by their keywords, so those of a damaged file
 * are tested too; one packed twice is unpacked twice.
 */
export function brokenStreamLimit(bytes: Uint8Array, limits: Limits): StreamLimit | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  let expanded = 0;
  for (const { start, end, layers } of streamsIn(text)) {
    const { size, isBomb, isDeep } = measured(bytes.subarray(start, end), layers, limits.depth);
    if (isBomb) return 'expansionRatio';
    if (isDeep) return 'depth';
    expanded += size;
    if (expanded > limits.expandedBytes) return 'expandedBytes';
  }
  return undefined;
}

interface PackedStream {
  readonly start: number;
  readonly end: number;
  /** How many times it is packed. */
  readonly layers: number;
}

function* streamsIn(text: string): Generator<PackedStream> {
  const marker = /stream\r?\n/g;
  for (let match = marker.exec(text); match; match = marker.exec(text)) {
    if (text.slice(match.index - 3, match.index) === 'end') continue;
    const dictionary = text.slice(Math.max(0, text.lastIndexOf('obj', match.index), match.index - 4096), match.index);
    const layers = dictionary.match(/\/Fl(?:ateDecode)?\b/g)?.length ?? 0;
    const start = match.index + match[0].length;
    const close = text.indexOf('endstream', start);
    const end = close < 0 ? text.length : close;
    marker.lastIndex = end;
    yield { start, end, layers: Math.min(layers, MOST_LAYERS) };
  }
}

interface Measure {
  readonly size: number;
  readonly isBomb: boolean;
  readonly isDeep: boolean;
}

/** What a stream unpacks to, as far as it is sound. */
function measured(packed: Uint8Array, layers: number, mostDepth: number): Measure {
  const content = contentCounter();
  const isBomb = () => {
    const harmless = content.isOperators ? HARMLESS.operators : HARMLESS.data;
    return content.size > harmless && content.size > packed.length * MOST_RATIO;
  };
  const isDeep = () => content.deepest > mostDepth;
  let feed: Sink = (piece) => content.count(piece);
  for (let layer = 0; layer < layers; layer++) feed = unpacker(feed, () => isBomb() || isDeep());
  try {
    for (let at = 0; at < packed.length && !isBomb() && !isDeep(); at += INPUT_PIECE) {
      feed(packed.subarray(at, at + INPUT_PIECE), at + INPUT_PIECE >= packed.length);
    }
  } catch {
    // a damaged stream ends where it is damaged, for pdf.js too
  }
  return { size: content.size, isBomb: isBomb(), isDeep: isDeep() };
}

type Sink = (piece: Uint8Array, isLast: boolean) => void;

/** Unpacks what it is given and passes it on in small pieces, until told to stop. */
function unpacker(next: Sink, isStopped: () => boolean): Sink {
  const unzlib = new Unzlib((piece, isLast) => {
    for (let at = 0; at < piece.length && !isStopped(); at += INPUT_PIECE) {
      next(piece.subarray(at, at + INPUT_PIECE), isLast && at + INPUT_PIECE >= piece.length);
    }
  });
  return (piece, isLast) => unzlib.push(piece, isLast);
}

const SAVE = 0x71;
const RESTORE = 0x51;

/** Follows what a stream holds: its size, whether it reads like drawing operators, and how deep `q` and `Q` nest states. */
function contentCounter() {
  let size = 0;
  let letters = 0;
  let spaces = 0;
  let depth = 0;
  let deepest = 0;
  /** The operator just read if it stands alone so far, else 0. */
  let pending = 0;
  let afterSpace = true;

  function count(piece: Uint8Array): void {
    size += piece.length;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      const isSpace = byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
      if (isSpace) {
        spaces++;
        if (pending !== 0) nest(pending === SAVE ? 1 : -1);
      } else if (byte > 0x20 && byte < 0x7f) letters++;
      pending = afterSpace && (byte === SAVE || byte === RESTORE) ? byte : 0;
      afterSpace = isSpace;
    }
  }

  function nest(step: number): void {
    depth = Math.max(0, depth + step);
    deepest = Math.max(deepest, depth);
  }

  return {
    count,
    get size() {
      return size;
    },
    get deepest() {
      return deepest;
    },
    get isOperators() {
      return letters + spaces > 0.9 * size && spaces > 0.05 * size;
    },
  };
}
