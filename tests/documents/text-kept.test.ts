import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { allText, characters } from './outline.ts';
import type { RelayBlock } from './relay.ts';
import { toDocx, toXlsx } from './relay-office.ts';
import { toPdf } from './relay-pdf.ts';
import { toCsv, toHtml, toMarkdown } from './relay-text.ts';

const word = fc.constantFrom(
  '产出指标',
  '≥95%',
  '12.5万元',
  '<=2小时',
  'A&B',
  '"引"',
  "it's",
  '（一）',
  '|',
  '，',
  '2021-01',
  '\\',
  '*',
  '☑',
  '·',
);
const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
const cell = fc.record({
  text: lines,
  rowSpan: fc.integer({ min: 1, max: 3 }),
  columnSpan: fc.integer({ min: 1, max: 2 }),
});

/** Tables whose spans stay inside: a cell spanning down takes the whole width of its row group. */
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  .map((rows): RelayBlock => {
    const width = Math.max(...rows.map((row) => row.length)) + 1;
    return {
      rows: rows.map((row) => {
        const first = row[0] ?? { text: '', columnSpan: 1 };
        const span = Math.min(first.columnSpan, width - row.length + 1);
        const rest = row.slice(1).map((own) => own.text);
        const blanks = new Array<string>(width - span - rest.length).fill('');
        return [{ text: first.text, columnSpan: span }, ...rest, ...blanks];
      }),
    };
  });
const block = fc.oneof(
  table,
  fc.array(text, { minLength: 1, maxLength: 3 }).map((own): RelayBlock => ({ lines: own })),
);
const form = fc.array(block, { minLength: 1, maxLength: 4 });

function textOf(blocks: readonly RelayBlock[]): string {
  return blocks
    .flatMap((own) =>
      'lines' in own ? own.lines : own.rows.flat().map((one) => (typeof one === 'string' ? one : one.text)),
    )
    .join('\n');
}

describe('no reader loses text', () => {
  const formats: readonly (readonly [string, (blocks: readonly RelayBlock[]) => Uint8Array, number])[] = [
    ['a.html', toHtml, 150],
    ['a.docx', toDocx, 150],
    ['a.xlsx', toXlsx, 150],
    ['a.tsv', (blocks) => toCsv(blocks, '\t'), 150],
    ['a.pdf', toPdf, 25],
  ];

  it.each(formats)('%s', async (file, write, numRuns) => {
    await fc.assert(
      fc.asyncProperty(form, async (blocks) => {
        const document = await openDocument(file, write(blocks));
        expect(characters(allText(document))).toBe(characters(textOf(blocks)));
      }),
      { numRuns },
    );
  });

  const marked: readonly (readonly [string, (blocks: readonly RelayBlock[]) => Uint8Array, RegExp])[] = [
    ['a.csv', toCsv, /[|,;"]/g],
    ['a.md', toMarkdown, /[\\*|"]/g],
  ];

  it.each(marked)('%s, but for its own signs', async (file, write, signs) => {
    const plain = (own: string) => characters(own.replace(signs, ''));
    await fc.assert(
      fc.asyncProperty(form, async (blocks) => {
        const document = await openDocument(file, write(blocks));
        expect(plain(allText(document))).toBe(plain(textOf(blocks)));
      }),
      { numRuns: 150 },
    );
  });
});
