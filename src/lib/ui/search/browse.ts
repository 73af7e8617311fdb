/** The lists a reader can go through instead of searching; none grows with the number of forms. */
export interface Browse {
  readonly agencies: number;
  readonly forms: number;
  /** Provinces of the dataset, or the highest regions it has. */
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  /** Years, latest first. */
  readonly years: readonly number[];
}
