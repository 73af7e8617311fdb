import fc from 'fast-check';

/** Two-byte GB18030 of every character that has it: Node writes no encoding but UTF-8, UTF-16LE and Latin-1. */
const GB18030: ReadonlyMap<string, readonly [number, number]> = new Map(
  Array.from({ length: 126 }, (_, lead) =>
    Array.from({ length: 191 }, (_, trail) => [lead + 0x81, trail + 0x40] as const),
  )
    .flat()
    .filter(([, trail]) => trail !== 0x7f)
    .map((pair) => [new TextDecoder('gb18030').decode(Uint8Array.from(pair)), pair] as const),
);

function gb18030(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (GB18030.get(one) ?? [0x3f]))),
  );
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !isBigEndian);
  for (let at = 0; at < text.length; at++) view.setUint16(2 + 2 * at, text.charCodeAt(at), !isBigEndian);
  return bytes;
}

const ENCODINGS = {
  'utf-8': (text: string) => new TextEncoder().encode(text),
  'utf-8 with BOM': (text: string) => new TextEncoder().encode(`\ufeff${text}`),
  'utf-16le': (text: string) => utf16(text, false),
  'utf-16be': (text: string) => utf16(text, true),
  gb18030,
} as const;

/** A text broken off somewhere and written in another encoding. */
export const rewriting = fc.record({
  encoding: fc.constantFrom(...(Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[])),
  from: fc.nat(400).map((part) => part / 1000),
  share: fc.integer({ min: 100, max: 1000 }).map((part) => part / 1000),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
});
type Rewriting = typeof rewriting extends fc.Arbitrary<infer T> ? T : never;

/** The text that is left and its bytes; characters GB18030 has no two bytes for are left out of both. */
export function rewritten(whole: string, how: Rewriting): { readonly text: string; readonly bytes: Uint8Array } {
  const start = Math.floor(how.from * whole.length);
  const part = whole.slice(start, start + Math.ceil(how.share * (whole.length - start)));
  const lines = part.replace(/\r\n?|\n/g, how.newline).replace(/[\ud800-\udfff\ufeff]/g, '');
  const text =
    how.encoding === 'gb18030' ? [...lines].filter((one) => one < '\x80' || GB18030.has(one)).join('') : lines;
  return { text, bytes: ENCODINGS[how.encoding](text) };
}
