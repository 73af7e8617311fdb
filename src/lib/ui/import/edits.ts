import {
  anchorOf,
  headerValue,
  placedAmounts,
  placedGoals,
  placedIndicators,
  type Correction,
  type Doubt,
  type FormReading,
  type HeaderField,
  type LabelField,
  type PrintedField,
  type RowContent,
  type RowTable,
} from '#lib/forms/index.ts';

/** Corrections made from what a person typed; each says what was printed, what was read and what it should be. */

type Values = Readonly<Record<string, string>>;

const orNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

/** Another value of a header field; none if it is the value read. */
export function headerEdit(
  form: FormReading,
  field: HeaderField,
  typed: { value: string; printed: PrintedField },
): Correction[] {
  const read = headerValue(form, field);
  const value = orNull(typed.value);
  if (value === read) return [];
  return [{ kind: 'header', form: form.place, ...typed.printed, field, read: { value: read }, should: { value } }];
}

/** Another code, period, number or unit of an amount. */
export function amountEdit(form: FormReading, at: number, typed: Values): Correction[] {
  const amount = form.amounts[at];
  if (!amount) return [];
  const { breakdown, code, period, amount_wan: number } = amount;
  const [newBreakdown = breakdown, newCode = ''] = (typed['code'] ?? '').split(' ') as [typeof breakdown, string];
  const unit = typed['unit'] ?? '万元';
  const should = {
    ...(newBreakdown === breakdown ? {} : { breakdown: newBreakdown }),
    ...(newCode === (code ?? '') ? {} : { code: (orNull(newCode) ?? null) as typeof code }),
    ...(typed['period'] === period ? {} : { period: typed['period'] as typeof period }),
    ...(orNull(typed['number']) === number && unit === '万元' ? {} : { number: orNull(typed['number']), unit }),
  };
  if (Object.keys(should).length === 0) return [];
  const read = { breakdown, code, period, number };
  return [{ kind: 'amount', form: form.place, ...anchorOf(placedAmounts(form), at), read, should }];
}

/** All amounts of a form in another unit of money than the one they were read in. */
export function unitEdit(form: FormReading, unit: string): Correction[] {
  return form.amounts.flatMap(({ amount_wan: number }, at): Correction[] => {
    if (number === null || unit === '万元') return [];
    const anchor = anchorOf(placedAmounts(form), at);
    return [{ kind: 'amount', form: form.place, ...anchor, read: { number }, should: { number, unit } }];
  });
}

/** Another horizon of a goal. */
export function goalEdit(form: FormReading, at: number, typed: Values): Correction[] {
  const goal = form.goals[at];
  const horizon = typed['horizon'] as FormReading['goals'][number]['horizon'];
  if (!goal || goal.horizon === horizon) return [];
  const anchor = anchorOf(placedGoals(form), at);
  return [{ kind: 'goal', form: form.place, ...anchor, read: { horizon: goal.horizon }, should: { horizon } }];
}

function levelsOf(typed: Values): { level1: string | null; level2: string | null } {
  return { level1: orNull(typed['level1']), level2: orNull(typed['level2']) };
}

/** What changed of a row's levels, name and concept, and of each of its targets. */
export function indicatorEdit(form: FormReading, at: number, typed: Values): Correction[] {
  const indicator = form.indicators[at];
  if (!indicator) return [];
  const { row, targets } = indicator;
  const anchor = { form: form.place, ...anchorOf(placedIndicators(form), at) };
  const wanted = { ...levelsOf(typed), name: orNull(typed['name']), concept: orNull(typed['concept']) };
  const read = { level1: row.level1, level2: row.level2, name: row.name, concept: row.concept };
  const should = changed(read, wanted);
  const own: Correction[] =
    Object.keys(should).length === 0 ? [] : [{ kind: 'indicator', ...anchor, read: only(read, should), should }];
  const others = targets.flatMap((target, place): Correction[] => {
    const { period, scope } = target;
    const read = {
      text: target.text,
      operator: target.operator,
      value: target.value,
      value_max: target.value_max,
      unit: target.unit,
    };
    const wanted = {
      text: orNull(typed[`text${place}`]),
      operator: (typed[`operator${place}`] ?? target.operator) as typeof target.operator,
      value: orNull(typed[`value${place}`]),
      value_max: orNull(typed[`value_max${place}`]),
      unit: orNull(typed[`unit${place}`]),
    };
    const should = changed(read, wanted);
    if (Object.keys(should).length === 0) return [];
    return [{ kind: 'target', ...anchor, period, scope: scope ?? '', read: only(read, should), should }];
  });
  return [...own, ...others, ...carriedEdits(form, at, typed)];
}

type Level = 'level1' | 'level2';

/** The rows below a row that took its level over because their own cell is merged with it. */
export function carriedRows(form: FormReading, at: number, level: Level): readonly number[] {
  const code = form.indicators[at]?.row[level] ?? null;
  const below = form.indicators.slice(at + 1);
  const isCarried = ({ row }: (typeof below)[number]): boolean =>
    row[level] === code && row[`${level}_origin`] === 'carried';
  const end = below.findIndex((one) => !isCarried(one));
  return below.slice(0, end < 0 ? undefined : end).map((_, no) => at + 1 + no);
}

/** A level of a row given to the rows that carry it, where a person wants that. */
function carriedEdits(form: FormReading, at: number, typed: Values): Correction[] {
  if (typed['carried'] !== 'yes') return [];
  const row = form.indicators[at]?.row;
  return (['level1', 'level2'] as const).flatMap((level) => {
    const wanted = orNull(typed[level]);
    if (!row || row[level] === wanted) return [];
    return carriedRows(form, at, level).map((no): Correction => {
      const anchor = anchorOf(placedIndicators(form), no);
      return {
        kind: 'indicator',
        form: form.place,
        ...anchor,
        read: { [level]: row[level] },
        should: { [level]: wanted },
      };
    });
  });
}

function changed<T extends object>(read: T, wanted: T): Partial<T> {
  const entries = Object.entries(wanted).filter(([name, value]) => read[name as keyof T] !== value);
  return Object.fromEntries(entries) as Partial<T>;
}

function only<T extends Readonly<Record<string, string | null>>>(
  read: T,
  should: object,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.entries(read).filter(([name]) => name in should));
}

/** What a row says, as the editor of its boundaries begins with it. */
export function contentOf(form: FormReading, at: number): RowContent {
  const indicator = form.indicators[at];
  const { level1 = null, level2 = null, name = null } = indicator?.row ?? {};
  return { level1, level2, name, target: indicator?.targets[0]?.text ?? null };
}

function readOf({ name, target }: RowContent) {
  return { name, target };
}

/** One row that is two. */
export function splitEdit(form: FormReading, at: number, typed: Values): Correction[] {
  const own = contentOf(form, at);
  const part = (no: 1 | 2): RowContent => ({
    level1: own.level1,
    level2: own.level2,
    name: orNull(typed[`name${no}`]),
    target: orNull(typed[`target${no}`]),
  });
  const anchor = anchorOf(placedIndicators(form), at);
  return [{ kind: 'split', form: form.place, ...anchor, read: readOf(own), should: [part(1), part(2)] }];
}

/** A row and the one below it that are one. */
export function mergeEdit(form: FormReading, at: number, typed: Values): Correction[] {
  const own = contentOf(form, at);
  const rows = placedIndicators(form);
  const should = { ...own, name: orNull(typed['name']), target: orNull(typed['target']) };
  const anchor = { form: form.place, ...anchorOf(rows, at) };
  return [{ kind: 'merge', ...anchor, with: anchorOf(rows, at + 1), read: readOf(own), should }];
}

/** A row that is none. */
export function removeEdit(form: FormReading, table: RowTable, at: number): Correction[] {
  const lists = { indicators: placedIndicators, amounts: placedAmounts, goals: placedGoals };
  if (table !== 'indicators' && table !== 'amounts' && table !== 'goals') return [];
  const rows = lists[table](form);
  return [{ kind: 'remove', form: form.place, ...anchorOf(rows, at), table, read: { row: rows[at]?.printed ?? null } }];
}

type Piece = Pick<Doubt, 'form' | 'place' | 'printed' | 'code'>;

function ofPiece({ form, place, printed, code }: Piece) {
  return { form, place, printed, read: { reason: code } };
}

/** An unread piece that says nothing about the form. */
export function irrelevantEdit(piece: Piece): Correction[] {
  return [{ kind: 'irrelevant', ...ofPiece(piece) }];
}

/** An unread piece that is an indicator row. */
export function addEdit(piece: Piece, typed: Values): Correction[] {
  const should = { ...levelsOf(typed), name: orNull(typed['name']), target: orNull(typed['target']) };
  return [{ kind: 'add', ...ofPiece(piece), should }];
}

/** An unread piece that is the value of a field. */
export function labelEdit(piece: Piece, typed: Values): Correction[] {
  const should = { field: (typed['field'] ?? 'narrative:other') as LabelField, value: (typed['value'] ?? '').trim() };
  return should.value === '' ? [] : [{ kind: 'label', ...ofPiece(piece), should }];
}

/** A doubt that was looked at: the reading is right. */
export function confirmEdit({ form, place, printed, code, nth }: Doubt): Correction[] {
  const anchor = nth === undefined ? { place, printed } : { place, printed, nth };
  return [{ kind: 'confirm', form, ...anchor, code, read: {} }];
}

const BOUNDARIES: ReadonlySet<Correction['kind']> = new Set(['split', 'merge', 'remove', 'add', 'label']);

/** The corrections with further ones; one about the same values replaces what it says, so that the file stays short. */
export function withCorrections(all: readonly Correction[], next: readonly Correction[]): readonly Correction[] {
  return next.reduce(withCorrection, all);
}

function withCorrection(all: readonly Correction[], next: Correction): readonly Correction[] {
  for (let at = all.length - 1; at >= 0; at--) {
    const earlier = all[at] as Correction;
    if (BOUNDARIES.has(earlier.kind)) break;
    const merged = isSame(earlier, next) ? mergedCorrection(earlier, next) : null;
    if (merged) return [...all.slice(0, at), merged, ...all.slice(at + 1)];
  }
  return [...all, next];
}

function keyOf(correction: Correction): string {
  const { kind, form, place, printed, nth = 1 } = correction;
  const own =
    correction.kind === 'header'
      ? correction.field
      : correction.kind === 'target'
        ? [correction.period, correction.scope]
        : '';
  return JSON.stringify([kind, form, place, printed, nth, own]);
}

function isSame(left: Correction, right: Correction): boolean {
  return keyOf(left) === keyOf(right);
}

function mergedCorrection(earlier: Correction, next: Correction): Correction | null {
  const read = { ...next.read, ...earlier.read };
  if (earlier.kind === 'header' && next.kind === 'header') return { ...next, read };
  if (earlier.kind === 'amount' && next.kind === 'amount')
    return { ...next, read, should: { ...earlier.should, ...next.should } };
  if (earlier.kind === 'goal' && next.kind === 'goal')
    return { ...next, read, should: { ...earlier.should, ...next.should } };
  if (earlier.kind === 'indicator' && next.kind === 'indicator') {
    return { ...next, read, should: { ...earlier.should, ...next.should } };
  }
  return null;
}
