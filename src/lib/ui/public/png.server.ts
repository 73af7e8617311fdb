import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** As many colours as four bits tell apart. */
const COLOURS = 16;

type Colour = readonly [red: number, green: number, blue: number];

/** A picture drawn between two colours, as a PNG with sixteen shades: a tenth of the bytes of true colour. */
export function twoTonePng(
  pixels: Uint8ClampedArray,
  { width, height, dark, light }: { width: number; height: number; dark: Colour; light: Colour },
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Four bits a pixel, colours from the palette; the other three have one value each.
  head.set([4, 3, 0, 0, 0], 8);
  const palette = Buffer.from(Array.from({ length: COLOURS }, (_, at) => shade(at, dark, light)).flat());
  const rows = packedRows(pixels, { width, height, from: dark[0], to: light[0] });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function shade(at: number, dark: Colour, light: Colour): number[] {
  return dark.map((from, channel) => Math.round(from + (((light[channel] ?? from) - from) * at) / (COLOURS - 1)));
}

/** Rows of two pixels a byte, each after a byte that says it is not filtered; the red channel tells the shade. */
function packedRows(
  pixels: Uint8ClampedArray,
  { width, height, from, to }: { width: number; height: number; from: number; to: number },
): Buffer {
  const stride = Math.ceil(width / 2) + 1;
  const rows = Buffer.alloc(stride * height);
  const shades = Uint8Array.from({ length: 256 }, (_, red) =>
    Math.min(COLOURS - 1, Math.max(0, Math.round(((red - from) / (to - from)) * (COLOURS - 1)))),
  );
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const index = shades[pixels[(y * width + x) * 4] ?? 0] ?? 0;
      const at = y * stride + 1 + (x >> 1);
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? index << 4 : index);
    }
  }
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
