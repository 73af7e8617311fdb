import type { Cell, ReadDocument } from '#lib/documents/index.ts';
import { maskNameAfterLabel, maskPersonalData, normalizeLabel } from '#lib/text/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import type { SourceLine, SourcePage, SourceText } from './source-text.ts';

/** A cell that asks for a person or a telephone, with nothing behind it: what stands next is the answer. */
const CONTACT_LABEL =
  /(?:负责人|联系人|填报人|填表人|编报人|编制人|制表人|经办人|审核人|复核人|法定代表人|分管领导|联系电话|联系方式|手机号码?)(?:[及与和、/]?(?:联系)?电话)?(?:[（(][^（()）]{0,8}[)）])?\s*[:：]?\s*$/;

/** A name, a number or both, as they answer a contact label. */
const CONTACT = /^[\u4e00-\u9fff·]{0,5}[\s/、,，]*[\d*\-—()（） ]*$/;

/** Masks the rows of a document in their order: a contact label in one cell is answered in the next. */
function rowMasker(vocabulary: Vocabulary): (row: readonly Cell[]) => string[] {
  const labels = labelsOf(vocabulary);
  let isAsked = false;
  return (row) => {
    const cells = row.map((cell) => {
      const text = cell.text.trim();
      if (text === '') return cell.text;
      const isAnswer = isAsked && CONTACT.test(text) && !labels.has(normalizeLabel(text));
      isAsked = !isAnswer && CONTACT_LABEL.test(text);
      return isAnswer ? cell.text.replace(/[\u4e00-\u9fff·\d]/g, '*') : cell.text;
    });
    return maskedTogether(cells);
  };
}

/** Cells masked as one line, so that what a label in one says about the next is known; masking keeps every length. */
function maskedTogether(cells: readonly string[]): string[] {
  const line = maskNameAfterLabel(maskPersonalData(cells.join('\t')).text).text;
  let at = 0;
  return cells.map((cell) => {
    const start = at;
    at += cell.length + 1;
    return line.slice(start, start + cell.length);
  });
}

/** The lines of a document as they may be shown: names and telephones in contact fields and all personal data masked. */
export function maskedSource(document: ReadDocument, vocabulary: Vocabulary): SourceText {
  return sourceOfPages(document.file, maskedPages(document, vocabulary));
}

/** The tables, sheets and texts of a document cell by cell, masked like its lines. */
export function maskedPages({ grids }: Pick<ReadDocument, 'grids'>, vocabulary: Vocabulary): SourcePage[] {
  const mask = rowMasker(vocabulary);
  return grids.map(({ name, shape, rows }) => ({
    name,
    isTable: shape === 'table',
    rows: rows.map((row) => {
      const texts = mask(row);
      return row.map(({ place, column, rowSpan, columnSpan }, at) => ({
        text: texts[at] ?? '',
        place,
        column,
        rowSpan,
        columnSpan,
      }));
    }),
  }));
}

/** The lines of masked pages. */
export function sourceOfPages(file: string, pages: readonly SourcePage[]): SourceText {
  const lines = pages
    .flatMap(({ rows }) => rows)
    .filter((row) => row.length > 0)
    .map((row): SourceLine => {
      const places = [...new Set(row.map(({ place }) => place))];
      return { places, text: row.map(({ text }) => text).join('\t') };
    });
  return { file, lines };
}

function labelsOf({ headerFields, levels }: Vocabulary): ReadonlySet<string> {
  const spellings = [...headerFields, ...levels].flatMap((term) => [term.zh, ...term.synonyms]);
  return new Set(spellings.map(normalizeLabel));
}
