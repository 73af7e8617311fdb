import type { Dataset, Row } from '#lib/dataset/index.ts';
import { type FormView, textsOf } from './form-view.ts';
import { indicatorView } from './indicator-view.ts';
import { key } from './reading/key.ts';

/** A dataset with its rows gathered by form and its forms by agency; views are built one agency at a time. */
export interface DatasetIndex {
  readonly dataset: Dataset;
  /** Ids of the agencies that filed forms, in the order of their names, so that row order never matters. */
  readonly agencyIds: readonly string[];
  readonly formCount: number;
  readonly indicatorCount: number;
  readonly formsOf: (agencyId: string) => readonly FormView[];
}

interface Numbered {
  readonly form_id: string;
  readonly no: number;
}

function byForm<R extends Numbered>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    push(groups, row.form_id, row);
  }
  for (const group of groups.values()) group.sort((left, right) => left.no - right.no);
  return groups;
}

const PERIOD_ORDER: Readonly<Record<Row<'targets'>['period'], number>> = {
  annual: 0,
  half_year: 1,
  medium_long_term: 2,
};

function byIndicator(targets: readonly Row<'targets'>[]): ReadonlyMap<string, readonly Row<'targets'>[]> {
  const groups = new Map<string, Row<'targets'>[]>();
  for (const target of targets) {
    push(groups, target.indicator_id, target);
  }
  for (const group of groups.values()) {
    if (group.length > 1) group.sort(inOrder);
  }
  return groups;
}

function inOrder(left: Row<'targets'>, right: Row<'targets'>): number {
  const periods = PERIOD_ORDER[left.period] - PERIOD_ORDER[right.period];
  return periods || compare(left.scope ?? '', right.scope ?? '') || compare(left.text ?? '', right.text ?? '');
}

/** Order of two texts by their code units: the same on every machine. */
export function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

const none: readonly never[] = [];

const lineOf = (place: string): number => Number(/^L(\d+)/.exec(place)?.[1] ?? Number.NaN);

/** Labels and titles of each form: those of its file, from its own start to the start of the next form in the file. */
function printedByForm(dataset: Dataset): ReadonlyMap<string, readonly Row<'unread'>[]> {
  const formsOf = new Map<string, Row<'forms'>[]>();
  for (const form of dataset.forms) push(formsOf, form.source_file, form);
  const printed = new Map<string, Row<'unread'>[]>();
  for (const row of dataset.unread) {
    if (row.reason !== 'label' && row.reason !== 'decoration') continue;
    const form = ownerOf(formsOf.get(row.source_file) ?? none, lineOf(row.source_place));
    if (form !== null) push(printed, form.id, row);
  }
  return printed;
}

function ownerOf(forms: readonly Row<'forms'>[], line: number): Row<'forms'> | null {
  const [first, ...others] = [...forms].sort((left, right) => lineOf(left.source_place) - lineOf(right.source_place));
  if (first === undefined || others.length === 0) return first ?? null;
  if (Number.isNaN(line)) return null;
  return [first, ...others].filter((form) => lineOf(form.source_place) <= line).at(-1) ?? first;
}

function push<T>(groups: Map<string, T[]>, name: string, item: T): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [item]);
  else group.push(item);
}

/** Gathers the rows of a dataset; `officialItems` are the framework items of the shared settings. */
export function indexDataset(dataset: Dataset, officialItems: readonly string[]): DatasetIndex {
  const official = new Set(officialItems.map(key));
  const agencies = new Map(dataset.agencies.map((agency) => [agency.id, agency]));
  const goals = byForm(dataset.goals);
  const narratives = byForm(dataset.narratives);
  const tasks = byForm(dataset.tasks);
  const amounts = byForm(dataset.amounts);
  const indicators = byForm(dataset.indicators);
  const targets = byIndicator(dataset.targets);
  const forms = new Map<string, Row<'forms'>[]>();
  for (const form of dataset.forms) push(forms, form.agency_id, form);
  const printed = printedByForm(dataset);

  const viewOf = (row: Row<'forms'>): FormView => {
    const parts = [goals.get(row.id) ?? none, narratives.get(row.id) ?? none, tasks.get(row.id) ?? none] as const;
    return {
      row,
      agency: agencies.get(row.agency_id)?.name ?? '',
      agencyKind: agencies.get(row.agency_id)?.kind ?? '',
      indicators: (indicators.get(row.id) ?? none).map((one) =>
        indicatorView(one, targets.get(one.id) ?? none, official),
      ),
      goals: parts[0],
      narratives: parts[1],
      tasks: parts[2],
      amounts: amounts.get(row.id) ?? none,
      texts: textsOf(...parts),
      printed: printed.get(row.id) ?? none,
    };
  };

  return {
    dataset,
    agencyIds: [...forms.keys()].sort(
      (left, right) => compare(agencies.get(left)?.name ?? '', agencies.get(right)?.name ?? '') || compare(left, right),
    ),
    formCount: dataset.forms.length,
    indicatorCount: dataset.indicators.length,
    formsOf: (agencyId) => (forms.get(agencyId) ?? none).map(viewOf).sort(inFormOrder),
  };
}

const TYPE_ORDER: Readonly<Record<Row<'forms'>['type'], number>> = { department: 0, special_fund: 1, project: 2 };

function inFormOrder(left: FormView, right: FormView): number {
  return (
    (left.row.fiscal_year ?? 0) - (right.row.fiscal_year ?? 0) ||
    TYPE_ORDER[left.row.type] - TYPE_ORDER[right.row.type] ||
    compare(left.row.project_name ?? '', right.row.project_name ?? '') ||
    compare(left.row.source_file, right.row.source_file) ||
    compare(left.row.source_place, right.row.source_place)
  );
}
