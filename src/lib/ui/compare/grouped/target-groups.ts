import type { Grouped, GroupedColumn, GroupedRow } from '#lib/charts/index.ts';
import { quartilesOf, type CubeAnswer, type CubeGroup } from '#lib/queries/index.ts';
import type { Aspect, GroupedChoice } from './choice.ts';
import { assembled, partsOf, sumOf, type GroupedNames, type GroupedValues, type KeyedRow } from './grouped.ts';

/** Quartiles say nothing of fewer targets. */
export const ENOUGH = 4;

export const SPREAD = ['minimum', 'lower', 'median', 'upper', 'maximum'] as const;
const OPERATORS = ['ge', 'gt', 'eq', 'le', 'lt', 'approx', 'between', 'none'] as const;

/** The number groups are brought into order by. */
const ORDER: Readonly<Record<Exclude<Aspect, 'operator'>, string>> = {
  spread: 'median',
  full: 'full',
  numberless: 'numberless',
};

/** Count, ends, quartiles and the share that demands all, of the values of one group. */
function spreadOf({ values, count }: Pick<CubeGroup, 'values' | 'count'>, isRate: boolean): GroupedRow['numbers'] {
  const [lower = null, median = null, upper = null] = count < ENOUGH ? [] : quartilesOf(values, [0.25, 0.5, 0.75]);
  const full = values.find(({ value }) => value === 1)?.count ?? 0;
  return {
    count,
    minimum: values[0]?.value ?? null,
    lower,
    median,
    upper,
    maximum: values.at(-1)?.value ?? null,
    full: isRate && count > 0 ? full / count : null,
  };
}

/** Columns of targets: quartiles and ends, how many, and how many demand all or have no number. */
function spreadColumns({ words }: GroupedNames, isRate: boolean): GroupedColumn[] {
  const { columns, spread } = words;
  const order = ['median', 'lower', 'upper', 'minimum', 'maximum'] as const;
  return [
    ...order.map((key) => ({ key, title: spread[key], format: 'value' as const })),
    { key: 'count', title: columns.targets, format: 'count' },
    { key: 'all', title: columns.all, format: 'count' },
    ...(isRate ? [{ key: 'full', title: columns.full, format: 'share' as const }] : []),
    { key: 'numberless', title: columns.numberless, format: 'share' },
  ];
}

/** How many targets there are in all, and the share of them without a number. */
function fillingOf(parts: ReadonlyMap<string, number> | undefined): GroupedRow['numbers'] {
  const all = parts === undefined ? 0 : sumOf(parts) - (parts.get('placeholder') ?? 0);
  return { all, numberless: all === 0 ? null : (all - (parts?.get('quantified') ?? 0)) / all };
}

/** The targets of one concept by group. */
export function conceptRows(
  choice: GroupedChoice,
  answers: readonly CubeAnswer[],
  { names, values }: { readonly names: GroupedNames; readonly values: GroupedValues },
): Grouped {
  const { aspect } = choice;
  if (aspect === 'operator') return operatorRows(choice, answers, names);
  const [one] = values;
  const isRate = one?.kind === 'rate';
  const spreads = new Map(
    answers
      .flatMap(({ view, groups }) => (view.of === 'values' ? groups : []))
      .map((group) => [String(group.key), group]),
  );
  const rows = filled(answers).map(({ key, parts }): KeyedRow => {
    const group = spreads.get(String(key)) ?? { values: [], count: 0 };
    return { key, numbers: { ...spreadOf(group, isRate), ...fillingOf(parts) } };
  });
  return {
    form: aspect === 'spread' ? 'spread' : 'bars',
    ...assembled(choice, rows, { names, by: ORDER[aspect] }),
    columns: spreadColumns(names, isRate),
    drawn: aspect === 'spread' ? SPREAD : [aspect],
    isRate,
    unit: one?.unit ?? null,
  };
}

/** Indicators by how they are filled in. */
function filled(answers: readonly CubeAnswer[]) {
  const counts = answers.find(({ view }) => view.of === 'indicators' && view.by.at(-1) === 'status');
  return [...partsOf(counts?.groups ?? []).values()];
}

function operatorRows(choice: GroupedChoice, answers: readonly CubeAnswer[], names: GroupedNames): Grouped {
  const answer = answers.find(({ view }) => view.of === 'indicators' && view.by.at(-1) === 'operator');
  const rows = [...partsOf(answer?.groups ?? []).values()].map(({ key, parts }): KeyedRow => ({
    key,
    numbers: { ...Object.fromEntries(OPERATORS.map((code) => [code, parts.get(code) ?? 0])), all: sumOf(parts) },
  }));
  const used = OPERATORS.filter((code) => rows.some(({ numbers }) => (numbers[code] ?? 0) > 0));
  return {
    form: 'parts',
    ...assembled(choice, rows, { names, by: 'all' }),
    columns: used.map((key) => ({ key, title: names.operator[key], format: 'count' })),
    drawn: used,
    isRate: false,
    unit: null,
  };
}

/** One row per concept of a family, each with its own spread; their rates are never put together. */
export function familyRows(answers: readonly CubeAnswer[], values: GroupedValues, names: GroupedNames): Grouped {
  const parts = new Map(filled(answers).map((entry) => [String(entry.key), entry.parts]));
  const rows = values.flatMap(({ concept }, index): GroupedRow[] => {
    const own = parts.get(concept);
    if (own === undefined) return [];
    const group = answers[index]?.groups[0] ?? { values: [], count: 0 };
    const numbers = { ...spreadOf(group, true), ...fillingOf(own) };
    return [{ code: concept, group: names.name('concept', concept), column: null, numbers }];
  });
  return {
    form: 'spread',
    groupTitle: names.words.groups.concept,
    columnTitle: null,
    columns: spreadColumns(names, true),
    drawn: SPREAD,
    rows,
    isRate: true,
    unit: null,
  };
}
