import type { Reading } from './reading.ts';
import { markupParser } from './sax.ts';
import type { Zip, ZipEntry } from './zip.ts';

/** The shared strings of a workbook; formatted pieces joined, readings of characters (`rPh`) left out. */
export function sharedStrings(zip: Zip, entry: ZipEntry, reading: Reading): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  const parser = markupParser(
    {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 't') inText = !inReading;
        else if (name === 'rPh') inReading = true;
      },
      close(name) {
        if (name === 'si') strings.push(unescaped(text));
        else if (name === 't') inText = false;
        else if (name === 'rPh') inReading = false;
      },
      text(data) {
        if (inText) text += data;
      },
    },
    { xml: true, depth: reading.limits.depth },
  );
  const decoder = new TextDecoder();
  zip.unpackTo(entry, (piece) => {
    parser.write(decoder.decode(piece, { stream: true }));
    return strings.length <= reading.limits.cells;
  });
  if (strings.length > reading.limits.cells) reading.reach('cells');
  parser.end('', reading.problems);
  return strings;
}

/** Text of a workbook with `_x000D_` read as the character it stands for. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll('\r', '');
}
