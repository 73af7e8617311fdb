import type { Row } from '#lib/dataset/index.ts';
import { foldWidth } from '#lib/text/index.ts';
import { findConcept, type Vocabulary } from '#lib/vocabulary/index.ts';
import { cellType } from './cell-types.ts';
import { rowPeriod } from './column-labels.ts';
import { cleanName, nameUnit, printedName } from './indicator-name.ts';
import type { RawRow, ValueCell } from './indicator-rows.ts';
import type { Ledger } from './ledger.ts';
import type { Levels } from './level-carry.ts';
import type { LevelTerms } from './level-terms.ts';
import { placeOf, type Piece } from './piece.ts';
import { proseIndicators, type ProseIndicator } from './prose-indicator.ts';
import { withStatedTarget } from './stated-target.ts';
import { readTargets, type ReadTarget, type TargetContext, type TargetDraft } from './target-reading.ts';

export interface IndicatorDraft {
  readonly row: Omit<Row<'indicators'>, 'id' | 'form_id' | 'no'>;
  readonly targets: readonly TargetDraft[];
  /** How badly the row fits the columns of its table; see `alignCells`. */
  readonly cost: number;
  /** Cells of the row that fit under no column. */
  readonly stray: number;
}

export interface IndicatorContext {
  readonly vocabulary: Vocabulary;
  readonly terms: LevelTerms;
  readonly ledger: Ledger;
  readonly fiscalYear: number | null;
}

/** A row of a table with its levels. */
export interface Leveled {
  readonly raw: RawRow;
  readonly levels: Levels;
}

interface Draft {
  readonly name: string;
  readonly printed: string;
  readonly place: string;
  readonly targets: readonly ReadTarget[];
}

function conceptOf(
  draft: Draft,
  levels: Levels,
  vocabulary: Vocabulary,
): { concept: string | null; direction: Row<'indicators'>['direction'] } {
  const target = draft.targets[0]?.target ?? null;
  const found = findConcept(vocabulary, draft.name || draft.printed, {
    level1: levels.level1,
    level2: levels.level2,
    kind: target?.kind ?? 'none',
    unit: target?.unit ?? null,
    target: draft.targets[0]?.draft.text ?? '',
  });
  return { concept: found?.code ?? null, direction: found?.direction ?? 'not_applicable' };
}

function isPlaceholder(draft: Draft, terms: LevelTerms): boolean {
  const blank = (text: string): boolean => text === '' || cellType(text, terms).placeholder;
  return (
    blank(draft.name) && blank(draft.printed) && draft.targets.every(({ draft: target }) => blank(target.text ?? ''))
  );
}

function indicatorOf(draft: Draft, { raw, levels }: Leveled, context: IndicatorContext): IndicatorDraft {
  const { concept, direction } = conceptOf(draft, levels, context.vocabulary);
  return {
    row: {
      level1: levels.level1 || null,
      level2: levels.level2 || null,
      level1_label: levels.level1Label || null,
      level2_label: levels.level2Label || null,
      level1_origin: levels.level1Origin,
      level2_origin: levels.level2Origin,
      name: draft.name || null,
      name_printed: draft.printed || null,
      concept,
      direction: printedDirection(raw) ?? direction,
      symbol: raw.symbol?.text ?? null,
      weight: raw.weight ? weightOf(raw.weight.text) : null,
      is_placeholder: isPlaceholder(draft, context.terms),
      remark: raw.remark?.text ?? null,
      source_place: draft.place,
    },
    targets: draft.targets.map((one) => one.draft),
    cost: raw.cost,
    stray: raw.stray.length,
  };
}

/** Which way is better where the form says so in a column of its own: 正向, 反向. */
function printedDirection({ direction }: RawRow): Row<'indicators'>['direction'] | null {
  if (!direction) return null;
  return /反|负|逆/.test(direction.text) ? 'lower_is_better' : /正/.test(direction.text) ? 'higher_is_better' : null;
}

function weightOf(text: string): string | null {
  return /^\s*(\d+(?:\.\d+)?)\s*(?:分|%|％)?\s*$/.exec(foldWidth(text))?.[1] ?? null;
}

function contextOf(raw: RawRow | null, name: string, context: IndicatorContext): TargetContext {
  const { vocabulary, terms, fiscalYear } = context;
  const unit = raw?.unit?.text ?? nameUnit(raw?.name?.text ?? '', terms);
  return { vocabulary, fiscalYear, name, unit, symbol: raw?.symbol?.text ?? '' };
}

interface StatedValue extends ValueCell {
  readonly stated: boolean;
  /** The period the row prints; null if it prints none. */
  readonly period: TargetDraft['period'] | null;
}

function targetsOf(value: StatedValue, context: TargetContext): readonly ReadTarget[] {
  const { scope } = value.column;
  const period = value.period ?? value.column.period;
  const text = value.piece ? printedName(value.piece.text) : null;
  const flags = [...(value.lost ? ['lost'] : []), ...(value.stated && value.piece ? ['from_name'] : [])];
  return readTargets(context, { period, scope, text, flags });
}

function valuesOf(raw: RawRow, stated: boolean): readonly StatedValue[] {
  const period = raw.period ? rowPeriod(raw.period.text) : null;
  return raw.values.map((value) => ({ ...value, stated, period }));
}

function proseDraft(prose: ProseIndicator, context: IndicatorContext): Draft {
  const targets = prose.targets.flatMap(({ text, subject }) => {
    const place = { period: 'annual' as const, scope: subject, text, flags: [] };
    return readTargets(contextOf(null, subject || (prose.name ?? ''), context), place).slice(0, 1);
  });
  return { name: prose.name ?? '', printed: prose.printed, place: prose.place, targets };
}

function claimRow(raw: RawRow, context: IndicatorContext): void {
  const { ledger } = context;
  const claim = (piece: Piece | null, use: 'value' | 'label'): void => {
    if (piece) ledger.claim(piece, use);
  };
  for (const piece of raw.shared) claim(piece, 'value');
  for (const piece of [raw.level1, raw.level2]) {
    if (piece) ledger.claim(piece, cellType(piece.text, context.terms).garbled ? 'ambiguous' : 'value');
  }
  for (const piece of [raw.name, raw.symbol, raw.direction, raw.period, raw.remark]) claim(piece, 'value');
  if (raw.unit && (raw.unit.text.length <= 4 || context.terms.isUnit(raw.unit.text))) claim(raw.unit, 'value');
  if (raw.weight && weightOf(raw.weight.text) !== null) claim(raw.weight, 'value');
  for (const value of raw.values) claim(value.piece, 'value');
  for (const piece of [raw.group, ...raw.repeated]) claim(piece, 'label');
}

/** Numbered sentences in the name cell of a row without values; a single one only where the table has no value column. */
function proseOf(raw: RawRow): readonly ProseIndicator[] {
  if (!raw.name || raw.values.some((value) => value.piece !== null)) return [];
  const prose = proseIndicators(raw.name);
  return prose.length > 1 || raw.values.length === 0 ? prose : [];
}

/** The indicators of one table row: usually one; several where a cell holds numbered sentences. */
export function indicatorsOf({ raw: row, levels }: Leveled, context: IndicatorContext): readonly IndicatorDraft[] {
  const prose = proseOf(row);
  const { raw, printed } = prose.length > 0 ? { raw: row, printed: null } : withStatedTarget(row, context.terms);
  claimRow(raw, context);
  if (printed) context.ledger.claim(printed, 'value');
  if (prose.length > 0) {
    return prose.map((one, at) => {
      const own =
        at === 0 || levels.level1Origin !== 'explicit' ? levels : { ...levels, level1Origin: 'carried' as const };
      return indicatorOf(proseDraft(one, context), { raw, levels: own }, context);
    });
  }
  const name = raw.name ? cleanName(raw.name.text, context.terms) : '';
  const draft: Draft = {
    name,
    printed: raw.name ? printedName((printed ?? raw.name).text) : '',
    place: placeOfRow(raw),
    targets: valuesOf(raw, printed !== null).flatMap((value) => targetsOf(value, contextOf(raw, name, context))),
  };
  return [indicatorOf(draft, { raw, levels }, context)];
}

/** Where a row stands: the places of all its cells, each once. */
function placeOfRow(raw: RawRow): string {
  const values = raw.values.map((value) => value.piece);
  const pieces = [raw.level1, raw.level2, ...raw.sub, raw.name, raw.symbol, ...values, raw.unit, raw.weight];
  return placeOf(...pieces.filter((piece) => piece !== null)) || placeOf(...raw.row.pieces);
}
