import type { ReadDocument } from '#lib/documents/index.ts';
import { normalizeLabel } from '#lib/text/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { HEADER_FIELDS, type HeaderField } from './corrections.ts';
import { headerValue } from './corrections-header.ts';
import { masked, sharesPlace } from './corrections-match.ts';
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

/** The lines from where a form begins to where the next one does. */
function linesOfForm(lines: readonly Line[], forms: readonly FormReading[], at: number): readonly Line[] {
  const first = (form: FormReading | undefined): number =>
    form ? lines.findIndex((line) => sharesPlace(line.place, form.place)) : -1;
  const next = first(forms[at + 1]);
  return lines.slice(Math.max(0, first(forms[at])), next < 0 ? undefined : next);
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

function isLabel(text: string, labels: ReadonlySet<string>): boolean {
  const label = normalizeLabel(text);
  return labels.has(label) || labels.has(label.split(/[:：(（]/)[0] ?? label);
}

function printedField(lines: readonly Line[], labels: ReadonlySet<string>, value: string | null): PrintedField {
  const pattern = value === null ? null : patternOf(plain(value));
  const holding = pattern ? lines.filter((line) => pattern.test(plain(line.text))) : [];
  const beside = lines.find((line) => isLabel(line.before, labels));
  const label = lines.find((line) => isLabel(line.text, labels));
  const found = holding.find((line) => isLabel(line.before, labels) || isLabel(line.text, labels)) ?? holding[0];
  const best = found ?? (value === null ? (label ?? beside) : (beside ?? label));
  return best ? { place: best.place, printed: masked(best.text.trim()).slice(0, 200) } : { place: '', printed: '' };
}

/** Where each header field of each form of a document is printed, for the eye and for the anchors of corrections. */
export function headerPlaces(
  document: ReadDocument,
  forms: readonly FormReading[],
  vocabulary: Vocabulary,
): readonly Readonly<Record<HeaderField, PrintedField>>[] {
  const all = linesOf(document);
  return forms.map((form, at) => {
    const lines = linesOfForm(all, forms, at).slice(0, 400);
    const title = { place: form.place, printed: form.title };
    const entries = HEADER_FIELDS.map((field) => {
      if (field === 'title' || field === 'type') return [field, title] as const;
      const value = field === 'project_attribute' ? null : headerValue(form, field);
      const found = printedField(lines, spellings(field, vocabulary), value);
      const beside = lines.find((line) => isLabel(line.before, spellings(field, vocabulary)));
      if (field === 'project_attribute' && beside)
        return [field, { place: beside.place, printed: masked(beside.text) }] as const;
      return [field, found] as const;
    });
    return Object.fromEntries(entries) as Record<HeaderField, PrintedField>;
  });
}
