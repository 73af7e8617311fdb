import type { Dataset, Row } from '#lib/dataset/index.ts';
import { isFragment } from './wholeness.ts';

/** The rows of a dataset gathered by what they belong to, each group in printed order. */
export interface RowGroups {
  readonly agencies: ReadonlyMap<string, Row<'agencies'>>;
  readonly forms: ReadonlyMap<string, Row<'forms'>>;
  readonly formsOfAgency: ReadonlyMap<string, readonly Row<'forms'>[]>;
  readonly goals: ReadonlyMap<string, readonly Row<'goals'>[]>;
  readonly narratives: ReadonlyMap<string, readonly Row<'narratives'>[]>;
  readonly tasks: ReadonlyMap<string, readonly Row<'tasks'>[]>;
  readonly amounts: ReadonlyMap<string, readonly Row<'amounts'>[]>;
  readonly indicators: ReadonlyMap<string, readonly Row<'indicators'>[]>;
  readonly targets: ReadonlyMap<string, readonly Row<'targets'>[]>;
  readonly printed: ReadonlyMap<string, readonly Row<'unread'>[]>;
  /** Files in which one of several forms is only a piece of a form. */
  readonly brokenFiles: ReadonlySet<string>;
}

/** Gathers the rows of a dataset in one pass per table. */
export function groupRows(dataset: Dataset): RowGroups {
  const goals = byForm(dataset.goals);
  return {
    agencies: new Map(dataset.agencies.map((agency) => [agency.id, agency])),
    forms: new Map(dataset.forms.map((form) => [form.id, form])),
    formsOfAgency: groupBy(dataset.forms, ({ agency_id }) => agency_id),
    goals,
    narratives: byForm(dataset.narratives),
    tasks: byForm(dataset.tasks),
    amounts: byForm(dataset.amounts),
    indicators: byForm(dataset.indicators),
    targets: byIndicator(dataset.targets),
    printed: printedByForm(dataset),
    brokenFiles: brokenFiles(dataset.forms, goals),
  };
}

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

function byForm<R extends { readonly form_id: string; readonly no: number }>(rows: readonly R[]): Map<string, R[]> {
  const groups = groupBy(rows, ({ form_id }) => form_id);
  for (const group of groups.values()) group.sort((left, right) => left.no - right.no);
  return groups;
}

type Target = Row<'targets'>;

const PERIOD_ORDER: Readonly<Record<Target['period'], number>> = { annual: 0, half_year: 1, medium_long_term: 2 };

function byIndicator(targets: readonly Target[]): Map<string, Target[]> {
  const groups = groupBy(targets, ({ indicator_id }) => indicator_id);
  for (const group of groups.values()) if (group.length > 1) group.sort(inOrder);
  return groups;
}

function inOrder(left: Target, right: Target): number {
  const periods = PERIOD_ORDER[left.period] - PERIOD_ORDER[right.period];
  return periods || compare(left.scope ?? '', right.scope ?? '') || compare(left.text ?? '', right.text ?? '');
}

/** Order of two texts by their code units: the same on every machine. */
export function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

const PRINTED = new Set<Row<'unread'>['reason']>(['label', 'decoration', 'other']);

/** Where a place stands in its file, comparable within one file: line, table and row, page and line, or sheet row. */
function orderOf(place: string): number {
  const [, first = '', second = ''] =
    /^L(\d+)/.exec(place) ?? /^[TP](\d+)[RL](\d+)/.exec(place) ?? /!\D+(\d+)/.exec(place) ?? [];
  if (first === '') return Number.NaN;
  return second === '' ? Number(first) : Number(first) * 1e6 + Number(second);
}

/** Labels, titles and other words of each form that went into no table: those of its file, from its own start to the start of the next form in the file. */
function printedByForm(dataset: Dataset): Map<string, Row<'unread'>[]> {
  const formsOf = groupBy(dataset.forms, ({ source_file }) => source_file);
  for (const forms of formsOf.values()) {
    forms.sort((left, right) => orderOf(left.source_place) - orderOf(right.source_place));
  }
  const groups = new Map<string, Row<'unread'>[]>();
  for (const row of dataset.unread) {
    if (!PRINTED.has(row.reason)) continue;
    for (const { id } of ownersOf(formsOf.get(row.source_file) ?? [], row)) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [row]);
      else group.push(row);
    }
  }
  return groups;
}

/** The form a word stands in; forms of one list begin at one place and share the words of its head. */
function ownersOf(forms: readonly Row<'forms'>[], { source_place }: Row<'unread'>): readonly Row<'forms'>[] {
  if (forms.length <= 1) return forms;
  const order = orderOf(source_place);
  if (Number.isNaN(order)) return [];
  const owner = forms.findLast((form) => orderOf(form.source_place) <= order) ?? forms[0];
  return forms.filter((form) => form.source_place === owner?.source_place);
}

function brokenFiles(
  forms: readonly Row<'forms'>[],
  goals: ReadonlyMap<string, readonly Row<'goals'>[]>,
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { source_file } of forms) counts.set(source_file, (counts.get(source_file) ?? 0) + 1);
  const broken = forms.filter((form) => isFragment(form, goals.get(form.id)?.length ?? 0));
  return new Set(broken.map(({ source_file }) => source_file).filter((file) => (counts.get(file) ?? 0) > 1));
}
