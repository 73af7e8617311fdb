import type { ReadDocument } from '#lib/documents/index.ts';
import { maskNameAfterLabel, maskPersonalData, normalizeLabel } from '#lib/text/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import type { SourceLine, SourceText } from './source-text.ts';

/** A cell that asks for a person or a telephone, with nothing behind it: what stands next is the answer. */
const CONTACT_LABEL =
  /(?:负责人|联系人|填报人|填表人|编报人|编制人|制表人|经办人|审核人|复核人|法定代表人|分管领导|联系电话|联系方式|手机号码?)(?:[及与和、/]?(?:联系)?电话)?(?:[（(][^（()）]{0,8}[)）])?\s*[:：]?\s*$/;

/** A name, a number or both, as they answer a contact label. */
const CONTACT = /^[\u4e00-\u9fff·]{0,5}[\s/、,，]*[\d*\-—()（） ]*$/;

/** The lines of a document as they may be shown: names and telephones in contact fields and all personal data masked. */
export function maskedSource(document: ReadDocument, vocabulary: Vocabulary): SourceText {
  const labels = labelsOf(vocabulary);
  let isAsked = false;
  const lines: SourceLine[] = [];
  for (const row of document.grids.flatMap((grid) => grid.rows)) {
    const cells = row.map((cell) => {
      const text = cell.text.trim();
      if (text === '') return cell.text;
      const isAnswer = isAsked && CONTACT.test(text) && !labels.has(normalizeLabel(text));
      isAsked = !isAnswer && CONTACT_LABEL.test(text);
      return isAnswer ? cell.text.replace(/[\u4e00-\u9fff·\d]/g, '*') : cell.text;
    });
    const text = maskNameAfterLabel(maskPersonalData(cells.join('\t')).text).text;
    const places = [...new Set(row.map((cell) => cell.place))];
    if (places.length > 0) lines.push({ places, text });
  }
  return { file: document.file, lines };
}

function labelsOf({ headerFields, levels }: Vocabulary): ReadonlySet<string> {
  const spellings = [...headerFields, ...levels].flatMap((term) => [term.zh, ...term.synonyms]);
  return new Set(spellings.map(normalizeLabel));
}
