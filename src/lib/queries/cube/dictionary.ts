/** The distinct values ascending, null last, and the place of each of the values among them. */
export function dictionary<T extends string | number>(
  values: readonly (T | null)[],
): { readonly list: readonly (T | null)[]; readonly places: Uint32Array } {
  const distinct = new Set(values);
  const known = [...distinct].filter((value) => value !== null).sort((one, other) => (one < other ? -1 : 1));
  const list: readonly (T | null)[] = distinct.has(null) ? [...known, null] : known;
  const place = new Map(list.map((value, at) => [value, at]));
  return { list, places: Uint32Array.from(values, (value) => place.get(value) ?? 0) };
}
