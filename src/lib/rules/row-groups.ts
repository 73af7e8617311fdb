import type { Dataset, Row } from '#lib/dataset/index.ts';

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
}

/** Gathers the rows of a dataset in one pass per table. */
export function groupRows(dataset: Dataset): RowGroups {
  return {
    agencies: new Map(dataset.agencies.map((agency) => [agency.id, agency])),
    forms: new Map(dataset.forms.map((form) => [form.id, form])),
    formsOfAgency: groupBy(dataset.forms, ({ agency_id }) => agency_id),
    goals: byForm(dataset.goals),
    narratives: byForm(dataset.narratives),
    tasks: byForm(dataset.tasks),
    amounts: byForm(dataset.amounts),
    indicators: byForm(dataset.indicators),
    targets: byIndicator(dataset.targets),
    printed: printedByForm(dataset),
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

const lineOf = (place: string): number => Number(/^L(\d+)/.exec(place)?.[1] ?? Number.NaN);

/** Labels, titles and other words of each form that went into no table: those of its file, from its own start to the start of the next form in the file. */
function printedByForm(dataset: Dataset): Map<string, Row<'unread'>[]> {
  const labels = dataset.unread.filter(({ reason }) => PRINTED.has(reason));
  const formsOf = groupBy(dataset.forms, ({ source_file }) => source_file);
  for (const forms of formsOf.values()) {
    forms.sort((left, right) => lineOf(left.source_place) - lineOf(right.source_place));
  }
  const owned = labels.map((row) => ({ row, form: ownerOf(formsOf.get(row.source_file) ?? [], row) }));
  const groups = groupBy(
    owned.filter(({ form }) => form !== null),
    ({ form }) => form?.id ?? '',
  );
  return new Map([...groups].map(([id, rows]) => [id, rows.map(({ row }) => row)]));
}

function ownerOf(forms: readonly Row<'forms'>[], { source_place }: Row<'unread'>): Row<'forms'> | null {
  const [first] = forms;
  if (first === undefined || forms.length === 1) return first ?? null;
  const line = lineOf(source_place);
  if (Number.isNaN(line)) return null;
  return forms.findLast((form) => lineOf(form.source_place) <= line) ?? first;
}
