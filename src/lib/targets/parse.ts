import { PIECES, preparedCell } from './cell.ts';
import { baselineOf } from './change.ts';
import { draftsOfClause } from './clause.ts';
import type { Columns } from './columns.ts';
import { complete } from './context.ts';
import { mergeBounds } from './draft.ts';
import type { Draft } from './draft.ts';
import { targetOf } from './finish.ts';
import { normalizeTarget } from './normalize.ts';
import { emptiness, flagsOfWords } from './qualitative.ts';
import type { Target } from './target.ts';
import { unitOf } from './unit.ts';
import type { Units } from './unit.ts';

/** What stands beside a target text; the vocabulary supplies the units. */
export interface TargetContext {
  readonly vocabulary: Units;
  readonly symbol?: string | null;
  readonly unit?: string | null;
  readonly name?: string | null;
  readonly fiscalYear?: number | null;
}

/** A name the way the cell would repeat it. */
const asWritten = (name: string) => normalizeTarget(name).text.replace(/(?:\([^()]*\))+$/, '');

function measured(units: Units, text: string): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const piece of text.split(PIECES)) {
    for (const draft of draftsOfClause(units, piece)) {
      const previous = drafts.at(-1);
      const merged = previous ? mergeBounds(previous, draft) : null;
      if (merged) drafts.splice(-1, 1, merged);
      else drafts.push(draft);
    }
  }
  return drafts;
}

const NAMES_TIME = /时间|日期|期限|时限|进度|时点|周期/;

/** A deadline in front of a figure (24小时内处置率≥95%) is not the main target, unless the indicator is about time. */
function mainFirst(drafts: readonly Draft[], name: string): readonly Draft[] {
  const [first, ...others] = drafts;
  if (!first || NAMES_TIME.test(name)) return drafts;
  const limit = first.kind === 'duration' && first.operator === 'le' && others.some(({ kind }) => kind === 'rate');
  const deadline = first.kind === 'date' && others.some(({ kind }) => kind !== 'date');
  return limit || deadline ? [...others, first] : drafts;
}

const NOTHING: Omit<Target, 'text' | 'flags' | 'kind'> = {
  operator: 'none',
  operatorExplicit: false,
  value: null,
  valueMax: null,
  unit: null,
  baseValue: null,
  baseUnit: null,
  baseline: null,
  subject: '',
};

function inWords(text: string, normalized: string, repairs: readonly string[]): Target {
  const flags = flagsOfWords(normalized);
  const baseline = flags.some((flag) => flag.startsWith('trend_')) ? baselineOf(normalized) : null;
  return { ...NOTHING, text, kind: 'qualitative', baseline, flags: [...repairs, ...flags] };
}

/** A unit without a number is a template nobody filled in. */
function bareUnit(units: Units, normalized: string): 'template_stub' | null {
  const unit = unitOf(units, normalized.replace(/^[≥≤><=]/, ''));
  return unit && !unit.more ? 'template_stub' : null;
}

/** Longer cells are prose; only their beginning is searched for figures. */
const LONGEST = 1000;
const LONGEST_BESIDE = 200;

function columnsOf({ symbol, unit, name, fiscalYear }: TargetContext, normalized: string): Columns {
  const beside = (cell: string | null | undefined) => (cell ?? '').trim().slice(0, LONGEST_BESIDE);
  return {
    symbol: beside(symbol),
    unit: beside(unit),
    name: beside(name),
    fiscalYear: fiscalYear ?? null,
    cell: preparedCell(normalized, asWritten(beside(name))),
  };
}

/**
 * The targets a cell states, the main one first; a cell with several has the flag `multi` and a `subject` on the later ones.
 * Never throws and never returns an empty list: blanks, placeholders and stubs have kind `none`, words kind `qualitative`.
 * The order of reading is that of domain.md section 4: symbol column, symbol, words; unit of the text, the column, the name.
 */
export function parseTargets(text: string, context: TargetContext): readonly [Target, ...Target[]] {
  const { vocabulary: units } = context;
  const { text: normalized, flags: repairs } = normalizeTarget(text.slice(0, LONGEST));
  const empty = emptiness(normalized) ?? bareUnit(units, normalized);
  if (empty) return [{ ...NOTHING, text, kind: 'none', flags: [empty] }];
  const columns = columnsOf(context, normalized);
  const drafts = mainFirst(measured(units, columns.cell), columns.name);
  const [main, ...others] = drafts.map((draft, place) =>
    complete(units, draft, place === 0 ? columns : { ...columns, symbol: '', unit: '', name: draft.subject }),
  );
  if (!main) return [inWords(text, normalized, repairs)];
  const several = others.length > 0 ? ['multi'] : [];
  return [
    targetOf({ ...main, flags: [...repairs, ...main.flags, ...several] }, text, ''),
    ...others.map((draft) => targetOf(draft, text, draft.subject)),
  ];
}
