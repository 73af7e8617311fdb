import type { Directory } from './directory.ts';
import type { Entry } from './entry.ts';

/** Where else a rule spoke among the peers of a form. */
export interface Neighbours {
  readonly shown: readonly Entry[];
  /** Forms of peers in which the rule spoke, of so many. */
  readonly forms: number;
  readonly all: number;
}

const SHOWN = 6;

/** Entries by the rule that spoke. */
export function entriesByRule(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.finding.rule);
    if (group === undefined) groups.set(entry.finding.rule, [entry]);
    else group.push(entry);
  }
  return groups;
}

/**
 * The findings of the same rule in forms of the same type by other agencies of the same kind; one for each form, the
 * same year first. `entries` may be those of the rule only.
 */
export function neighboursOf(entry: Entry, entries: readonly Entry[], directory: Directory): Neighbours {
  const [form] = entry.forms;
  if (form === undefined || form.kind === '') return { shown: [], forms: 0, all: 0 };
  const own = new Set(entry.forms.map(({ agencyId }) => agencyId));
  const found = new Map<string, Entry>();
  for (const one of entries) {
    const [other] = one.forms;
    if (one.finding.rule !== entry.finding.rule || other === undefined || own.has(other.agencyId)) continue;
    if (other.kind === form.kind && other.type === form.type && !found.has(other.id)) found.set(other.id, one);
  }
  const isSameYear = (one: Entry) => (one.forms[0]?.year === form.year ? 0 : 1);
  const ordered = [...found.values()].sort((left, right) => isSameYear(left) - isSameYear(right));
  return { shown: ordered.slice(0, SHOWN), forms: found.size, all: directory.peerForms(form) };
}
