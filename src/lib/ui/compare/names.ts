import type { ChoiceField, EngineRow, FacetRow } from '#lib/queries/index.ts';
import type { Text } from '../text.ts';

/** Names the codes of a filter field: from the dictionary, the vocabulary or the dataset. */
export function codeNames(
  text: Text,
  { regions, facets }: { readonly regions: readonly EngineRow<'regions'>[]; readonly facets: readonly FacetRow[] },
): (field: ChoiceField, code: string) => string {
  const { codes } = text.messages;
  const listed: Partial<Record<ChoiceField, Readonly<Record<string, string>>>> = {
    form_type: codes.formType,
    target_kind: codes.targetKind,
    period: codes.period,
    status: text.messages.charts.status,
    operator: codes.operator,
    region: {
      ...codes.province,
      ...Object.fromEntries(regions.map((region) => [region.code, region.name])),
    },
    agency: Object.fromEntries(
      facets.flatMap((row) => (row.field === 'agency' && row.code !== null ? [[row.code, row.name ?? row.code]] : [])),
    ),
  };
  return (field, code) => {
    if (field === 'kind') return text.term('kinds', code);
    if (field === 'concept') return text.term('concepts', code);
    if (field === 'level1') return text.level(1, code);
    if (field === 'level2') return text.level(2, code);
    return listed[field]?.[code] ?? code;
  };
}
