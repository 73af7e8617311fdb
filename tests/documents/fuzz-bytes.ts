import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { bytesOf } from './relay.ts';

const SNIPPETS = [
  '<table>', '</table>', '<td rowspan=99999 colspan=99999>', '</tr>', '<!--', '<![CDATA[', '&#x10FFFF;', '"', '|---|',
  '<w:tbl>', '</w:tc>', '<w:p>', '<w:gridSpan w:val="99999999"/>', '<w:vMerge/>', '<row r="1048576" hidden="1">',
  '<c r="XFD1048576" t="s"><v>99999999</v></c>', '<mergeCell ref="A1:XFD1048576"/>', '<v>1e308</v>', 'endobj', '/Kids[2 0 R]',
  '<<', 'q ', ' 0 0 0 0 0 0 cm ', ' Tj ', '\0\0\0\0', '\u00ff\u00ff\u00ff\u00ff', '\u003c\u0000\u00ff\u00ff',
]; // prettier-ignore

/** A share from 0 to 1, spread evenly (doubles drawn by their bits are nearly all 0). */
const share = fc.nat(999_999).map((part) => part / 1_000_000);

/** A change to bytes: where (as a share of their length), and what happens there. */
const change = fc.record({
  at: share,
  what: fc.oneof(
    fc.record({ put: fc.constantFrom(...SNIPPETS).map(bytesOf) }),
    fc.record({ put: fc.uint8Array({ maxLength: 8 }) }),
    fc.record({ cut: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ copy: share }),
    fc.record({ end: fc.constant(true) }),
  ),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Changes to a file, or (for office files) to one of the parts packed in it. */
export const damage = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  part: fc.option(fc.nat(20), { freq: 3 }),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function changed(bytes: Uint8Array, { at, what }: Change): Uint8Array {
  const position = Math.floor(at * bytes.length);
  const before = bytes.subarray(0, position);
  if ('put' in what) return joined(before, what.put, bytes.subarray(position));
  if ('cut' in what) return joined(before, bytes.subarray(position + what.cut));
  if ('end' in what) return before.slice();
  const from = Math.floor(what.copy * bytes.length);
  return joined(before, bytes.subarray(from, from + 200), bytes.subarray(position));
}

/** The bytes after the damage. */
export function damaged(bytes: Uint8Array, { changes, part }: Damage): Uint8Array {
  if (part === null || bytes[0] !== 0x50) return changes.reduce(changed, bytes);
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const name = names[part % names.length] ?? '';
  return zipSync({ ...files, [name]: changes.reduce(changed, files[name] ?? new Uint8Array()) }, { level: 0 });
}
