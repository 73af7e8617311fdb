import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Rule } from './rule.ts';

/** A short version of a rule set: the number of rules and a digest of their names and versions. */
export function ruleSetVersion(rules: readonly Rule[]): string {
  const names = rules.map(({ name, version }) => `${name}@${version}`).sort();
  return `${rules.length}-${bytesToHex(sha256(utf8ToBytes(names.join('\n')))).slice(0, 8)}`;
}
