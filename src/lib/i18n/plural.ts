import { groupDigits } from './number.ts';

/** A count with its English noun: `plural(1, 'form')` → "1 form", `plural(2, 'agency', 'agencies')` → "2 agencies". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(String(count))} ${count === 1 ? one : many}`;
}
