import { DocxBody, writtenText } from './docx-body.ts';
import { listStyles, numberingOf } from './docx-numbering.ts';
import { gridsOf } from './flow.ts';
import type { ReadDocument } from './grid.ts';
import { proseBlocks } from './html.ts';
import type { ReadOptions } from './limits.ts';
import { openPackage, type OfficePackage } from './office-package.ts';
import { startReading, type Reading } from './reading.ts';
import type { Table } from './table.ts';
import { child, children, childElements, type XmlElement } from './xml.ts';

/**
 * Reads a Word document: tables with merged and nested cells, text boxes once, tick boxes as ☑ ☐, list numbers as
 * printed, footnotes after the text. Deleted and hidden text, comments, headers and footers are reported, not read.
 * Places: `T2R5C3` for cells, `T0R7C1` for the seventh line outside tables.
 */
export function readDocx(file: string, bytes: Uint8Array, options?: ReadOptions): ReadDocument {
  const reading = startReading({ file, bytes, reader: 'docx' }, options);
  const office = openPackage(bytes, 'docx', reading);
  const content = office ? packageContent(office, reading) : [];
  return reading.finish(gridsOf(proseBlocks(content), reading));
}

function packageContent(office: OfficePackage, reading: Reading): (string | Table)[] {
  const main = office.mainPart('word/document.xml');
  const document = child(office.xml(main), 'document');
  if (!document) {
    reading.problems.report('not_this_format', '', { expected: 'docx' });
    return [];
  }
  const related = office.relationships(main);
  const part = (kind: string) => office.xml(related.find((relation) => relation.kind === kind)?.target);
  const body = new DocxBody(reading, { numbering: numberingOf(part('numbering')), lists: listStyles(part('styles')) });
  const content = childElements(document).flatMap((element) => body.content(element));
  for (const kind of ['footnotes', 'endnotes']) for (const own of noteContent(part(kind), body)) content.push(own);
  for (const { kind, target } of related) {
    if (kind === 'header' || kind === 'footer') reportParagraphs(office.xml(target), 'page_furniture', reading);
    if (kind === 'comments') reportParagraphs(office.xml(target), 'comment', reading);
  }
  if (body.pictures > 0) reading.problems.report('pictures_unread', '', { count: body.pictures });
  return content;
}

/** Footnotes in order, without the two that only draw a line. */
function noteContent(root: XmlElement | undefined, body: DocxBody): (string | Table)[] {
  return childElements(childElements(root)[0])
    .filter((note) => note.attributes.type === undefined || note.attributes.type === 'normal')
    .flatMap((note) => body.content(note));
}

/** Reports what stands beside the text: a header, or each comment on its own. */
function reportParagraphs(root: XmlElement | undefined, code: 'page_furniture' | 'comment', reading: Reading): void {
  for (const top of childElements(root)) {
    const parts = code === 'comment' ? children(top, 'comment') : [top];
    for (const part of parts) reading.problems.reportText(code, '', lines(part));
  }
}

function lines(element: XmlElement): string {
  if (element.name === 'p') return writtenText(element);
  return childElements(element).map(lines).filter(Boolean).join('\n');
}
