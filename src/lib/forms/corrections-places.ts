import type { ReadDocument } from '#lib/documents/index.ts';
import { normalizeLabel } from '#lib/text/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { HEADER_FIELDS, type HeaderField } from './corrections.ts';
import { headerValue } from './corrections-header.ts';
import { masked } from './corrections-match.ts';
import type { FormReading } from './form-reading.ts';

/** Where a header field is printed, or its label where it has no value; both empty if neither is found. */
export interface PrintedField {
  readonly place: string;
  readonly printed: string;
}

interface Line {
  readonly text: string;
  readonly place: string;
  /** The cell before it in its row. */
  readonly before: string;
}

const LABELS: Readonly<Partial<Record<HeaderField, readonly string[]>>> = {
  project_name: ['project_name', 'special_fund_name'],
  start: ['period'],
  end: ['period'],
  submitted_on: ['submission_date'],
  posts: ['personnel'],
  in_post: ['personnel'],
  retired: ['personnel'],
};

const plain = (text: string): string => text.replace(/\s+/g, '');

function linesOf({ grids }: ReadDocument): readonly Line[] {
  return grids.flatMap((grid) =>
    grid.rows.flatMap((row) => {
      const cells = row.filter((cell) => cell.text.trim() !== '');
      return cells.map(({ text, place }, at) => ({ text, place, before: cells[at - 1]?.text ?? '' }));
    }),
  );
}

/** How many lines below its beginning a form's header is looked for. */
const REACH = 400;

/** The lines a form begins with, up to where the next one does. */
function headLines(lines: readonly Line[], starts: readonly number[], at: number): readonly Line[] {
  const start = starts[at] ?? 0;
  const next = starts.reduce((least, other) => (other > start ? Math.min(least, other) : least), Infinity);
  return lines.slice(start, Math.min(start + REACH, next));
}

/** The index of the first line of each form. */
function startsOf(lines: readonly Line[], forms: readonly FormReading[]): readonly number[] {
  const indexes = new Map<string, number>();
  lines.forEach(({ place }, at) => void (indexes.has(place) || indexes.set(place, at)));
  return forms.map(({ place }) => {
    const found = place.split(';').flatMap((one) => indexes.get(one) ?? []);
    return found.length > 0 ? Math.min(...found) : 0;
  });
}

function spellings(field: HeaderField, { headerFields }: Vocabulary): ReadonlySet<string> {
  const codes = LABELS[field] ?? [field];
  const terms = headerFields.filter((term) => codes.includes(term.field));
  return new Set(terms.flatMap((term) => [term.zh, ...term.synonyms]).map(normalizeLabel));
}

/** A pattern for a value as documents print it: years and months in any notation, everything else to the letter. */
function patternOf(value: string): RegExp {
  const date = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value);
  const digits = (part: string | undefined): string => (part ? `\\D{1,2}0?${Number(part)}(?!\\d)` : '');
  if (date) return new RegExp(`${date[1]}${digits(date[2])}${digits(date[3])}`);
  return new RegExp(value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}

/** A line with the labels its text and the cell before it may be. */
interface LabelledLine extends Line {
  readonly plain: string;
  readonly own: readonly string[];
  readonly asked: readonly string[];
}

function labelsIn(text: string): readonly string[] {
  const label = normalizeLabel(text);
  return [label, label.split(/[:：(（]/)[0] ?? label];
}

function labelled(line: Line): LabelledLine {
  return { ...line, plain: plain(line.text), own: labelsIn(line.text), asked: labelsIn(line.before) };
}

function printedField(lines: readonly LabelledLine[], labels: ReadonlySet<string>, value: string | null): PrintedField {
  const asks = (texts: readonly string[]): boolean => texts.some((text) => labels.has(text));
  const pattern = value === null ? null : patternOf(plain(value));
  const holding = pattern ? lines.filter((line) => pattern.test(line.plain)) : [];
  const beside = lines.find((line) => asks(line.asked));
  const label = lines.find((line) => asks(line.own));
  const found = holding.find((line) => asks(line.asked) || asks(line.own)) ?? holding[0];
  const best = found ?? (value === null ? (label ?? beside) : (beside ?? label));
  return best ? { place: best.place, printed: masked(best.text.trim()).slice(0, 200) } : { place: '', printed: '' };
}

/** The attribute is printed as ticks: the cell beside its label, else the label. */
function attributeField(lines: readonly LabelledLine[], labels: ReadonlySet<string>): PrintedField {
  const beside = lines.find((line) => line.asked.some((text) => labels.has(text)));
  return beside ? { place: beside.place, printed: masked(beside.text) } : printedField(lines, labels, null);
}

/** Where each header field of each form of a document is printed, for the eye and for the anchors of corrections. */
export function headerPlaces(
  document: ReadDocument,
  forms: readonly FormReading[],
  vocabulary: Vocabulary,
): readonly Readonly<Record<HeaderField, PrintedField>>[] {
  const all = linesOf(document);
  const starts = startsOf(all, forms);
  const labels = HEADER_FIELDS.map((field) => [field, spellings(field, vocabulary)] as const);
  return forms.map((form, at) => {
    const lines = headLines(all, starts, at).map(labelled);
    const title = { place: form.place, printed: form.title };
    const entries = labels.map(([field, words]) => {
      if (field === 'title' || field === 'type') return [field, title] as const;
      if (field === 'project_attribute') return [field, attributeField(lines, words)] as const;
      return [field, printedField(lines, words, headerValue(form, field))] as const;
    });
    return Object.fromEntries(entries) as Record<HeaderField, PrintedField>;
  });
}
