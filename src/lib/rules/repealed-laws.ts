/** A law, regulation or notice that is no longer in force (data/vocabulary/repealed_laws.csv). */
export interface RepealedLaw {
  readonly title: string;
  /** First day on which it no longer applied, ISO 8601. */
  readonly repealedOn: string;
  readonly replacedBy: string;
  readonly source: string;
}
