import type { ChoiceField, EngineRow, FacetRow } from '#lib/queries/index.ts';
import type { Text } from '../text.ts';

/** Names the codes of a filter field: from the dictionary, the vocabulary or the dataset. */
export function codeNames(
  text: Text,
  { regions, facets }: { readonly regions: readonly EngineRow<'regions'>[]; readonly facets: readonly FacetRow[] },
): (field: ChoiceField, code: string) => string {
  const { codes } = text.messages;
  const provinces: Readonly<Record<string, string>> = codes.province;
  const regionNames = once(() => new Map(regions.map(({ code, name }) => [code, name])));
  const agencyNames = once(
    () =>
      new Map(facets.flatMap(({ field, code, name }) => (field === 'agency' && code ? [[code, name ?? code]] : []))),
  );
  const listed: Partial<Record<ChoiceField, Readonly<Record<string, string>>>> = {
    form_type: codes.formType,
    target_kind: codes.targetKind,
    period: codes.period,
    status: text.messages.charts.status,
    operator: codes.operator,
  };
  return (field, code) => {
    if (field === 'kind') return text.term('kinds', code);
    if (field === 'concept') return text.term('concepts', code);
    if (field === 'level1') return text.level(1, code);
    if (field === 'level2') return text.level(2, code);
    if (field === 'region') return regionNames().get(code) ?? provinces[code] ?? code;
    if (field === 'agency') return agencyNames().get(code) ?? code;
    return listed[field]?.[code] ?? code;
  };
}

/** Thousands of regions are listed when one is to be named, not for every filter. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
