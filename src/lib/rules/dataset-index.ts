import type { Dataset, Row } from '#lib/dataset/index.ts';
import { type FormView, type TextView, textsOf } from './form-view.ts';
import { type IndicatorView, indicatorView } from './indicator-view.ts';
import { key } from './reading/key.ts';
import { compare, groupRows, type RowGroups } from './row-groups.ts';
import { looksLikeRow } from './wholeness.ts';

/** A dataset with its rows gathered by form and its forms by agency; views are built one agency at a time. */
export interface DatasetIndex {
  /** Ids of the agencies that filed forms, in the order of their names, so that row order never matters. */
  readonly agencyIds: readonly string[];
  /** The rows themselves, for rules that compare all forms at once, and the official items they leave aside. */
  readonly dataset: Dataset;
  readonly officialItems: readonly string[];
  readonly formsOf: (agencyId: string) => readonly FormView[];
  /** One form by its id, null if there is none. */
  readonly formOf: (formId: string) => FormView | null;
  /** The running texts of all forms, agency by agency, without building the forms around them. */
  readonly passages: () => readonly Passage[];
  /** The indicators that measure one of these concepts, without building the forms around them. */
  readonly measuring: (concepts: readonly string[]) => readonly Measured[];
}

/** One running text with the form it stands in. */
export interface Passage {
  readonly agencyId: string;
  readonly formId: string;
  readonly view: TextView;
}

/** One indicator with the agency whose form it stands in. */
export interface Measured {
  readonly agency: Row<'agencies'>;
  readonly formId: string;
  readonly indicator: IndicatorView;
}

const none: readonly never[] = [];

/** Gathers the rows of a dataset; `officialItems` are the framework items of the shared settings. */
export function indexDataset(dataset: Dataset, officialItems: readonly string[]): DatasetIndex {
  const groups = groupRows(dataset);
  const official = new Set(officialItems.map(key));
  const nameOf = (id: string): string => groups.agencies.get(id)?.name ?? '';
  const agencyIds = [...groups.formsOfAgency.keys()].sort(
    (left, right) => compare(nameOf(left), nameOf(right)) || compare(left, right),
  );
  return {
    agencyIds,
    dataset,
    officialItems,
    passages: () => agencyIds.flatMap((agencyId) => passagesOf(groups, agencyId)),
    formsOf: (agencyId) =>
      (groups.formsOfAgency.get(agencyId) ?? none).toSorted(inRowOrder).map((row) => viewOf(groups, official, row)),
    formOf: (formId) => {
      const row = groups.forms.get(formId);
      return row === undefined ? null : viewOf(groups, official, row);
    },
    measuring: (concepts) => measuring(dataset.indicators, { groups, official, concepts: new Set(concepts) }),
  };
}

function viewOf(groups: RowGroups, official: ReadonlySet<string>, row: Row<'forms'>): FormView {
  const agency = groups.agencies.get(row.agency_id);
  const goals = groups.goals.get(row.id) ?? none;
  const narratives = groups.narratives.get(row.id) ?? none;
  const tasks = groups.tasks.get(row.id) ?? none;
  const printed = groups.printed.get(row.id) ?? none;
  return {
    row,
    agency: agency?.name ?? '',
    agencyKind: agency?.kind ?? '',
    indicators: (groups.indicators.get(row.id) ?? none).map((one) =>
      indicatorView(one, groups.targets.get(one.id) ?? none, official),
    ),
    goals,
    narratives,
    tasks,
    amounts: groups.amounts.get(row.id) ?? none,
    texts: textsOf(goals, narratives, tasks),
    printed,
    mayContinue: groups.brokenFiles.has(row.source_file) || printed.some(looksLikeRow),
  };
}

function passagesOf(groups: RowGroups, agencyId: string): readonly Passage[] {
  const forms = (groups.formsOfAgency.get(agencyId) ?? none).toSorted(inRowOrder);
  return forms.flatMap(({ id }) =>
    textsOf(groups.goals.get(id) ?? none, groups.narratives.get(id) ?? none, groups.tasks.get(id) ?? none).map(
      (view) => ({
        agencyId,
        formId: id,
        view,
      }),
    ),
  );
}

interface Wanted {
  readonly groups: RowGroups;
  readonly official: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

function measuring(rows: readonly Row<'indicators'>[], { groups, official, concepts }: Wanted): readonly Measured[] {
  return rows.flatMap((row) => {
    if (row.concept === null || !concepts.has(row.concept)) return [];
    const agency = groups.agencies.get(groups.forms.get(row.form_id)?.agency_id ?? '');
    if (agency === undefined) return [];
    return [
      { agency, formId: row.form_id, indicator: indicatorView(row, groups.targets.get(row.id) ?? none, official) },
    ];
  });
}

const TYPE_ORDER: Readonly<Record<Row<'forms'>['type'], number>> = { department: 0, special_fund: 1, project: 2 };

function inRowOrder(left: Row<'forms'>, right: Row<'forms'>): number {
  return (
    (left.fiscal_year ?? 0) - (right.fiscal_year ?? 0) ||
    TYPE_ORDER[left.type] - TYPE_ORDER[right.type] ||
    compare(left.project_name ?? '', right.project_name ?? '') ||
    compare(left.source_file, right.source_file) ||
    compare(left.source_place, right.source_place)
  );
}
