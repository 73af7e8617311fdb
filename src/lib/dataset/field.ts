/**
 * How a column's CSV text is read. `decimal` keeps the printed digits (money), `number` is a double, `quantity` is the
 * text of a number, an ISO date (2021-12-31, 2021-01, 12-31) or a ratio (1:15).
 */
export type FieldType = 'string' | 'integer' | 'number' | 'decimal' | 'quantity' | 'boolean' | 'date' | 'partial_date';

/** A title or description in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** One column of a table: the single source of the CSV reader, the descriptor, the validator and the dictionary. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly required?: boolean;
  readonly unit?: Bilingual;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
}

/** Columns of this table whose values must exist as `reference.fields` of another table. */
export interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly table: string; readonly fields: readonly string[] };
}

export interface Table {
  readonly name: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly fields: readonly Field[];
}

type FieldValue<F extends Field> = F['type'] extends 'integer' | 'number'
  ? number
  : F['type'] extends 'boolean'
    ? boolean
    : F extends { readonly enum: readonly (infer E)[] }
      ? E
      : string;

/** The value of a column in memory; an empty cell is `null` unless the column is required. */
type CellValue<F extends Field> = F extends { readonly required: true } ? FieldValue<F> : FieldValue<F> | null;

/** A row in memory, typed from the table's fields. */
export type RowOf<T extends Table> = {
  [F in T['fields'][number] as F['name']]: CellValue<F>;
};
