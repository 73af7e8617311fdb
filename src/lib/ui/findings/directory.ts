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
  /** How many forms there are by kind and type of all agencies, and by agency and type of those listed: where `forms` are not all. */
  readonly counts?: { readonly perKind: Counts; readonly perAgency: Counts };
}

type Counts = readonly (readonly [key: string, forms: number])[];

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
export function directoryRows({
  forms,
  agencies,
  regions,
}: Pick<Dataset, 'forms' | 'agencies' | 'regions'>): DirectoryRows {
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
  const { perKind, perAgency } = countsOf(rows.counts, [...places.values()]);
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

/** The same rows without those that none of these forms needs: what a page carries must not grow with the dataset. */
export function directoryAbout(rows: DirectoryRows, formIds: ReadonlySet<string>): DirectoryRows {
  const forms = rows.forms.filter(({ id }) => formIds.has(id));
  const agencyIds = new Set(forms.map(({ agency_id }) => agency_id));
  const agencies = rows.agencies.filter(({ id }) => agencyIds.has(id));
  const parents = new Map(rows.regions.map(({ code, parent_code }) => [code, parent_code]));
  const codes = new Set<string>();
  for (const { region_code } of agencies) {
    for (let code: string | null | undefined = region_code; code && !codes.has(code); code = parents.get(code))
      codes.add(code);
  }
  const kinds = new Map(rows.agencies.map(({ id, kind }) => [id, kind ?? '']));
  const perKind = countBy(rows.forms.map(({ agency_id, type }) => `${kinds.get(agency_id) ?? ''} ${type}`));
  const perAgency = countBy(rows.forms.map(({ agency_id, type }) => `${agency_id} ${type}`));
  const isListed = (key: string) => agencyIds.has(key.slice(0, key.lastIndexOf(' ')));
  return {
    forms,
    agencies,
    regions: rows.regions.filter(({ code }) => codes.has(code)),
    counts: { perKind: [...perKind], perAgency: [...perAgency].filter(([key]) => isListed(key)) },
  };
}

function countsOf(counts: DirectoryRows['counts'], places: readonly FormPlace[]) {
  if (counts !== undefined) return { perKind: new Map(counts.perKind), perAgency: new Map(counts.perAgency) };
  return {
    perKind: countBy(places.map(({ kind, type }) => `${kind} ${type}`)),
    perAgency: countBy(places.map(({ agencyId, type }) => `${agencyId} ${type}`)),
  };
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
