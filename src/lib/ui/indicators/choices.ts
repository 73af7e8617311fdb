import { chosen, type FacetRow, type Filter, type SearchFacet } from '#lib/queries/index.ts';
import type { FacetOption } from '../filter/facet-option.ts';
import type { Text } from '../text.ts';
import type { SearchChoices } from './found.ts';

/** Names the codes of a facet: from the dictionary, the vocabulary or the dataset. */
export function facetNames(
  text: Text,
  { facets, regions }: SearchChoices,
): (field: SearchFacet, code: string) => string {
  const { codes } = text.messages;
  const named = facets.flatMap(({ field, code, name }) =>
    code !== null && name !== null ? [[`${field} ${code}`, name]] : [],
  );
  const listed: Partial<Record<SearchFacet, Readonly<Record<string, string>>>> = {
    form_type: codes.formType,
    target_kind: codes.targetKind,
    operator: codes.operator,
    status: codes.status,
    region: Object.fromEntries(regions.map((region) => [region.code, region.name])),
  };
  const found: Readonly<Record<string, string>> = Object.fromEntries(named);
  return (field, code) => {
    if (field === 'kind') return text.term('kinds', code);
    if (field === 'concept') return text.term('concepts', code);
    if (field === 'level1') return text.level(1, code);
    if (field === 'level2') return text.level(2, code);
    return listed[field]?.[code] ?? found[`${field} ${code}`] ?? code;
  };
}

interface Naming {
  readonly filter: Filter;
  readonly name: (field: SearchFacet, code: string) => string;
}

/** The values of a facet as options, the latest year or the commonest value first; a chosen one stays in the list. */
export function searchOptions(choices: SearchChoices, field: SearchFacet, { filter, name }: Naming): FacetOption[] {
  const options = choices.facets
    .filter((row) => row.field === field && row.code !== null)
    .map(({ code, indicators }) => ({ value: code ?? '', label: name(field, code ?? ''), forms: indicators }));
  if (field === 'year') options.sort((a, b) => (a.value < b.value ? 1 : -1));
  const missing = chosenCodes(filter, field).filter((value) => !options.some((option) => option.value === value));
  return [...options, ...missing.map((value) => ({ value, label: name(field, value), forms: 0 }))];
}

/** The chosen values of a facet as text. */
export function chosenCodes(filter: Filter, field: SearchFacet): string[] {
  return chosen(filter, field).flatMap((value) => (value === null ? [] : [String(value)]));
}

/** The regions' counts as the cascade of regions reads them: what it shows beside a name is the number of indicators. */
export function regionCounts({ facets }: SearchChoices): FacetRow[] {
  return facets
    .filter(({ field }) => field === 'region')
    .map(({ code, name, indicators }) => ({
      field: 'region',
      code,
      name,
      level: null,
      parent_code: null,
      forms: indicators,
      indicators,
    }));
}
