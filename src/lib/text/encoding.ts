export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A decoded text; `replaced` counts the places where the bytes made no sense (U+FFFD stands there). */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly replaced: number;
}

/** What a decoder calls each encoding. */
export const LABELS: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
};

/** How many good multi-byte characters per bad byte tell a damaged UTF-8 text from one in another encoding. */
export const GOOD_PER_BAD = 20;

/** Decodes a text file, deciding its encoding from all of its bytes; a byte-order mark is not part of the text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked);
  const hasNul = bytes.includes(0);
  if (!hasNul && decodes(bytes, 'utf-8')) return decodeAs(bytes, 'utf-8');
  if (hasNul) {
    const wide = wideEncoding(bytes);
    return decodeAs(bytes, decodes(bytes, wide) ? wide : 'utf-8');
  }
  const damaged = decodeAs(bytes, 'utf-8');
  if (damaged.replaced * GOOD_PER_BAD <= charactersBeyondAscii(damaged.text)) return damaged;
  const chinese = decodeAs(bytes, 'gb18030');
  return chinese.replaced <= damaged.replaced ? chinese : damaged;
}

/** The encoding that a byte-order mark at the start tells of. */
export function byteOrderMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Line breaks, digits and commas have a zero byte in UTF-16: the high one, second in little-endian. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' {
  let even = 0;
  let odd = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  return odd >= even ? 'utf-16le' : 'utf-16be';
}

function decodes(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = new TextDecoder(LABELS[encoding]).decode(bytes);
  return { text, encoding, replaced: decodes(bytes, encoding) ? 0 : text.split('\uFFFD').length - 1 };
}

function charactersBeyondAscii(text: string): number {
  return text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
}
