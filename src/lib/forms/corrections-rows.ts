import type { CorrectionOf, IndicatorChange, RowContent, StaleReason } from './corrections.ts';
import { byPlace, findRow, joinedPlaces, placedIndicators, printsSame, sharesPlace } from './corrections-match.ts';
import { conceptOfRow, correctTarget, targetOfText, type RowTools } from './corrections-target.ts';
import type { FormReading } from './form-reading.ts';
import type { IndicatorDraft } from './indicators.ts';

/** A form after a correction, or why the correction does not fit it. */
export type RowOutcome = FormReading | StaleReason;

/** Applies a correction to the indicator rows of a form. */
export type RowStep<K extends 'indicator' | 'target' | 'split' | 'merge' | 'add'> = (
  form: FormReading,
  correction: CorrectionOf<K>,
  tools: RowTools,
) => RowOutcome;

function replaced(form: FormReading, at: number, rows: readonly IndicatorDraft[]): FormReading {
  return { ...form, indicators: [...form.indicators.slice(0, at), ...rows, ...form.indicators.slice(at + 1)] };
}

function isKnownLevel(level: 1 | 2, code: string | null | undefined, { vocabulary }: RowTools): boolean {
  return (
    code === undefined || code === null || vocabulary.levels.some((term) => term.level === level && term.code === code)
  );
}

function isKnownConcept(concept: string | null | undefined, { vocabulary }: RowTools): boolean {
  return concept === undefined || concept === null || vocabulary.concepts.some(({ code }) => code === concept);
}

function levelsKnown(change: Pick<IndicatorChange, 'level1' | 'level2'>, tools: RowTools): boolean {
  return isKnownLevel(1, change.level1, tools) && isKnownLevel(2, change.level2, tools);
}

/** The row with a new level: what a person states counts as printed; nothing stated as absent. */
function withLevels(row: IndicatorDraft['row'], change: Pick<IndicatorChange, 'level1' | 'level2'>) {
  const origin = (code: string | null) => (code === null ? ('absent' as const) : ('explicit' as const));
  const first = change.level1 === undefined ? {} : { level1: change.level1, level1_origin: origin(change.level1) };
  const second = change.level2 === undefined ? {} : { level2: change.level2, level2_origin: origin(change.level2) };
  return { ...row, ...first, ...second };
}

/** Level, name or concept of a row; without a concept given, the one that fits the new name and levels. */
export const applyIndicator: RowStep<'indicator'> = (form, correction, tools) => {
  const at = findRow(placedIndicators(form), correction);
  const own = form.indicators[at];
  if (!own) return 'row_gone';
  const { should } = correction;
  const conceptKnown = isKnownConcept(should.concept, tools);
  if (!levelsKnown(should, tools) || !conceptKnown) return 'value_unusable';
  const named = { ...withLevels(own.row, should), ...(should.name === undefined ? {} : { name: should.name }) };
  const draft = { ...own, row: named, cost: 0, stray: 0 };
  const found = conceptOfRow(draft, tools.vocabulary);
  const concept = should.concept === undefined ? found : conceptGiven(should.concept, named, tools);
  return replaced(form, at, [{ ...draft, row: { ...named, ...concept } }]);
};

function conceptGiven(concept: string | null, row: IndicatorDraft['row'], { vocabulary }: RowTools) {
  const term = vocabulary.concepts.find(({ code }) => code === concept);
  return { concept, direction: term?.direction ?? row.direction };
}

/** Text, operator, value or unit of one target of a row. */
export const applyTarget: RowStep<'target'> = (form, correction, tools) => {
  const at = findRow(placedIndicators(form), correction);
  const own = form.indicators[at];
  if (!own) return 'row_gone';
  const { period, scope, should } = correction;
  const isMeant = (target: IndicatorDraft['targets'][number]): boolean =>
    target.period === period && (target.scope ?? '') === scope;
  const known = own.targets.find(isMeant);
  const asked = { period, scope, text: null };
  const target = correctTarget({ row: own.row, target: known ?? targetOfText(own.row, asked, tools) }, should, tools);
  const targets = known ? own.targets.map((one) => (isMeant(one) ? target : one)) : [...own.targets, target];
  return replaced(form, at, [{ ...own, targets, cost: 0, stray: 0 }]);
};

/** The row a person states, on the base of the row it was taken from. */
function rowOf(content: RowContent, base: IndicatorDraft, tools: RowTools): IndicatorDraft {
  const { name, target } = content;
  const period = base.targets[0]?.period ?? 'annual';
  const levels = withLevels(base.row, content);
  const row = { ...levels, name, name_printed: name ?? target, is_placeholder: false };
  const targets = [targetOfText(row, { period, scope: '', text: target }, tools)];
  const draft = { row, targets, cost: 0, stray: 0 };
  return { ...base, ...draft, row: { ...row, ...conceptOfRow(draft, tools.vocabulary) } };
}

function hasRow(form: FormReading, place: string, { name, target }: RowContent): boolean {
  const printed = name ?? target ?? '';
  return placedIndicators(form).some((row) => sharesPlace(row.place, place) && printsSame(row.printed, printed));
}

/** One row that holds several. A reading that has them already stays as it is. */
export const applySplit: RowStep<'split'> = (form, correction, tools) => {
  const at = findRow(placedIndicators(form), correction);
  const own = form.indicators[at];
  if (!own) return correction.should.every((row) => hasRow(form, correction.place, row)) ? form : 'row_gone';
  if (!correction.should.every((row) => levelsKnown(row, tools))) return 'value_unusable';
  return replaced(
    form,
    at,
    correction.should.map((row) => rowOf(row, own, tools)),
  );
};

/** Two rows that are one: its place is both places. A reading that has the one already stays as it is. */
export const applyMerge: RowStep<'merge'> = (form, correction, tools) => {
  const rows = placedIndicators(form);
  const [first, second] = [findRow(rows, correction), findRow(rows, correction.with)];
  const [own, other] = [form.indicators[first], form.indicators[second]];
  if (!own || !other || first === second) {
    return hasRow(form, correction.place, correction.should) ? form : 'row_gone';
  }
  if (!levelsKnown(correction.should, tools)) return 'value_unusable';
  const merged = rowOf(correction.should, own, tools);
  const [main] = merged.targets;
  const others = [...own.targets.slice(1), ...other.targets].filter(
    (target) => target.period !== main?.period || (target.scope ?? '') !== (main.scope ?? ''),
  );
  const unique = others.filter(
    (target, place) =>
      others.findIndex((one) => one.period === target.period && (one.scope ?? '') === (target.scope ?? '')) === place,
  );
  const place = joinedPlaces(own.row.source_place, other.row.source_place);
  const whole = { ...merged, row: { ...merged.row, source_place: place }, targets: [...merged.targets, ...unique] };
  const joined = replaced(form, first, [whole]);
  return { ...joined, indicators: joined.indicators.filter((_, at) => at !== second) };
};

const EMPTY_ROW: Omit<IndicatorDraft['row'], 'source_place'> = {
  level1: null,
  level2: null,
  level1_label: null,
  level2_label: null,
  level1_origin: 'absent',
  level2_origin: 'absent',
  name: null,
  name_printed: null,
  concept: null,
  direction: 'not_applicable',
  symbol: null,
  weight: null,
  is_placeholder: false,
  remark: null,
};

/** A row the reader did not see, in its place among the others. */
export const applyAdd: RowStep<'add'> = (form, correction, tools) => {
  if (hasRow(form, correction.place, correction.should)) return form;
  if (!levelsKnown(correction.should, tools)) return 'value_unusable';
  const row = { ...EMPTY_ROW, source_place: correction.place };
  const added = rowOf(correction.should, { row, targets: [], cost: 0, stray: 0 }, tools);
  const next = form.indicators.findIndex((one) => byPlace(one.row.source_place, correction.place) > 0);
  const at = next < 0 ? form.indicators.length : next;
  return { ...form, indicators: [...form.indicators.slice(0, at), added, ...form.indicators.slice(at)] };
};
