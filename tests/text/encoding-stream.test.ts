import { describe, expect, it } from 'vitest';
import { decodedChunks, decodeText, findEncoding } from '#lib/text/index.ts';

/** A file handed out in pieces of so many bytes. */
function inPieces(bytes: Uint8Array, size: number) {
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  };
}

describe('a file that ends in half a character', () => {
  // 目 in GB18030, then a byte no character ends with.
  const broken = Uint8Array.from([0xc4, 0xbf, 0xc4, 0xbf, 0x0a, 0xff]);

  it.each([1, 2, 100])('is read in pieces of %i bytes as it is in one', async (size) => {
    const { encoding } = await findEncoding(inPieces(broken, size));
    let text = '';
    for await (const piece of decodedChunks(inPieces(broken, size), encoding)) text += piece;
    expect({ encoding, text }).toEqual({ encoding: 'gb18030', text: '目目\n\ufffd' });
    expect(decodeText(broken)).toMatchObject({ encoding, text });
  });
});
