import type { Grouped, GroupedColumn, GroupedRow } from '#lib/charts/index.ts';
import type { Messages } from '#lib/i18n/index.ts';
import {
  among,
  every,
  type CubeAnswer,
  type CubeFormDimension,
  type CubeGroup,
  type CubeQuestion,
  type CubeView,
  type Filter,
  type FilterValue,
} from '#lib/queries/index.ts';
import type { ConceptValues } from '../linked/linked.ts';
import { type CubeChoice, type CubeGroupBy, type GroupBy, type GroupedChoice } from './choice.ts';
import { conceptRows, familyRows } from './target-groups.ts';

/** More columns than these are no small multiples any more. */
const MOST_COLUMNS = 12;

/** What the words of a grouped comparison come from. */
export interface GroupedNames {
  readonly words: Messages['workbench'];
  readonly status: Messages['charts']['status'];
  readonly operator: Messages['codes']['operator'];
  readonly name: (dimension: GroupBy, code: FilterValue) => string;
}

/** The concepts a comparison of targets asks for: one, or all of a family side by side. */
export type GroupedValues = readonly ConceptValues[];

/** What a grouped comparison asks of the cube. */
export function groupedQuestion(choice: CubeChoice, filter: Filter, values: GroupedValues): CubeQuestion {
  const { measure } = choice;
  if (measure === 'budget') return { filter, views: budgetViews(choice) };
  const by = cubeKeys(choice);
  if (measure === 'mix') return { filter, views: [{ of: 'indicators', by: [...by, 'status'] }] };
  const isFamily = measure === 'completion';
  return {
    filter: every(filter, among('concept', ...values.map(({ concept }) => concept))),
    views: [
      ...values.map((one): CubeView => ({ of: 'values', by: isFamily ? [] : by, ...one })),
      { of: 'indicators', by: isFamily ? ['concept', 'status'] : [...by, 'status'] },
      ...(choice.aspect === 'operator' ? [{ of: 'indicators', by: [...by, 'operator'] } as const] : []),
    ],
  };
}

function cubeKeys({ by, column }: CubeChoice): CubeGroupBy[] {
  return column === null || column === by ? [by] : [by, column];
}

/** Form types are asked for apart, whatever the groups: amounts of several types are never put into one number. */
function budgetViews(choice: CubeChoice): CubeView[] {
  const keys: CubeFormDimension[] = [...cubeKeys(choice).filter(isOfForms), 'form_type'];
  const { part } = choice;
  const forms: CubeView = { of: 'forms', by: keys };
  return part === null || part.breakdown === 'ratio' ? [forms] : [{ of: 'amounts', by: keys, ...part }, forms];
}

function isOfForms(key: CubeGroupBy): key is CubeFormDimension & CubeGroupBy {
  return key === 'year' || key === 'province' || key === 'kind' || key === 'form_type';
}

/** The groups of a comparison with their numbers and names, the largest first unless their order says something. */
export function groupedRows(
  choice: GroupedChoice,
  answers: readonly CubeAnswer[],
  { names, values }: { readonly names: GroupedNames; readonly values: GroupedValues },
): Grouped {
  if (choice.measure === 'budget') return budgetRows(choice, answers, names);
  if (choice.measure === 'mix') return mixRows(choice, answers, names);
  if (choice.measure === 'completion') return familyRows(answers, values, names);
  return conceptRows(choice, answers, { names, values });
}

/** A group by its codes, before it is named. */
export interface KeyedRow {
  readonly key: readonly FilterValue[];
  readonly numbers: GroupedRow['numbers'];
}

/** Puts names on the keys and brings the groups into order: by a number, years by themselves. */
export function assembled(
  choice: GroupedChoice,
  rows: readonly KeyedRow[],
  { names, by }: { readonly names: GroupedNames; readonly by: string },
): Pick<Grouped, 'groupTitle' | 'columnTitle' | 'rows'> {
  const column = choice.column === choice.by ? null : choice.column;
  const kept = column === null ? rows : withinColumns(rows);
  const named = kept.map(({ key, numbers }): GroupedRow => {
    const code = key[0] ?? null;
    return {
      code,
      ...(choice.by === 'agency' && code !== null ? { agencyId: String(code) } : {}),
      group: names.name(choice.by, code),
      column: column === null ? null : names.name(column, key[1] ?? null),
      numbers,
    };
  });
  return {
    groupTitle: names.words.groups[choice.by],
    columnTitle: column === null ? null : names.words.groups[column],
    rows: choice.by === 'year' ? named : byTotal(named, by),
  };
}

/** Rows of the columns that hold most. */
function withinColumns(rows: readonly KeyedRow[]): readonly KeyedRow[] {
  const codes = [...new Set(rows.map(({ key }) => key[1] ?? null))];
  if (codes.length <= MOST_COLUMNS) return rows;
  const size = (code: FilterValue) => rows.filter(({ key }) => (key[1] ?? null) === code).length;
  const kept = new Set([...codes].sort((a, b) => size(b) - size(a)).slice(0, MOST_COLUMNS));
  return rows.filter(({ key }) => kept.has(key[1] ?? null));
}

function byTotal(rows: readonly GroupedRow[], by: string): GroupedRow[] {
  const totals = new Map<string, number>();
  for (const { group, numbers } of rows) totals.set(group, (totals.get(group) ?? 0) + (numbers[by] ?? 0));
  return [...rows].sort((a, b) => (totals.get(b.group) ?? 0) - (totals.get(a.group) ?? 0));
}

/** Columns of a budget: the sum, what it rests on, the mean, and of a part its share of the totals. */
function budgetColumns({ part }: GroupedChoice, { words }: GroupedNames): GroupedColumn[] {
  return [
    { key: 'sum', title: words.columns.sum, format: 'wan' },
    { key: 'count', title: words.columns.count, format: 'count' },
    { key: 'mean', title: words.columns.mean, format: 'wan' },
    ...(part === null ? [] : [{ key: 'share', title: words.shareOfTotal, format: 'share' as const }]),
    { key: 'unknown', title: words.columns.unknown, format: 'count' },
  ];
}

interface Sums {
  key: readonly FilterValue[];
  count: number;
  known: number;
  sum: number | null;
  types: number;
}

/** Adds up what was asked by form type; several form types give no sum. */
function acrossTypes(groups: readonly CubeGroup[]): Map<string, Sums> {
  const found = new Map<string, Sums>();
  for (const { key, count, known, sum } of groups) {
    const rest = key.slice(0, -1);
    const before = found.get(String(rest)) ?? { key: rest, count: 0, known: 0, sum: null, types: 0 };
    const types = before.types + 1;
    found.set(String(rest), {
      key: rest,
      count: before.count + count,
      known: before.known + known,
      sum: types > 1 ? null : sum,
      types,
    });
  }
  return found;
}

function budgetRows(choice: GroupedChoice, answers: readonly CubeAnswer[], names: GroupedNames): Grouped {
  const [first, second] = answers;
  const whole = acrossTypes((second ?? first)?.groups ?? []);
  const rows = [...acrossTypes(first?.groups ?? []).values()].map(({ key, count, known, sum }): KeyedRow => {
    const of = whole.get(String(key))?.sum ?? null;
    const mean = sum === null || known === 0 ? null : sum / known;
    const share = sum === null || of === null || of === 0 ? null : sum / of;
    return { key, numbers: { count, sum, mean, share, unknown: count - known } };
  });
  return {
    form: 'bars',
    ...assembled(choice, rows, { names, by: 'sum' }),
    columns: budgetColumns(choice, names),
    drawn: ['sum'],
    isRate: false,
    unit: null,
  };
}

const STATUS_KEYS = ['quantified', 'qualitative', 'blank', 'placeholder'] as const;

/** Counts told apart by the last key of their groups. */
export interface Parts {
  readonly key: readonly FilterValue[];
  readonly parts: ReadonlyMap<string, number>;
}

/** Groups whose last key is told apart as parts: the counts of each part by the keys before it. */
export function partsOf(groups: readonly CubeGroup[]): ReadonlyMap<string, Parts> {
  const found = new Map<string, { key: readonly FilterValue[]; parts: Map<string, number> }>();
  for (const { key, count } of groups) {
    const rest = key.slice(0, -1);
    const entry = found.get(String(rest)) ?? { key: rest, parts: new Map<string, number>() };
    found.set(String(rest), entry);
    const part = String(key.at(-1) ?? '');
    entry.parts.set(part, (entry.parts.get(part) ?? 0) + count);
  }
  return found;
}

/** All parts together. */
export function sumOf(parts: ReadonlyMap<string, number>): number {
  return [...parts.values()].reduce((sum, count) => sum + count, 0);
}

function mixRows(choice: GroupedChoice, answers: readonly CubeAnswer[], names: GroupedNames): Grouped {
  const all = [...partsOf(answers[0]?.groups ?? []).values()];
  const total = all.reduce((sum, { parts }) => sum + sumOf(parts), 0);
  const rows = all.map(({ key, parts }): KeyedRow => {
    const printed = sumOf(parts);
    const indicators = printed - (parts.get('placeholder') ?? 0);
    return {
      key,
      numbers: {
        ...Object.fromEntries(STATUS_KEYS.map((status) => [status, parts.get(status) ?? 0])),
        printed,
        share: total === 0 ? null : printed / total,
        quantified_share: indicators === 0 ? null : (parts.get('quantified') ?? 0) / indicators,
      },
    };
  });
  return {
    form: 'parts',
    ...assembled(choice, rows, { names, by: 'printed' }),
    columns: [
      ...STATUS_KEYS.map((key) => ({ key, title: names.status[key], format: 'count' as const })),
      { key: 'share', title: names.words.columns.share, format: 'share' },
      { key: 'quantified_share', title: names.words.columns.quantified, format: 'share' },
    ],
    drawn: STATUS_KEYS,
    isRate: false,
    unit: null,
  };
}
