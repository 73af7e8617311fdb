import { byteOrderMark, GOOD_PER_BAD, LABELS, type TextEncoding } from './encoding.ts';

/** Reads a file from its beginning, in pieces of any size. */
export type Chunks = () => AsyncIterable<Uint8Array>;

/** What a file is written in, found out from all of its bytes as `decodeText` does. */
export interface FoundEncoding {
  readonly encoding: TextEncoding;
  /** Places where the bytes make no sense. */
  readonly replaced: number;
  /** CR only in a file without any LF. */
  readonly newline: '\n' | '\r';
}

/** Finds out the encoding of a file of any size in one pass over it, in some cases in three; holds one piece at a time. */
export async function findEncoding(chunks: Chunks): Promise<FoundEncoding> {
  const bytes = await surveyed(chunks);
  if (bytes.marked) return counted(chunks, bytes.marked);
  if (bytes.zeros === 0 && bytes.utf8) return { encoding: 'utf-8', replaced: 0, newline: bytes.utf8.newline };
  if (bytes.zeros > 0) {
    const wide = await counted(chunks, bytes.oddZeros >= bytes.zeros - bytes.oddZeros ? 'utf-16le' : 'utf-16be');
    return wide.isValid ? wide : counted(chunks, 'utf-8');
  }
  const damaged = await counted(chunks, 'utf-8');
  if (damaged.replaced * GOOD_PER_BAD <= damaged.beyondAscii) return damaged;
  const chinese = await counted(chunks, 'gb18030');
  return chinese.replaced <= damaged.replaced ? chinese : damaged;
}

/** The text of a file in pieces, characters cut by a border joined again; an empty piece ends it. */
export async function* decodedChunks(chunks: Chunks, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(LABELS[encoding]);
  for await (const chunk of chunks()) yield decoder.decode(chunk, { stream: true });
  yield endOf(decoder);
}

/** What a decoder still holds. Node's ICU throws at half a character of GB18030, where it should give a mark for it. */
function endOf(decoder: TextDecoder): string {
  try {
    return decoder.decode();
  } catch {
    return '\ufffd';
  }
}

interface Survey {
  readonly marked: TextEncoding | null;
  /** Zero bytes, and how many of them stand at odd places. */
  readonly zeros: number;
  readonly oddZeros: number;
  /** Null when the bytes are no UTF-8. */
  readonly utf8: Pick<FoundEncoding, 'newline'> | null;
}

async function surveyed(chunks: Chunks): Promise<Survey> {
  const decoder = new StrictDecoder('utf-8');
  let [marked, at, zeros, oddZeros]: [TextEncoding | null, number, number, number] = [null, 0, 0, 0];
  let start: Uint8Array = new Uint8Array();
  for await (const chunk of chunks()) {
    if (start.length < 3) {
      start = Uint8Array.from([...start, ...chunk.subarray(0, 3)]);
      marked = byteOrderMark(start);
    }
    if (marked && start.length >= 3) break;
    for (let zero = chunk.indexOf(0); zero !== -1; zero = chunk.indexOf(0, zero + 1)) {
      zeros++;
      oddZeros += (at + zero) % 2;
    }
    at += chunk.length;
    decoder.push(chunk);
  }
  return { marked, zeros, oddZeros, utf8: decoder.end() ? decoder : null };
}

/** Decodes as long as the bytes make sense, and remembers which line ends it saw. */
class StrictDecoder {
  #decoder: TextDecoder | null;
  #hasLf = false;
  #hasCr = false;

  constructor(encoding: TextEncoding) {
    this.#decoder = new TextDecoder(LABELS[encoding], { fatal: true });
  }

  get newline(): '\n' | '\r' {
    return this.#hasCr && !this.#hasLf ? '\r' : '\n';
  }

  push(chunk: Uint8Array): void {
    this.#decode((decoder) => decoder.decode(chunk, { stream: true }));
  }

  /** Whether everything made sense to the last byte. */
  end(): boolean {
    this.#decode((decoder) => decoder.decode());
    return this.#decoder !== null;
  }

  #decode(decode: (decoder: TextDecoder) => string): void {
    if (this.#decoder === null) return;
    try {
      const text = decode(this.#decoder);
      this.#hasLf ||= text.includes('\n');
      this.#hasCr ||= !this.#hasLf && text.includes('\r');
    } catch {
      this.#decoder = null;
    }
  }
}

interface Counted extends FoundEncoding {
  readonly isValid: boolean;
  readonly beyondAscii: number;
}

async function counted(chunks: Chunks, encoding: TextEncoding): Promise<Counted> {
  const lenient = new TextDecoder(LABELS[encoding]);
  const strict = new StrictDecoder(encoding);
  let [marks, beyondAscii, hasLf, hasCr] = [0, 0, false, false];
  const look = (text: string) => {
    hasLf ||= text.includes('\n');
    hasCr ||= text.includes('\r');
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0xfffd) marks++;
      else if (code >= 0x80 && (code & 0xfc00) !== 0xdc00) beyondAscii++;
    }
  };
  for await (const chunk of chunks()) {
    strict.push(chunk);
    look(lenient.decode(chunk, { stream: true }));
  }
  look(endOf(lenient));
  const isValid = strict.end();
  return { encoding, isValid, beyondAscii, replaced: isValid ? 0 : marks, newline: hasCr && !hasLf ? '\r' : '\n' };
}
