import { gridsOf } from './flow.ts';
import type { ReadDocument } from './grid.ts';
import type { ReadOptions } from './limits.ts';
import type { Block } from './nesting.ts';
import { openPdf, type OpenPdf } from './pdf-engine.ts';
import { joinPages } from './pdf-join.ts';
import { layOut, type PagePart } from './pdf-layout.ts';
import { readPage, type PageContent } from './pdf-page.ts';
import { brokenStreamLimit } from './pdf-streams.ts';
import { startReading, type Reading } from './reading.ts';

/**
 * Reads a pdf that carries text: cells from ruling lines, or from columns of white space where none are drawn; wrapped
 * lines joined; a table that runs over pages as one. Page headers, numbers and repeated table heads are reported, not
 * read. Pages without text (scans) are an error, since nothing is recognised. Places: page and text line, `P3L8`.
 */
export async function readPdf(file: string, bytes: Uint8Array, options?: ReadOptions): Promise<ReadDocument> {
  const reading = startReading({ file, bytes, reader: 'pdf' }, options);
  const broken = brokenStreamLimit(bytes, reading.limits);
  if (broken) {
    reading.reach(broken);
    return reading.finish([]);
  }
  const pdf = await openPdf(bytes);
  if (pdf === 'encrypted') reading.problems.report('encrypted', '', {});
  else if (pdf === 'not_a_pdf') reading.problems.report('not_this_format', '', { expected: 'pdf' });
  else {
    try {
      return reading.finish(gridsOf(await pdfBlocks(pdf, reading), reading));
    } finally {
      await pdf.close();
    }
  }
  return reading.finish([]);
}

async function pdfBlocks(pdf: OpenPdf, reading: Reading): Promise<Block[]> {
  const pages: PagePart[][] = [];
  const withoutText: number[] = [];
  const count = Math.min(pdf.pages.numPages, reading.limits.pages);
  if (count < pdf.pages.numPages) reading.reach('pages');
  for (let number = 1; number <= count; number++) {
    reading.pause((number - 1) / count);
    const page = await pageOrNothing(pdf, number, reading);
    if (page?.pieces.length === 0) withoutText.push(number);
    if (page) reportPage(page, reading);
    pages.push(page ? layOut(page) : []);
  }
  if (withoutText.length > 0) reading.problems.report('no_text_layer', '', { pages: ranges(withoutText) });
  for (const map of pdf.missingMaps) reading.problems.report('character_map_missing', '', { map });
  return joinPages(pages, reading);
}

async function pageOrNothing(pdf: OpenPdf, number: number, reading: Reading): Promise<PageContent | undefined> {
  try {
    return await readPage(pdf, number);
  } catch {
    reading.problems.report('broken_part', `P${number}`, { part: `P${number}` });
    return undefined;
  }
}

function reportPage(page: PageContent, { problems }: Reading): void {
  const place = `P${page.number}`;
  if (page.pictures > 0 && page.pieces.length > 0) problems.report('pictures_unread', place, { count: page.pictures });
  for (const [font, count] of page.unmapped) problems.report('unmapped_characters', place, { count, font });
  problems.reportText('doubled_text', place, page.doubled.join(' '));
}

/** Page numbers as `1-3;7`. */
function ranges(numbers: readonly number[]): string {
  const joined: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const open = joined.at(-1);
    if (open && open.last === number - 1) open.last = number;
    else joined.push({ first: number, last: number });
  }
  return joined.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(';');
}
