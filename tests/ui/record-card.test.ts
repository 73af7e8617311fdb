import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cardPicture } from '../../src/lib/ui/public/card.server.ts';
import { twoTonePng } from '../../src/lib/ui/public/png.server.ts';

/** The parts of a PNG, by their four letters. */
function chunks(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  const found = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    found.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return found;
}

describe('twoTonePng', () => {
  it('writes each pixel in its shade', () => {
    const pixels = Uint8ClampedArray.from([0, 0, 0, 255, 255, 255, 255, 255, 136, 136, 136, 255]);
    const png = twoTonePng(pixels, { width: 3, height: 1, dark: [0, 0, 0], light: [255, 255, 255] });
    const parts = chunks(png);
    expect([...parts.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect(parts.get('IHDR')?.readUInt32BE(0)).toBe(3);
    expect([...inflateSync(parts.get('IDAT') ?? Buffer.alloc(0))]).toEqual([0, 0x0f, 0x80]);
  });
});

describe('cardPicture', () => {
  const card = { kicker: '信访', title: '石鼓区信访局', figures: [{ value: '2', label: '绩效目标表 forms' }] };

  it('has the size Open Graph asks for, weighs little, and is the same each time', async () => {
    const png = await cardPicture(card);
    const head = chunks(png).get('IHDR');
    expect([head?.readUInt32BE(0), head?.readUInt32BE(4)]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(40_000);
    expect(Buffer.compare(png, await cardPicture(card))).toBe(0);
  });
});
