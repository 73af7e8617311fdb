import { maskNameAfterLabel, maskPersonalData } from '#lib/text/index.ts';
import type { Problem } from './grid.ts';

interface ProblemKind {
  readonly severity: Problem['severity'];
  readonly values: readonly string[];
}

/**
 * Every problem a reader can report: how serious it is and which values it carries (turned into a sentence by i18n).
 * A `text` value holds text of the document that stands in no grid, so that nothing is lost silently; personal data in
 * it is masked, since problems are shown and logged as they are.
 */
export const DOCUMENT_PROBLEMS = {
  /** The bytes are not what the reader was asked to read (`expected`: docx, xlsx, pdf, zip). */
  not_this_format: { severity: 'error', values: ['expected'] },
  /** A format (`format`: doc, rtf, xlsb) that is not read: to be saved as docx or xlsx first. */
  old_format: { severity: 'error', values: ['format'] },
  /** Protected by a password: nothing could be read. */
  encrypted: { severity: 'error', values: [] },
  /** A part of the container is damaged or missing; the others were read. */
  broken_part: { severity: 'error', values: ['part'] },
  /** A limit of limits.ts was reached (`limit`: its name); what comes after was not read. */
  limit_reached: { severity: 'error', values: ['limit', 'maximum'] },
  /** Pages that are pictures: they carry no text (`pages`: `1-3;7`). */
  no_text_layer: { severity: 'error', values: ['pages'] },
  /** Pictures whose contents were not read. */
  pictures_unread: { severity: 'warning', values: ['count'] },
  /** Bytes that are no character of the encoding, shown as U+FFFD. */
  undecodable: { severity: 'warning', values: ['count'] },
  /** Characters of a font that does not say which characters they are. */
  unmapped_characters: { severity: 'warning', values: ['count', 'font'] },
  /** A Chinese character map a pdf asks for could not be loaded: its text is missing or wrong. */
  character_map_missing: { severity: 'error', values: ['map'] },
  /** The file ends inside a tag; `text` is what follows the last whole one. */
  cut_markup: { severity: 'warning', values: ['text'] },
  /** Text nested deeper than the limit, read without its structure. */
  too_deep: { severity: 'warning', values: ['text'] },
  /** A quote in a csv that is never closed: quotes were read as plain characters. */
  unclosed_quote: { severity: 'warning', values: [] },
  hidden_rows: { severity: 'warning', values: ['count', 'text'] },
  hidden_columns: { severity: 'warning', values: ['count', 'text'] },
  hidden_sheet: { severity: 'warning', values: ['sheet', 'cells', 'text'] },
  hidden_text: { severity: 'warning', values: ['text'] },
  /** Text marked as deleted in a document with tracked changes. */
  deleted_text: { severity: 'info', values: ['text'] },
  /** A comment or note beside the text. */
  comment: { severity: 'info', values: ['text'] },
  /** A header, footer or page number. */
  page_furniture: { severity: 'info', values: ['text'] },
  /** The title of an html page (its browser tab). */
  page_title: { severity: 'info', values: ['text'] },
  /** The head of a table printed again on the next page. */
  repeated_head: { severity: 'info', values: ['text'] },
  /** Text written twice on the same spot (imitated bold face). */
  doubled_text: { severity: 'info', values: ['text'] },
  /** Numbers of more than 15 digits: the digits after the 15th are no longer in the file (`stored`: the first of them). */
  digits_lost: { severity: 'warning', values: ['count', 'stored'] },
  /** Cells whose number format shows fewer digits than are stored (the first one: `shown`, `stored`). */
  display_rounded: { severity: 'info', values: ['count', 'shown', 'stored'] },
  /** Formulas whose result was never calculated. */
  formula_without_value: { severity: 'warning', values: ['count', 'formula'] },
  /** A file in an archive that is no document, or could not be unpacked. */
  entry_left_out: { severity: 'info', values: ['name', 'reason'] },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type DocumentProblemCode = keyof typeof DOCUMENT_PROBLEMS;
export type DocumentProblemValues<C extends DocumentProblemCode> = Readonly<
  Record<(typeof DOCUMENT_PROBLEMS)[C]['values'][number], string | number>
>;

/** Problems found while reading, in the order found. */
export interface ProblemList {
  readonly found: readonly Problem[];
  /** Adds a problem; `place` is empty for the whole document. */
  report<C extends DocumentProblemCode>(code: C, place: string, values: DocumentProblemValues<C>): void;
  /** Adds a problem that carries text, unless the text is blank. */
  reportText(code: TextProblemCode, place: string, text: string): void;
}

type TextProblemCode = {
  [C in DocumentProblemCode]: (typeof DOCUMENT_PROBLEMS)[C]['values'] extends readonly ['text'] ? C : never;
}[DocumentProblemCode];

/** An empty list of problems. */
export function problemList(): ProblemList {
  const found: Problem[] = [];
  const report: ProblemList['report'] = (code, place, values) => {
    found.push({ code, severity: DOCUMENT_PROBLEMS[code].severity, place, values: masked(values) });
  };
  return {
    found,
    report,
    reportText(code, place, text) {
      const trimmed = text.trim();
      if (trimmed !== '') report(code, place, { text: trimmed } as DocumentProblemValues<typeof code>);
    },
  };
}

function masked(values: Problem['values']): Problem['values'] {
  if (typeof values.text !== 'string') return values;
  return { ...values, text: maskNameAfterLabel(maskPersonalData(values.text).text).text };
}
