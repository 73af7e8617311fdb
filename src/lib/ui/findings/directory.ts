import type { Dataset, Row } from '#lib/dataset/index.ts';

type FormEntry = Pick<
  Row<'forms'>,
  'id' | 'type' | 'agency_id' | 'fiscal_year' | 'title' | 'project_name' | 'source_file'
>;
type AgencyEntry = Pick<Row<'agencies'>, 'id' | 'name' | 'region_code' | 'kind'>;

/** The rows by which findings are named, sifted and grouped: small enough to travel with a page. */
export interface DirectoryRows {
  readonly forms: readonly FormEntry[];
  readonly agencies: readonly AgencyEntry[];
  readonly regions: readonly Row<'regions'>[];
}

/** A form as a finding names it. */
export interface FormPlace {
  readonly id: string;
  readonly type: FormEntry['type'];
  readonly year: number | null;
  /** The project, else the title of the form; empty if it has neither. */
  readonly name: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly kind: string;
  /** Code of the agency's region and of every region above it. */
  readonly regions: readonly string[];
  readonly file: string;
}

/** Looks up forms, agencies and regions by their ids. */
export interface Directory {
  readonly rows: DirectoryRows;
  readonly formOf: (id: string) => FormPlace | null;
  readonly agencyName: (id: string) => string;
  readonly regionName: (code: string) => string;
  /** How many forms of this type agencies of this kind filed, one agency left out. */
  readonly peerForms: (form: FormPlace) => number;
}

/** The columns of a dataset that a directory needs. */
export function directoryRows({ forms, agencies, regions }: Pick<Dataset, keyof DirectoryRows>): DirectoryRows {
  return {
    forms: forms.map(({ id, type, agency_id, fiscal_year, title, project_name, source_file }) => {
      return { id, type, agency_id, fiscal_year, title, project_name, source_file };
    }),
    agencies: agencies.map(({ id, name, region_code, kind }) => ({ id, name, region_code, kind })),
    regions,
  };
}

/** A directory over these rows. */
export function directoryOf(rows: DirectoryRows): Directory {
  const agencies = new Map(rows.agencies.map((row) => [row.id, row]));
  const regions = new Map(rows.regions.map((row) => [row.code, row]));
  const above = (code: string | null, most = 4): string[] =>
    code === null || code === '' || most === 0
      ? []
      : [code, ...above(regions.get(code)?.parent_code ?? null, most - 1)];
  const places = new Map(
    rows.forms.map((form): [string, FormPlace] => {
      const agency = agencies.get(form.agency_id);
      const place = {
        id: form.id,
        type: form.type,
        year: form.fiscal_year,
        name: form.project_name ?? form.title ?? '',
        agencyId: form.agency_id,
        agency: agency?.name ?? form.agency_id,
        kind: agency?.kind ?? '',
        regions: above(agency?.region_code ?? null),
        file: form.source_file,
      };
      return [form.id, place];
    }),
  );
  const perKind = countBy([...places.values()].map(({ kind, type }) => `${kind} ${type}`));
  const perAgency = countBy([...places.values()].map(({ agencyId, type }) => `${agencyId} ${type}`));
  return {
    rows,
    formOf: (id) => places.get(id) ?? null,
    agencyName: (id) => agencies.get(id)?.name ?? id,
    regionName: (code) => regions.get(code)?.name ?? code,
    peerForms: ({ kind, type, agencyId }) =>
      (perKind.get(`${kind} ${type}`) ?? 0) - (perAgency.get(`${agencyId} ${type}`) ?? 0),
  };
}

/** A form in a few words: its project or title and year, with its agency where that does not go without saying. */
export function placeName({ agency, name, year }: FormPlace, hasAgency: boolean): string {
  const parts = [hasAgency || name === '' ? agency : '', name].filter((part) => part !== '');
  return `${parts.join(' · ')}${year === null ? '' : ` ${year}`}`;
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
