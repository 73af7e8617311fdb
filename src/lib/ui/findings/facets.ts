import type { Messages } from '#lib/i18n/index.ts';
import type { Directory } from './directory.ts';
import type { Field } from './entry.ts';
import { SEVERITIES } from './grouping.ts';
import type { RuleNotes } from './rule-note.ts';

/** Values with an order of their own; the others stand by their counts, those chosen first, years by number. */
const ORDER: Partial<Readonly<Record<Field, readonly string[]>>> = {
  decision: ['open', 'reopened', 'confirmed', 'to_clarify', 'dismissed'],
  severity: SEVERITIES,
  stance: ['invalid', 'mistake', 'signal'],
};

/** How often each value of a field occurs, and those chosen. */
interface Occurring {
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: readonly string[];
}

/** The values of a field to choose from, in the order of the page; a chosen one that keeps nothing stays. */
export function fieldValues(field: Field, { counts, chosen }: Occurring): readonly string[] {
  const values = [...new Set([...counts.keys(), ...chosen])];
  const order = ORDER[field];
  if (order !== undefined) return order.filter((value) => values.includes(value));
  if (field === 'year') return values.sort((left, right) => Number(right) - Number(left));
  const rank = (value: string) => (chosen.includes(value) ? Infinity : (counts.get(value) ?? 0));
  return values.sort((left, right) => {
    if (rank(left) !== rank(right)) return rank(left) > rank(right) ? -1 : 1;
    return left < right ? -1 : 1;
  });
}

/** What names are taken from. */
interface Names {
  readonly messages: Messages;
  readonly desk: { readonly directory: Directory; readonly notes: RuleNotes };
}

/** The name of a field's value; an unknown one names itself. */
export function valueName(field: Field, value: string, { messages, desk }: Names): string {
  const { statuses, severities, stances } = messages.findings;
  if (field === 'rule') return desk.notes.titleOf(value);
  if (field === 'agency') return desk.directory.agencyName(value);
  if (field === 'region') return desk.directory.regionName(value);
  if (field === 'year') return value;
  const names: Readonly<Record<string, string>> = { decision: statuses, severity: severities, stance: stances }[field];
  return names[value] ?? value;
}
