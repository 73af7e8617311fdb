import { digestOf } from './hash.ts';
import type { Rule } from './rule.ts';

/** A short version of a rule set: the number of rules and a digest of their names and versions. */
export function ruleSetVersion(rules: readonly Rule[]): string {
  const names = rules.map(({ name, version }) => `${name}@${version}`).sort();
  return `${rules.length}-${digestOf(names.join('\n')).slice(0, 8)}`;
}
