import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '#lib/text/index.ts';

const CHINESE = '绩效目标表\n一级指标,二级指标\n产出指标,数量指标\n';
/** CHINESE in GB18030, as `iconv -t gb18030` writes it. */
const GB18030 = Uint8Array.from(
  Buffer.from('vKjQp8S/seqx7QrSu7y21rix6iy2/ry21rix6gqy+rP21rix6izK/cG/1rix6go=', 'base64'),
);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());

describe('decodeText', () => {
  it.each([
    ['utf-8', utf8(CHINESE), CHINESE],
    ['utf-8', utf8('plain ASCII\n'), 'plain ASCII\n'],
    ['utf-8', new Uint8Array(), ''],
    ['utf-8-bom', utf8(`\uFEFF${CHINESE}`), CHINESE],
    ['utf-16le', utf16le(`\uFEFF${CHINESE}`), CHINESE],
    ['utf-16be', utf16be(`\uFEFF${CHINESE}`), CHINESE],
    ['utf-16le', utf16le(CHINESE), CHINESE],
    ['utf-16be', utf16be(CHINESE), CHINESE],
    ['utf-16le', utf16le('plain ASCII\n'), 'plain ASCII\n'],
    ['gb18030', GB18030, CHINESE],
  ])('decodes %s', (encoding, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, replaced: 0 });
  });

  it('decides from the whole file, not from its beginning', () => {
    const ascii = utf8('a'.repeat(100_000));
    expect(decodeText(Uint8Array.from([...ascii, ...GB18030]))).toMatchObject({ encoding: 'gb18030', replaced: 0 });
    expect(decodeText(Uint8Array.from([...ascii, ...utf8(CHINESE)]))).toMatchObject({ encoding: 'utf-8', replaced: 0 });
  });

  it('keeps UTF-8 when only its last character is cut', () => {
    const text = CHINESE.repeat(5) + '信访';
    const { encoding, replaced, text: decoded } = decodeText(utf8(text).slice(0, -1));
    expect({ encoding, replaced }).toEqual({ encoding: 'utf-8', replaced: 1 });
    expect(decoded).toBe(`${text.slice(0, -1)}\uFFFD`);
  });

  it('does not count a replacement character that stands in the file', () => {
    expect(decodeText(utf8('办\uFFFD结'))).toEqual({ text: '办\uFFFD结', encoding: 'utf-8', replaced: 0 });
  });

  it('counts what it cannot decode', () => {
    expect(decodeText(Uint8Array.of(0xff, 0x41, 0xff, 0x41)).replaced).toBeGreaterThan(0);
    expect(decodeText(Uint8Array.of(0, 0xd8, 0, 0x41)).text).not.toBe('');
  });

  it('gives back any text written as UTF-8', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !/^\uFEFF|\0/.test(text)),
        (text) => {
          expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8', replaced: 0 });
        },
      ),
    );
  });

  it('never throws on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof decodeText(bytes).text === 'string'));
  });
});
