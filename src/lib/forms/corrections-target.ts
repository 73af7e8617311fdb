import type { Row } from '#lib/dataset/index.ts';
import { findConcept, type Vocabulary } from '#lib/vocabulary/index.ts';
import type { TargetChange } from './corrections.ts';
import type { IndicatorDraft } from './indicators.ts';
import { readTargets, type TargetContext, type TargetDraft } from './target-reading.ts';

/** What correcting a row needs besides the row. */
export interface RowTools {
  readonly vocabulary: Vocabulary;
  readonly fiscalYear: number | null;
}

/** Flags that say the reader was not sure of the text; a person who looked has answered them. */
export const DOUBTFUL_FLAGS: readonly string[] = [
  'suspect_ocr',
  'ocr_repaired',
  'symbol_conflict',
  'symbol_mismatch',
  'unit_conflict',
  'unit_assumed',
  'lost',
];
const ANSWERED = new Set([...DOUBTFUL_FLAGS, 'corrected', 'checked']);

const SIGNS: Readonly<Partial<Record<TargetDraft['operator'], string>>> = {
  ge: '≥',
  gt: '>',
  le: '≤',
  lt: '<',
  approx: '约',
};

/** The flags of a target a person has settled: doubts gone, `how` (corrected, checked) added. */
export function settledFlags(flags: string | null, how: 'corrected' | 'checked'): string {
  const kept = (flags ?? '').split(';').filter((flag) => flag !== '' && !ANSWERED.has(flag) && !/^reading:/.test(flag));
  return [...kept, how].join(';');
}

interface Asked {
  readonly period: TargetDraft['period'];
  readonly scope: string;
  readonly text: string | null;
}

/** The main target of a text in a row, read as the reader reads it; a blank text is a blank target. */
export function targetOfText(row: IndicatorDraft['row'], asked: Asked, tools: RowTools): TargetDraft {
  const context = contextOf(row, tools);
  const [first] = readTargets(context, { ...asked, flags: ['corrected'] });
  return first ? first.draft : blankTarget(asked);
}

function contextOf(row: IndicatorDraft['row'], { vocabulary, fiscalYear }: RowTools): TargetContext {
  return { vocabulary, fiscalYear, name: row.name ?? '', symbol: row.symbol ?? '', unit: '' };
}

function blankTarget({ period, scope, text }: Asked): TargetDraft {
  const none = { value: null, value_max: null, unit: null, base_value: null, base_unit: null, baseline: null };
  return {
    period,
    scope: scope || null,
    text,
    operator: 'none',
    operator_explicit: false,
    kind: 'none',
    ...none,
    flags: 'corrected',
  };
}

interface TargetOfRow {
  readonly row: IndicatorDraft['row'];
  readonly target: TargetDraft;
}

/** A target with what a person changed: a new text is read again, then operator, values and unit are set. */
export function correctTarget({ row, target }: TargetOfRow, change: TargetChange, tools: RowTools): TargetDraft {
  const { period, scope } = target;
  const printed =
    change.text === undefined || change.text === target.text
      ? target
      : targetOfText(row, { period, scope: scope ?? '', text: change.text }, tools);
  const { text: _, ...values } = change;
  const valued = Object.keys(values).length === 0 ? printed : withValues(row, { ...printed, ...values }, tools);
  const isStated = change.operator !== undefined && change.operator !== printed.operator;
  return {
    ...valued,
    operator_explicit: isStated ? valued.operator !== 'none' : printed.operator_explicit,
    flags: settledFlags(valued.flags, 'corrected'),
  };
}

/** Kind and base value of a target whose operator, values and unit are given, as the grammar would read them. */
function withValues(row: IndicatorDraft['row'], target: TargetDraft, tools: RowTools): TargetDraft {
  const { operator, value, value_max: highest, unit } = target;
  if (value === null) return { ...target, value_max: null, base_value: null, base_unit: null };
  const sign = SIGNS[operator] ?? '';
  const stated = operator === 'between' && highest !== null ? `${value}-${highest}` : `${sign}${value}`;
  const context = { ...contextOf(row, tools), symbol: '' };
  const [first] = readTargets(context, { period: 'annual', scope: '', text: stated + (unit ?? ''), flags: [] });
  if (first?.draft.value !== value) return { ...target, base_value: null, base_unit: null };
  const { kind, base_value, base_unit } = first.draft;
  return { ...target, kind, base_value, base_unit };
}

/** The comparison key and direction of a row under its present name, levels and target. */
export function conceptOfRow(
  { row, targets }: Pick<IndicatorDraft, 'row' | 'targets'>,
  vocabulary: Vocabulary,
): Pick<Row<'indicators'>, 'concept' | 'direction'> {
  const [target] = targets;
  const found = findConcept(vocabulary, row.name ?? row.name_printed ?? '', {
    level1: row.level1 ?? '',
    level2: row.level2 ?? '',
    kind: target?.kind ?? 'none',
    unit: target?.unit ?? null,
    target: target?.text ?? '',
  });
  return { concept: found?.code ?? null, direction: found?.direction ?? row.direction };
}
