import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { documentsIn, openDocument, type ReadDocument } from '#lib/documents/index.ts';
import { DOCUMENT_PROBLEMS } from '../../src/lib/documents/problem.ts';
import { bytesOf, type RelayBlock } from './relay.ts';
import { toDocx, toXlsx } from './relay-office.ts';
import { toPdf } from './relay-pdf.ts';
import { toCsv, toHtml, toMarkdown } from './relay-text.ts';

const FORM: readonly RelayBlock[] = [
  { lines: ['项目支出绩效目标表', '单位：万元\t2021年'] },
  {
    rows: [
      [
        { text: '产出指标', rowSpan: 2 },
        { text: '数量指标', columnSpan: 2 },
      ],
      ['培训人次\n两天', '≥95%'],
      ['时效', '', '12月底前'],
    ],
  },
];

function oldWorkbook(): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['项目', 0.95, true],
    ['合并', '', '=1+1'],
  ]);
  sheet['!merges'] = [utils.decode_range('A2:B2')];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'S');
  const bytes: unknown = write(book, { type: 'array', bookType: 'biff8' });
  return new Uint8Array(bytes instanceof ArrayBuffer ? bytes : []);
}

const SNIPPETS = [
  '<table>', '</table>', '<td rowspan=99999 colspan=99999>', '</tr>', '<!--', '<![CDATA[', '&#x10FFFF;', '"', '|---|',
  '<w:tbl>', '</w:tc>', '<w:p>', '<w:gridSpan w:val="99999999"/>', '<w:vMerge/>', '<row r="1048576" hidden="1">',
  '<c r="XFD1048576" t="s"><v>99999999</v></c>', '<mergeCell ref="A1:XFD1048576"/>', '<v>1e308</v>', 'endobj', '/Kids[2 0 R]',
  '<<', 'q ', ' 0 0 0 0 0 0 cm ', ' Tj ', '\0\0\0\0', '\u00ff\u00ff\u00ff\u00ff', '\u003c\u0000\u00ff\u00ff',
]; // prettier-ignore

/** A change to bytes: where (as a share of their length), and what happens there. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  what: fc.oneof(
    fc.record({ put: fc.constantFrom(...SNIPPETS).map(bytesOf) }),
    fc.record({ put: fc.uint8Array({ maxLength: 8 }) }),
    fc.record({ cut: fc.integer({ min: 1, max: 300 }) }),
    fc.record({ copy: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }) }),
    fc.record({ end: fc.constant(true) }),
  ),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, { at, what }: Change): Uint8Array {
  const position = Math.floor(at * bytes.length);
  const before = bytes.subarray(0, position);
  const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  if ('put' in what) return joined(before, what.put, bytes.subarray(position));
  if ('cut' in what) return joined(before, bytes.subarray(position + what.cut));
  if ('end' in what) return before.slice();
  const from = Math.floor(what.copy * bytes.length);
  return joined(before, bytes.subarray(from, from + 200), bytes.subarray(position));
}

/** Changes the bytes, or (for office files) one of the parts packed in them. */
function damaged(
  bytes: Uint8Array,
  { changes, part }: { changes: readonly Change[]; part: number | null },
): Uint8Array {
  if (part === null || bytes[0] !== 0x50) return changes.reduce(changed, bytes);
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const name = names[part % names.length] ?? '';
  return zipSync({ ...files, [name]: changes.reduce(changed, files[name] ?? new Uint8Array()) }, { level: 0 });
}

/** What every reading must be like, however bad the bytes. */
function expectSound(document: ReadDocument): void {
  for (const grid of document.grids) {
    grid.rows.forEach((row, at) => {
      row.forEach((cell, index) => {
        expect(cell.row).toBe(at);
        expect(cell.column).toBeGreaterThan(row[index - 1]?.column ?? -1);
        expect(Math.min(cell.rowSpan, cell.columnSpan)).toBeGreaterThan(0);
        expect(cell.place).toMatch(/^(?:L\d+|T\d+R\d+C\d+|P\d+L\d+|[^]*![A-Z]+\d+)$/);
      });
    });
  }
  for (const { code, severity, values } of document.problems) {
    const kind = Object.entries(DOCUMENT_PROBLEMS).find(([own]) => own === code)?.[1];
    expect({ severity, values: Object.keys(values).sort() }).toEqual({
      severity: kind?.severity,
      values: [...(kind?.values ?? [])].sort(),
    });
  }
}

const RUNS = Number(process.env.FUZZ_RUNS ?? 250);

describe('no reader fails on bad bytes', () => {
  const documents: readonly (readonly [string, Uint8Array, number])[] = [
    ['a.html', toHtml(FORM), RUNS],
    ['a.md', toMarkdown(FORM), RUNS],
    ['a.csv', toCsv(FORM), RUNS],
    ['a.txt', toCsv(FORM, '\t'), RUNS],
    ['a.docx', toDocx(FORM), RUNS],
    ['a.xlsx', toXlsx(FORM), RUNS],
    ['a.xls', oldWorkbook(), RUNS],
    ['a.pdf', toPdf(FORM), Math.ceil(RUNS / 5)],
  ];

  it.each(documents)('%s, damaged', async (file, bytes, numRuns) => {
    const damage = fc.record({
      changes: fc.array(change, { minLength: 1, maxLength: 6 }),
      part: fc.option(fc.nat(20), { freq: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        for (const own of documentsIn(file, damaged(bytes, how)).files)
          expectSound(await openDocument(own.file, own.bytes));
      }),
      { numRuns },
    );
  });

  it.each(documents)('%s, random bytes behind its beginning', async (file, bytes, numRuns) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(64), fc.uint8Array({ maxLength: 400 }), async (kept, noise) => {
        expectSound(await openDocument(file, Uint8Array.from([...bytes.subarray(0, kept), ...noise])));
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  });
});
