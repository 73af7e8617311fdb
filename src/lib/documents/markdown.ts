import { gridsOf } from './flow.ts';
import type { ReadDocument } from './grid.ts';
import { htmlContent } from './html-content.ts';
import type { ReadOptions } from './limits.ts';
import { pipeCells, plainText, SEPARATOR_ROW } from './markdown-line.ts';
import type { Block } from './nesting.ts';
import { startReading, type Reading } from './reading.ts';
import { tableBuilder } from './table.ts';

/**
 * Reads markdown: pipe tables (with their separator row, which is dropped), html tables written into it, and the
 * running text between them without its marks (`#`, `**`). Places are lines: `L12`.
 */
export function readMarkdown(file: string, bytes: Uint8Array, options?: ReadOptions): ReadDocument {
  const reading = startReading({ file, bytes, reader: 'markdown' }, options);
  const { text, encoding } = reading.decoded();
  const blocks = blocksOf(text.split(/\r\n?|\n/), reading);
  return reading.finish(gridsOf(blocks, reading), encoding);
}

function blocksOf(lines: readonly string[], reading: Reading): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const table = pipeTableEnd(lines, at);
    const html = table > at ? at : htmlTableEnd(lines, at);
    if (table > at) blocks.push(pipeTable(lines, { from: at, to: table }, reading));
    else if (html > at) for (const own of htmlBlocks(lines, { from: at, to: html }, reading)) blocks.push(own);
    else blocks.push({ line: { text: plainText(lines[at] ?? ''), place: `L${at + 1}` } });
    at = Math.max(at + 1, table, html);
  }
  return blocks;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The line after a pipe table that begins here, or `from` if none does: a separator row makes it one, or outer pipes. */
function pipeTableEnd(lines: readonly string[], from: number): number {
  const isRow = (line: string | undefined) => line !== undefined && line.includes('|') && line.trim() !== '';
  const separated = isRow(lines[from]) && SEPARATOR_ROW.test(lines[from + 1] ?? '');
  const fenced = (line: string | undefined) => /^\s*\|.*\|\s*$/.test(line ?? '');
  if (!separated && !(fenced(lines[from]) && fenced(lines[from + 1]))) return from;
  let to = from;
  while (separated ? isRow(lines[to]) : fenced(lines[to])) to++;
  return to;
}

function pipeTable(lines: readonly string[], { from, to }: Span, reading: Reading): Block {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  const rows = numbers.filter((line) => !SEPARATOR_ROW.test(lines[line] ?? ''));
  const builder = tableBuilder((row) => `L${(rows[row] ?? from) + 1}`, reading.limits.columns);
  for (const line of rows) {
    builder.startRow();
    for (const text of pipeCells(lines[line] ?? '')) builder.add({ content: [text], rowSpan: 1, columnSpan: 1 });
  }
  return { table: builder.finish() };
}

/** The line after the html table that begins on this line, or `from`. */
function htmlTableEnd(lines: readonly string[], from: number): number {
  if (!/^\s*<table\b/i.test(lines[from] ?? '')) return from;
  let open = 0;
  for (let at = from; at < lines.length; at++) {
    const tags = (lines[at] ?? '').match(/<\/?table\b/gi) ?? [];
    for (const tag of tags) open += tag.startsWith('</') ? -1 : 1;
    if (open <= 0) return at + 1;
  }
  return lines.length;
}

/** An html table in markdown, read line by line so that each cell has the line it ends on. */
function htmlBlocks(lines: readonly string[], { from, to }: Span, reading: Reading): Block[] {
  let line = from;
  function* pieces() {
    for (; line < to; line++) yield `${lines[line] ?? ''}\n`;
  }
  const placesOf = () => () => `L${Math.min(line, to - 1) + 1}`;
  return htmlContent(pieces(), reading, placesOf).flatMap((part): Block[] =>
    typeof part === 'string'
      ? part.split('\n').map((text) => ({ line: { text, place: `L${from + 1}` } }))
      : [{ table: part }],
  );
}
