import type { Dataset, Row } from '#lib/dataset/index.ts';

type Cell = string | number | boolean | null;

/** An indicator row: level 1, level 2, name, target text by period or `period scope`, and what else is to be checked. */
export type ExpectedIndicator = readonly [
  level1: string | null,
  level2: string | null,
  name: string | null,
  targets: Readonly<Record<string, string | null>>,
  more?: { readonly parsed?: readonly [string, string | null, string | null] } & Readonly<
    Record<string, Cell | readonly Cell[]>
  >,
];

/** A form as a fixture's JSON states it: header fields by name, and the tables it lists in full. */
export interface ExpectedForm extends Readonly<Record<string, unknown>> {
  readonly amounts?: readonly (readonly Cell[])[];
  readonly goals?: readonly (readonly [string, string])[];
  readonly narratives?: readonly (readonly [string, string])[];
  readonly tasks?: readonly (readonly Cell[])[];
  readonly indicators?: readonly ExpectedIndicator[];
}

export interface Expected {
  readonly forms: readonly ExpectedForm[];
}

const TABLES = new Set(['amounts', 'goals', 'narratives', 'tasks', 'indicators']);

function headerOf(form: Row<'forms'>, expected: ExpectedForm, dataset: Dataset): Record<string, unknown> {
  const agency = dataset.agencies.find((one) => one.id === form.agency_id);
  const all: Record<string, unknown> = {
    ...form,
    agency: agency?.name,
    region: agency?.region_code,
    kind: agency?.kind,
  };
  return Object.fromEntries(
    Object.keys(expected)
      .filter((key) => !TABLES.has(key))
      .map((key) => [key, all[key] ?? null]),
  );
}

function indicatorOf(row: Row<'indicators'>, expected: ExpectedIndicator | undefined, dataset: Dataset): unknown {
  const targets = dataset.targets.filter((target) => target.indicator_id === row.id);
  const texts = Object.fromEntries(
    targets.map((one) => [one.scope ? `${one.period} ${one.scope}` : one.period, one.text]),
  );
  const base = [row.level1, row.level2, row.name, texts];
  const more = expected?.[4];
  if (!more) return base;
  const [first] = targets;
  const all: Record<string, unknown> = { ...row, parsed: first ? [first.operator, first.value, first.unit] : [] };
  return [...base, Object.fromEntries(Object.keys(more).map((key) => [key, all[key] ?? null]))];
}

function tablesOf(form: Row<'forms'>, expected: ExpectedForm, dataset: Dataset): Record<string, unknown> {
  const own = <R extends { form_id: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter((row) => row.form_id === form.id);
  const rows = own(dataset.indicators);
  return {
    amounts: own(dataset.amounts).map((one, at) =>
      [one.breakdown, one.code, one.period, one.amount_wan, one.label].slice(0, expected.amounts?.[at]?.length ?? 5),
    ),
    goals: own(dataset.goals).map((goal) => [goal.horizon, goal.text]),
    narratives: own(dataset.narratives).map((narrative) => [narrative.section, narrative.text]),
    tasks: own(dataset.tasks).map((task) => [
      task.name,
      task.content,
      task.amount_wan,
      task.expected_result,
      task.start,
      task.end,
    ]),
    indicators: rows.map((row, at) => indicatorOf(row, expected.indicators?.[at], dataset)),
  };
}

/** A dataset in the shape of a fixture's JSON: the header fields and tables the fixture lists, form by form. */
export function shapeOf(dataset: Dataset, expected: Expected): Expected {
  const forms = dataset.forms.map((form, at) => {
    const wanted = expected.forms[at] ?? {};
    const tables = tablesOf(form, wanted, dataset);
    const kept = Object.keys(wanted).filter((key) => TABLES.has(key));
    return { ...headerOf(form, wanted, dataset), ...Object.fromEntries(kept.map((key) => [key, tables[key]])) };
  });
  return { forms };
}
