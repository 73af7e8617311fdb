import type { TableName } from '#lib/dataset/index.ts';
import { chosen, conjuncts, type Filter } from '#lib/queries/index.ts';

/** A file of the dataset on this site. */
export interface DataFile {
  readonly name: string;
  readonly bytes: number;
}

/** One province's rows as a database file. */
export interface DataPart extends DataFile {
  /** Province with whose code the ids of its agencies and forms begin; 000000 where unknown. */
  readonly province: string;
  readonly forms: number;
  readonly indicators: number;
  /** Provinces in which the agencies lie, by their region; null where it is unknown. */
  readonly regions: readonly (string | null)[];
}

/** `/dataset/manifest.json`: how this site serves its dataset. */
export interface Manifest {
  /** Digest of the tables: the same for the same rows. */
  readonly version: string;
  readonly cube: DataFile;
  /** The whole database in one file; null where it is served in parts only. */
  readonly database: DataFile | null;
  /** The file that all parts need beside them, and the parts; none of a small dataset. */
  readonly shared: DataFile | null;
  readonly parts: readonly DataPart[];
  /** The files of each table, in the order in which they are the table: several only of large ones. */
  readonly tables: readonly { readonly name: TableName; readonly files: readonly DataFile[] }[];
}

/** Which parts hold all rows that a filter keeps, as far as it names regions, agencies or forms; else all of them. */
export function partsFor(filter: Filter | null, parts: readonly DataPart[]): readonly DataPart[] {
  if (filter === null) return parts;
  const restricted = new Set(conjuncts(filter).flatMap((part) => (part.op === 'in' ? [part.field] : [])));
  const regions = new Set(chosen(filter, 'region').map(provinceOf));
  const ids = new Set([...chosen(filter, 'agency'), ...chosen(filter, 'form')].map(provinceOf));
  return parts.filter(
    (part) =>
      (!restricted.has('region') || part.regions.some((region) => regions.has(region))) &&
      (!(restricted.has('agency') || restricted.has('form')) || ids.has(part.province)),
  );
}

/** Ids of agencies and forms begin with the code of a region, codes of regions with the digits of their province. */
function provinceOf(code: string | number | null): string | null {
  return code === null ? null : `${String(code).slice(0, 2)}0000`;
}
