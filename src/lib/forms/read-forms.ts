import type { ReadDocument } from '#lib/documents/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { placeAgency } from './agency.ts';
import type { DocumentReading } from './assemble.ts';
import type { FormDraft, FormReading } from './form-reading.ts';
import { openLedger } from './ledger.ts';
import { lookupsOf } from './lookups.ts';
import { numberRows, type Piece } from './piece.ts';
import { confidenceOf, formProblems } from './problems.ts';
import { readSegments } from './read-form.ts';
import { reflow } from './reflow.ts';
import { splitForms, type Segment } from './split.ts';
import { unreadRows, unseenRows } from './unread.ts';

/** Whether a segment holds anything of a form; a title over nothing is none. */
function isForm(form: FormDraft | undefined): boolean {
  return form !== undefined && form.indicators.length + form.amounts.length + form.goals.length > 0;
}

function judged(form: FormDraft, document: string, vocabulary: Vocabulary): FormReading {
  const agency = placeAgency(form.header, { titles: form.titles, text: form.text, document }, vocabulary);
  const problems = formProblems(form, agency);
  return { ...form, agency, problems, confidence: confidenceOf(form, problems) };
}

/** The cells a form is made of. */
function cellsOf({ titles, rows, repeated = [] }: Segment): readonly Piece[] {
  return [...titles.map((title) => title.piece), ...rows.flatMap((row) => row.pieces), ...repeated];
}

function readSheets(document: ReadDocument, vocabulary: Vocabulary) {
  const lookups = lookupsOf(vocabulary);
  const ledger = openLedger();
  const rows = numberRows(document, (grid) => reflow(grid, lookups));
  const { segments } = splitForms(rows, lookups);
  return { rows, ledger, segments, drafts: readSegments(segments, { ledger, ...lookups }) };
}

/**
 * What stands in the contact fields of a document's forms: names and telephone numbers, as printed. It goes into no
 * table; whoever publishes needs it to be sure that it stands nowhere else, and must not keep it.
 */
export function contactTexts(document: ReadDocument, vocabulary: Vocabulary): readonly string[] {
  const { rows, ledger } = readSheets(document, vocabulary);
  const stretches = rows.flatMap((row) => row.pieces.flatMap((piece) => ledger.stretches(piece)));
  return stretches.filter(({ use }) => use === 'person').map(({ text }) => text);
}

/** Reads every form of a document; what went into no table is listed as unread. */
export function readForms(document: ReadDocument, vocabulary: Vocabulary): DocumentReading {
  const { rows, ledger, segments, drafts } = readSheets(document, vocabulary);
  const forms = drafts.filter(isForm);
  const text = forms.map((form) => form.text).join('\n');
  const cells = segments.flatMap((segment, at) => (isForm(drafts[at]) ? cellsOf(segment) : []));
  const inForms = new Set(cells.map((piece) => piece.id));
  const unread = unreadRows(document.file, { rows, ledger, inForm: (piece) => inForms.has(piece.id) });
  const all = [...unread, ...unseenRows(document)];
  return { document, forms: forms.map((form) => judged(form, text, vocabulary)), unread: all };
}
