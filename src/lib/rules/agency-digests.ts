import type { Dataset } from '#lib/dataset/index.ts';
import { digestOf } from './hash.ts';
import { groupRows, type RowGroups } from './row-groups.ts';

/** A digest of all rows that form and agency rules read about each agency: as long as it stays, so do their findings. */
export function agencyDigests(dataset: Dataset): ReadonlyMap<string, string> {
  const groups = groupRows(dataset);
  return new Map(
    [...groups.formsOfAgency].map(([id, forms]) => {
      const rows = forms.map((form) => [form, groups.brokenFiles.has(form.source_file), ...rowsOf(groups, form.id)]);
      return [id, digestOf(JSON.stringify([groups.agencies.get(id) ?? null, rows]))];
    }),
  );
}

function rowsOf(groups: RowGroups, formId: string): readonly unknown[] {
  const indicators = groups.indicators.get(formId) ?? [];
  const { goals, narratives, tasks, amounts, printed } = groups;
  return [
    ...[goals, narratives, tasks, amounts, printed].map((rows) => rows.get(formId) ?? []),
    indicators.map((row) => [row, groups.targets.get(row.id) ?? []]),
  ];
}
