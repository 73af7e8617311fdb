import type { Problem } from '#lib/documents/index.ts';
import type { DocumentReading } from './assemble.ts';
import type { RowAnchor } from './corrections.ts';
import { anchorOf, placedIndicators, placeKey, sharesPlace } from './corrections-match.ts';
import { DOUBTFUL_FLAGS } from './corrections-target.ts';
import type { FormReading } from './form-reading.ts';
import type { UnreadReason } from './ledger.ts';

/** Something a person should look at: a problem of the reading, a target read with doubt, or a piece that was not read. */
export interface Doubt extends RowAnchor {
  /** The same for the same doubt of a document, whatever was settled before. */
  readonly id: string;
  readonly kind: 'problem' | 'flag' | 'unread';
  /** Code of the problem or flag, or the reason a piece is unread. */
  readonly code: string;
  /** Place of the form it belongs to; empty for the document. */
  readonly form: string;
  readonly severity: Problem['severity'];
  readonly values: Problem['values'];
}

/** Reasons that need no look: labels, decoration and what is left out on purpose. */
const EXPECTED: ReadonlySet<UnreadReason> = new Set([
  'contact',
  'label',
  'decoration',
  'signature',
  'review',
  'irrelevant',
]);

type Sketch = Omit<Doubt, 'id'>;

type Named = Pick<Sketch, 'kind' | 'code' | 'form' | 'place' | 'printed' | 'nth'>;

function identified({ kind, code, form, place, printed, nth }: Named): string {
  // A place has one unread piece, whichever form is found to be around it.
  return [kind, code, kind === 'unread' ? '' : form, place, printed.replace(/\s+/g, ''), nth ?? 1].join('|');
}

function rowDoubts(form: FormReading): readonly Sketch[] {
  const rows = placedIndicators(form);
  return form.indicators.flatMap(({ targets }, at) => {
    const flags = targets.flatMap(({ flags: own }) => (own ?? '').split(';'));
    const codes = DOUBTFUL_FLAGS.filter((flag) => flags.includes(flag) && flag !== 'lost');
    const base = { kind: 'flag', form: form.place, severity: 'warning', values: {}, ...anchorOf(rows, at) } as const;
    return codes.map((code) => ({ ...base, code }));
  });
}

function problemDoubts(form: FormReading): readonly Sketch[] {
  const rows = placedIndicators(form);
  return form.problems.map(({ code, place, severity, values }) => {
    const at = place === form.place ? -1 : rows.findIndex((row) => sharesPlace(row.place, place));
    const anchor = at < 0 ? { place, printed: '' } : { ...anchorOf(rows, at), place };
    return { kind: 'problem', form: form.place, code, severity, values, ...anchor };
  });
}

interface Keyed {
  readonly key: string;
  readonly sketch: Sketch;
}

const byKey = (left: { readonly key: string }, right: { readonly key: string }): number =>
  left.key < right.key ? -1 : left.key > right.key ? 1 : 0;

function documentDoubts({ document }: DocumentReading): readonly Sketch[] {
  const told = document.problems.filter(({ severity }) => severity !== 'info');
  return told.map(({ code, place, severity, values }) => {
    return { kind: 'problem', form: '', code, place, printed: '', severity, values };
  });
}

function formDoubts({ forms }: DocumentReading): readonly Sketch[] {
  return forms.flatMap((form) => [...problemDoubts(form), ...rowDoubts(form)]);
}

/** The ids of what is doubtful in a reading now: a doubt that is not among them is settled. */
export function doubtIds(reading: DocumentReading): ReadonlySet<string> {
  const read = [...documentDoubts(reading), ...formDoubts(reading)].map(identified);
  const pieces = reading.unread
    .filter(({ reason }) => !EXPECTED.has(reason))
    .map(({ source_place: place, text: printed, reason: code }) =>
      identified({ kind: 'unread', code, form: '', place, printed }),
    );
  return new Set([...read, ...pieces]);
}

/** Everything doubtful in the reading of a document, in the order of the document, and the pieces it did not read. */
export function doubtsOf(reading: DocumentReading): readonly Doubt[] {
  const { forms, unread } = reading;
  const inForms = formDoubts(reading).map((sketch): Keyed => ({ key: placeKey(sketch.place), sketch }));
  const starts = forms.map(({ place }) => ({ key: placeKey(place), place })).sort(byKey);
  const pieces = unread
    .filter(({ reason }) => !EXPECTED.has(reason))
    .map(({ source_place: place, text: printed, reason: code }): Keyed => {
      const key = placeKey(place);
      const form = formAround(starts, key);
      return { key, sketch: { kind: 'unread', form, code, place, printed, severity: 'info', values: {} } };
    });
  const sorted = [...inForms, ...pieces].sort(byKey).map(({ sketch }) => sketch);
  const doubts = [...documentDoubts(reading), ...sorted].map((sketch) => ({ ...sketch, id: identified(sketch) }));
  return [...new Map(doubts.map((doubt) => [doubt.id, doubt])).values()];
}

interface Start {
  readonly key: string;
  readonly place: string;
}

/** The place of the form a place lies in: the last one that begins before it, else the first. */
function formAround(starts: readonly Start[], key: string): string {
  const before = starts.findLast((start) => start.key <= key);
  return (before ?? starts[0])?.place ?? '';
}
