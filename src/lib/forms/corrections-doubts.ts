import type { Problem } from '#lib/documents/index.ts';
import type { DocumentReading } from './assemble.ts';
import type { RowAnchor } from './corrections.ts';
import { anchorOf, byPlace, placedIndicators, sharesPlace } from './corrections-match.ts';
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

function identified({ kind, code, form, place, printed, nth }: Sketch): string {
  return [kind, code, form, place, printed.replace(/\s+/g, ''), nth ?? 1].join('|');
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

/** Everything doubtful in the reading of a document, in the order of the document, and the pieces it did not read. */
export function doubtsOf({ document, forms, unread }: DocumentReading): readonly Doubt[] {
  const whole = document.problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, place, severity, values }): Sketch => ({
      kind: 'problem',
      form: '',
      code,
      place,
      printed: '',
      severity,
      values,
    }));
  const inForms = forms.flatMap((form) => [...problemDoubts(form), ...rowDoubts(form)]);
  const pieces = unread
    .filter(({ reason }) => !EXPECTED.has(reason))
    .map(({ source_place: place, text: printed, reason: code }): Sketch => {
      const form = formAround(forms, place);
      return { kind: 'unread', form, code, place, printed, severity: 'info', values: {} };
    });
  const sorted = [...inForms, ...pieces].sort((left, right) => byPlace(left.place, right.place));
  const doubts = [...whole, ...sorted].map((sketch) => ({ ...sketch, id: identified(sketch) }));
  return [...new Map(doubts.map((doubt) => [doubt.id, doubt])).values()];
}

/** The place of the form a place lies in: the last one that begins before it, else the first. */
function formAround(forms: readonly FormReading[], place: string): string {
  const before = forms.filter((form) => byPlace(form.place, place) <= 0);
  return (before.at(-1) ?? forms[0])?.place ?? '';
}
