import { openDocument, type Problem, type ReadDocument } from '#lib/documents/index.ts';
import {
  headerPlaces,
  readForms,
  type DocumentReading,
  type FormReading,
  type HeaderField,
  type PrintedField,
} from '#lib/forms/index.ts';
import { maskNameAfterLabel, maskPersonalData } from '#lib/text/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { maskedPages } from '../source/masked-source.ts';
import type { SourcePage } from '../source/source-text.ts';

/** A document read for checking by eye: its reading without the cells, and its pages as they may be shown. */
export interface ImportedDocument {
  readonly reading: DocumentReading;
  readonly pages: readonly SourcePage[];
  /** Rows at the end of a very long document that are not among the pages. */
  readonly left: number;
  /** Where the header fields of each form are printed. */
  readonly fields: readonly Readonly<Record<HeaderField, PrintedField>>[];
}

/** Cells shown at most: a page of the browser cannot hold a workbook of millions. */
const SHOWN_CELLS = 150_000;

/** The first rows of a document, and how many are left out. */
function shownGrids({ grids }: Pick<ReadDocument, 'grids'>): { grids: ReadDocument['grids']; left: number } {
  let room = SHOWN_CELLS;
  let left = 0;
  const shown = grids.map((grid) => {
    const rows = grid.rows.filter((row) => {
      room -= row.length;
      if (room < 0) left++;
      return room >= 0;
    });
    return { ...grid, rows };
  });
  return { grids: shown, left };
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a document as the import command does. Cells leave the reader only masked: what is kept of the reading holds no
 * more personal data than the tables.
 */
export async function readForCheck(
  { name, bytes }: NamedBytes,
  vocabulary: Vocabulary,
  onProgress: (share: number) => void,
): Promise<ImportedDocument> {
  const document = await openDocument(name, bytes, { onProgress });
  const reading = readForms(document, vocabulary);
  const none: Problem[] =
    reading.forms.length > 0 ? [] : [{ code: 'no_form', severity: 'error', place: '', values: {} }];
  const { grids, left } = shownGrids(document);
  return {
    left,
    reading: {
      document: { ...document, grids: [], problems: [...document.problems, ...none] },
      forms: reading.forms.map(maskedForm),
      unread: reading.unread,
    },
    pages: maskedPages({ grids }, vocabulary),
    fields: headerPlaces(document, reading.forms, vocabulary),
  };
}

const clean = (text: string): string => maskPersonalData(text).text;
const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text));

/** The form with the texts that tables mask masked, and the rest of its text masked as unread pieces are. */
function maskedForm(form: FormReading): FormReading {
  return {
    ...form,
    text: clean(maskNameAfterLabel(form.text).text),
    amounts: form.amounts.map((amount) => ({ ...amount, label: clean(amount.label) })),
    goals: form.goals.map((goal) => ({ ...goal, text: clean(goal.text) })),
    narratives: form.narratives.map((narrative) => ({ ...narrative, text: clean(narrative.text) })),
    tasks: form.tasks.map((task) => ({
      ...task,
      name: clean(task.name),
      content: cleanOrNull(task.content),
      expected_result: cleanOrNull(task.expected_result),
    })),
    indicators: form.indicators.map((one) => ({
      ...one,
      row: { ...one.row, name: cleanOrNull(one.row.name), name_printed: cleanOrNull(one.row.name_printed) },
      targets: one.targets.map((target) => ({ ...target, text: cleanOrNull(target.text) })),
    })),
  };
}
