import { checksOf, suspectMisreading } from './checks.ts';
import type { Columns } from './columns.ts';
import type { Draft } from './draft.ts';
import { normalizeTarget } from './normalize.ts';
import { operatorOfSymbol } from './operator.ts';
import { settleTime } from './time-reading.ts';
import { supplyUnit } from './unit-supply.ts';
import type { Units } from './unit.ts';

/** A stretch of time with the symbol ≤ ends with its last day, with ≥ it begins with its first. */
function bounded(draft: Draft, operator: Draft['operator']): Draft {
  if (operator === 'eq') return { ...draft, explicit: true };
  const value = operator === 'le' || operator === 'lt' ? draft.valueMax : draft.value;
  return { ...draft, operator, explicit: true, value, valueMax: null };
}

/** An operator from the symbol column where the text has none; a contradiction is flagged, the text wins. */
function supplyOperator(draft: Draft, symbol: string): Draft {
  const { text } = normalizeTarget(symbol);
  const operator = operatorOfSymbol(text);
  if (/^(?:定性|文字)/.test(text)) return { ...draft, flags: [...draft.flags, 'symbol_mismatch'] };
  if (operator === null) return draft;
  if (!draft.explicit)
    return draft.valueMax === null ? { ...draft, operator, explicit: true } : bounded(draft, operator);
  if (draft.operator === operator || ['between', 'approx'].includes(draft.operator)) return draft;
  return { ...draft, flags: [...draft.flags, 'symbol_conflict'] };
}

/** A draft with the columns beside it taken into account: unit, then operator, then what looks wrong. */
export function complete(units: Units, draft: Draft, columns: Columns): Draft {
  const timed = settleTime(units, draft, columns);
  const measured = settleTime(units, supplyUnit(units, timed, columns), columns);
  const checked = suspectMisreading(supplyOperator(measured, columns.symbol), columns);
  return { ...checked, flags: [...new Set([...checked.flags, ...checksOf(checked, columns)])] };
}
