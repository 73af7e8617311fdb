export * from './codes.ts';
export type { Bilingual, Field, FieldType, ForeignKey, RowOf, Table } from './field.ts';
export * from './schema.ts';
