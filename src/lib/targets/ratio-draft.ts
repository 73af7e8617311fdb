import { BARE } from './draft.ts';
import type { Draft } from './draft.ts';
import { readPrefix, readSuffix } from './operator.ts';

const RATIO = /(?<![\d:.])(\d+(?:\.\d+)?)[:比](\d+(?:\.\d+)?)(?![\d:.])|^(\d+)\/(\d+)$/;

/** A ratio such as 1:15, 1比3 or 3/5 as a target. */
export function ratioDraft(clause: string): Draft | null {
  const ratio = RATIO.exec(clause);
  if (!ratio) return null;
  const { operator, approx } = readPrefix(clause.slice(0, ratio.index));
  const suffix = readSuffix(clause.slice(ratio.index + ratio[0].length));
  const worded = operator ?? suffix.operator;
  const value = ratio[0].replace(/[/比]/, ':');
  const about = approx || suffix.approx;
  return {
    ...BARE,
    operator: worded ?? (about ? 'approx' : 'eq'),
    explicit: worded !== null || about,
    value,
    kind: 'ratio',
    flags: about ? ['approx'] : [],
  };
}
