import { digestOf } from './hash.ts';
import type { Reference, Rule } from './rule.ts';
import { type SettingRow, settingText } from './settings.ts';

/** A short version of a rule set: the number of rules and a digest of their names and versions. */
export function ruleSetVersion(rules: readonly Rule[]): string {
  const names = rules.map(({ name, version }) => `${name}@${version}`).sort();
  return `${rules.length}-${digestOf(names.join('\n')).slice(0, 8)}`;
}

/** A short version of everything the rules look up: the settings in force and the list of repealed laws. */
export function referenceVersion(settings: readonly SettingRow[], { repealedLaws }: Reference): string {
  const values = settings.map(({ rule, setting, value }) => `${rule}.${setting}=${settingText(value)}`);
  const laws = repealedLaws.map(({ title, repealedOn }) => `${title}@${repealedOn}`);
  return digestOf([...values, ...laws].join('\n')).slice(0, 8);
}
