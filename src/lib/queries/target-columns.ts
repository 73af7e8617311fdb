import type { Sql } from './dialect.ts';

/** Whether one target (alias t, may be missing) has a number, and whether it says anything, as 0 or 1. */
export const HAS_VALUE = `CASE WHEN t.value IS NOT NULL AND t.value <> '' THEN 1 ELSE 0 END`;
export const HAS_WORDS = `CASE WHEN t.text IS NOT NULL AND t.text <> '' AND t.kind <> 'none' THEN 1 ELSE 0 END`;

/** How one row of indicators ⟕ targets reads (`Status`); NULL for a form without indicators. */
export const TARGET_STATUS = `CASE WHEN i.id IS NULL THEN NULL WHEN i.is_placeholder THEN 'placeholder'
  WHEN ${HAS_VALUE} = 1 THEN 'quantified' WHEN ${HAS_WORDS} = 1 THEN 'qualitative' ELSE 'blank' END`;

/** The target's number for comparison and its unit: base value and unit, else the printed number and unit. */
export function comparableNumber(sql: Sql): { readonly value: string; readonly unit: string } {
  return {
    value: `coalesce(${sql.double('t.base_value')}, CASE WHEN t.kind NOT IN ('date', 'ratio') THEN ${sql.parsedNumber('t.value')} END)`,
    unit: sql.string('CASE WHEN t.base_value IS NOT NULL THEN t.base_unit ELSE t.unit END'),
  };
}
