import { zipSync } from 'fflate';
import fc from 'fast-check';
import { bytesOf } from './relay.ts';
import { container, docxOf, xlsxOf } from './relay-office.ts';

/** Documents that are small on disk and would be huge or endlessly deep if read without limits. */
const BOMBS: Readonly<Record<string, (size: number) => readonly [file: string, bytes: Uint8Array]>> = {
  'docx of one letter': (size) => ['a.docx', docxOf(`<w:p><w:r><w:t>${'甲'.repeat(size * 20_000)}</w:t></w:r></w:p>`)],
  'xlsx of blanks': (size) => [
    'a.xlsx',
    xlsxOf([{ name: 'S', xml: `<sheetData>${`<row>${'<c/>'.repeat(200)}</row>`.repeat(size * 100)}</sheetData>` }]),
  ],
  'zip of zeros': (size) => ['a.zip', container({ 'a.txt': new Uint8Array(size * 500_000), 'b.txt': '项目名称\t甲' })],
  'zip in zip': (size) => {
    let bytes = container({ 'a.txt': '绩效目标' });
    for (let depth = 0; depth < size; depth++) bytes = zipSync({ 'inner.zip': bytes });
    return ['a.zip', bytes];
  },
  'many entries': (size) => [
    'a.zip',
    container(Object.fromEntries(Array.from({ length: size * 10 }, (_, at) => [`${at}.txt`, '甲\t乙']))),
  ],
  'html tables in tables': (size) => ['a.html', bytesOf('<table><tr><td>甲'.repeat(size * 30))],
  'html elements in elements': (size) => ['a.html', bytesOf(`${'<div><b>'.repeat(size * 200)}甲`)],
  'html spans': (size) => [
    'a.html',
    bytesOf(`<table>${`<tr><td rowspan=65000 colspan=1000>甲<td rowspan=${size * 900}>乙`.repeat(20)}</table>`),
  ],
  'docx tables in tables': (size) => ['a.docx', docxOf('<w:tbl><w:tr><w:tc>'.repeat(size * 20))],
  'docx spans': (size) => [
    'a.docx',
    docxOf(
      `<w:tbl>${`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="${size * 9000}"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>`.repeat(9)}</w:tbl>`,
    ),
  ],
  'xlsx merged sheet': (size) => [
    'a.xlsx',
    xlsxOf([
      {
        name: 'S',
        xml: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(size)}</mergeCells>`,
      },
    ]),
  ],
  'csv of one line': (size) => ['a.csv', bytesOf('甲,'.repeat(size * 4000))],
  'csv quotes': (size) => ['a.csv', bytesOf('"甲""'.repeat(size * 2000))],
  'markdown bars': (size) => ['a.md', bytesOf(`|${'-|'.repeat(size * 400)}\n|${'甲|'.repeat(size * 400)}\n`.repeat(4))],
  'text of one line': (size) => ['a.txt', bytesOf('项目名称绩效目标数量指标≥95%'.repeat(size * 120))],
  'text of tabs': (size) => ['a.txt', bytesOf(`${'\t'.repeat(size * 900)}甲\n`.repeat(8))],
};

/** A kind of bomb and how large it is. */
export const bomb = fc.record({ kind: fc.constantFrom(...Object.keys(BOMBS)), size: fc.integer({ min: 1, max: 40 }) });

/** The file of a bomb. */
export function bombOf(kind: string, size: number): readonly [file: string, bytes: Uint8Array] {
  return BOMBS[kind]?.(size) ?? ['a.txt', new Uint8Array()];
}
