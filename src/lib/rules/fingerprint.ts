import { compare } from './row-groups.ts';
import { formIdentity } from './form-view.ts';
import { digestOf } from './hash.ts';
import { key } from './reading/key.ts';
import type { Draft, RuleMeta } from './rule.ts';

function digest(parts: readonly string[]): string {
  return digestOf(JSON.stringify(parts));
}

/**
 * The stable id of a finding: the rule, the forms by agency, year, type and project, and the subject in the form's own
 * words. Row order, ids, files and line numbers play no part, nor does the value found, so that a decision is met again
 * after the value has changed.
 */
export function fingerprintOf(rule: RuleMeta, { forms, subject }: Draft): string {
  const identities = forms.map((form) => formIdentity(form).join('\u001f')).sort(compare);
  return digest([rule.name, ...new Set(identities), '\u001e', ...subject]);
}

/**
 * What the finding rests on, context left out: it changes with the words or numbers found and with the rule's version,
 * and reopens a decision.
 */
export function stateOf(rule: RuleMeta, { facts }: Draft): string {
  const decisive = facts.filter(({ role }) => role !== 'context');
  const told = decisive.map(
    ({ role, text, start, end }) => `${role}\u001f${key(start === undefined ? text : text.slice(start, end))}`,
  );
  return digest([rule.name, String(rule.version), ...told.sort(compare)]);
}
