import { baselineOf } from './change.ts';
import { draftsOfClause, mergeBounds } from './clause.ts';
import type { Draft } from './clause.ts';
import { complete, targetOf } from './context.ts';
import type { Columns } from './context.ts';
import { normalizeTarget } from './normalize.ts';
import { emptiness, flagsOfWords } from './qualitative.ts';
import type { Target } from './target.ts';
import type { Units } from './unit.ts';
import { ZERO_DIGIT } from './words.ts';

/** What stands beside a target text; the vocabulary supplies the units. */
export interface TargetContext {
  readonly vocabulary: Units;
  readonly symbol?: string | null;
  readonly unit?: string | null;
  readonly name?: string | null;
  readonly fiscalYear?: number | null;
}

const NUMBERING =
  /(^|[;。])(?:\(?\d{1,2}[).、]|[①-⑳]|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|指标\d+[:.]?|目标\d+[:.]?)(?=[^\d%‰])/g;
/** 一年两次 is 每一年两次. */
const TWICE_A_YEAR =
  /(?<![\d一二三四五六七八九十每第])([一二两三半]|[1-9])(个?季度|年|个月|月(?<=[一两]月)|周|个?学期|天)(?=(?:至少|不少于|≥)?[\d一二两三四五六七八九十]+(?:次|期|场|轮|遍))/g;
/** 一村一名 is 每村一名. */
const ONE_EACH = /一(村|户|县|乡镇|乡|镇|校|社区|家庭)一(?=[名个所家处份本辆次])/g;
const INCLUSIVE = /\((?:含|包含|包括)[^()]{0,12}\)|\(含\)/g;

/** How much of the cell's beginning repeats the name or its end: 化解率 in 化解率超过60% under 积案化解率. */
function repeated(text: string, name: string): number {
  const words = /^[\u4e00-\u9fffA-Za-z]*/.exec(text)?.[0].length ?? 0;
  for (let length = Math.min(words, name.length); length >= 2; length -= 1) {
    if (name.endsWith(text.slice(0, length)) && length < text.length) return length;
  }
  return text.startsWith(name) && name.length < text.length ? name.length : 0;
}

/** The cell without list numbers, 含本数 and the indicator's own name in front. */
function strip(text: string, name: string): string {
  const plain = text
    .replace(NUMBERING, '$1')
    .replace(INCLUSIVE, '')
    .replace(ZERO_DIGIT, '$1零')
    .replace(/(?<=[为是于])零(?=$|[,;])/g, '0')
    .replace(/前([一二三四五六七八九十]{1,2}|\d{1,3})(?=$|[,;])/g, '前$1名')
    .replace(TWICE_A_YEAR, '每$1$2')
    .replace(ONE_EACH, '每$1一');
  return plain.slice(repeated(plain, name));
}

/** Pieces that may each state a target; a slash separates only complete values (95%/90%). */
const PIECES =
  /[;,。、]|(?<=[%‰\u4e00-\u9fff])\/(?=[≥≤><=]|\d+(?:\.\d+)?[%‰])|(?<=[%‰\d\u4e00-\u9fff])且(?=[≥≤><=\d不大小高低])|(?<=\d[%‰]?) (?=\d)/;

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

/** Longer cells are prose; only their beginning is searched for figures. */
const LONGEST = 1000;
const LONGEST_BESIDE = 200;

/**
 * The targets a cell states, the main one first; a cell with several has the flag `multi` and a `subject` on the later ones.
 * Never throws and never returns an empty list: blanks, placeholders and stubs have kind `none`, words kind `qualitative`.
 * The order of reading is that of domain.md section 4: symbol column, symbol, words; unit of the text, the column, the name.
 */
export function parseTargets(text: string, context: TargetContext): readonly [Target, ...Target[]] {
  const { vocabulary: units } = context;
  const { text: normalized, flags: repairs } = normalizeTarget(text.slice(0, LONGEST));
  const empty = emptiness(normalized);
  if (empty) return [{ ...NOTHING, text, kind: 'none', flags: [empty] }];
  const beside = (cell: string | null | undefined) => (cell ?? '').trim().slice(0, LONGEST_BESIDE);
  const name = asWritten(beside(context.name));
  const cell = strip(normalized, name);
  const columns: Columns = {
    symbol: beside(context.symbol),
    unit: beside(context.unit),
    name: beside(context.name),
    fiscalYear: context.fiscalYear ?? null,
    cell,
  };
  const drafts = mainFirst(measured(units, cell), name);
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
