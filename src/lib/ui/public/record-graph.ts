import type { AgencyDetail, FormDetail, RegionDetail } from '#lib/queries/index.ts';
import { agencyHref, formHref, pageHref, regionHref, type PageName } from '../address/links.ts';
import { sitePath } from '../address/site-path.ts';
import type { Text } from '../text.ts';
import {
  breadcrumbList,
  catalogNode,
  datasetNode,
  governmentOrganization,
  type Crumb,
  type DatasetNote,
  type Node,
} from './json-ld.ts';
import { FORMATS, RECORD_FORMATS, recordFile, type RecordKind } from './record-files.ts';
import type { PublicSettings } from './settings.ts';

/** What a graph is written with. */
export interface Surroundings {
  readonly text: Text;
  readonly settings: PublicSettings;
  /** Makes an address of the site fit for readers elsewhere. */
  readonly address: (href: string) => string;
}

interface RecordNote extends Pick<DatasetNote, 'url' | 'name' | 'description' | 'years' | 'place' | 'agency'> {
  readonly kind: RecordKind;
  readonly id: string;
}

/** What the page of an agency is. */
export function agencyGraph({ agency, regions, summary }: AgencyDetail, around: Surroundings): Node[] {
  const { text, address } = around;
  const own = { name: agency.name, url: address(agencyHref(linkOf(text), agency.id)) };
  const place = regions[0]?.name ?? null;
  const note: RecordNote = {
    kind: 'agencies',
    id: agency.id,
    url: own.url,
    name: text.words.publicPages.booklet.title(agency.name),
    description: text.words.agencies.description(agency.name),
    years: span(summary.years),
    place,
    agency: own,
  };
  const way = [listCrumb('agencies', around), ...regionCrumbs(regions, around), crumb(own)];
  return [...recordNodes(note, around), governmentOrganization({ ...own, place }), breadcrumbList(way)];
}

/** What the page of a region is. */
export function regionGraph({ region, above, summary }: RegionDetail, around: Surroundings): Node[] {
  const { text, address } = around;
  const own = { name: region.name, url: address(regionHref(linkOf(text), region.code)) };
  const note: RecordNote = {
    kind: 'regions',
    id: region.code,
    url: own.url,
    name: text.words.publicPages.booklet.title(region.name),
    description: text.messages.agency.agenciesIn(region.name),
    years: span(summary.years),
    place: region.name,
    agency: null,
  };
  const way = [listCrumb('agencies', around), ...regionCrumbs(above, around), crumb(own)];
  return [...recordNodes(note, around), breadcrumbList(way)];
}

/** What the page of a form is. */
export function formGraph({ form, agency, regions }: FormDetail, around: Surroundings): Node[] {
  const { text, address } = around;
  const filer = { name: agency?.name ?? form.agency_id, url: address(agencyHref(linkOf(text), form.agency_id)) };
  const title = form.project_name ?? form.title ?? text.messages.form.title;
  const url = address(formHref(linkOf(text), form.id));
  const place = regions[0]?.name ?? null;
  const note: RecordNote = {
    kind: 'forms',
    id: form.id,
    url,
    name: `${title} · ${filer.name}`,
    description: text.words.forms.description(title),
    years: span(form.fiscal_year === null ? [] : [form.fiscal_year]),
    place,
    agency: filer,
  };
  const way = [listCrumb('forms', around), crumb(filer), { label: title, url }];
  return [...recordNodes(note, around), governmentOrganization({ ...filer, place }), breadcrumbList(way)];
}

/** What the page of the whole dataset is: the catalogue and the dataset with all its files. */
export function catalogGraph(
  files: readonly { readonly name: string }[],
  { text, settings, address }: Surroundings,
): Node[] {
  const url = address(pageHref(text.locale, 'data'));
  const catalog = { name: text.messages.site.title, url, description: text.messages.site.tagline };
  const note: DatasetNote = {
    url,
    name: text.messages.site.title,
    description: text.words.footer.about,
    language: text.tag,
    years: null,
    place: null,
    agency: null,
    distributions: files.map(({ name }) => distributionOf(name, address)),
    measured: [text.messages.form.total, text.messages.form.indicator, text.messages.form.target],
    catalog,
    version: null,
  };
  return [datasetNode(note, settings), catalogNode(catalog)];
}

const FILE_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function distributionOf(name: string, address: Surroundings['address']) {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const mediaType = FILE_TYPES[extension] ?? 'application/octet-stream';
  return { url: address(sitePath(`/dataset/${name}`)), mediaType, format: name };
}

function recordNodes({ kind, id, ...note }: RecordNote, { text, settings, address }: Surroundings): Node[] {
  const catalog = { name: text.messages.site.title, url: address(pageHref(text.locale, 'data')) };
  const distributions = RECORD_FORMATS.map((format) => ({
    url: address(sitePath(recordFile(kind, id, format))),
    mediaType: FORMATS[format].mediaType,
    format: FORMATS[format].name,
  }));
  const measured = [text.messages.form.total, text.messages.form.indicator, text.messages.form.target];
  const rest = { language: text.tag, distributions, measured, catalog, version: null };
  return [datasetNode({ ...note, ...rest }, settings), catalogNode(catalog)];
}

function linkOf({ locale }: Text) {
  return { locale, own: false };
}

function listCrumb(page: PageName & ('agencies' | 'forms'), { text, address }: Surroundings): Crumb {
  return { label: text.messages.site[page], url: address(pageHref(text.locale, page)) };
}

function regionCrumbs(regions: AgencyDetail['regions'], { text, address }: Surroundings): Crumb[] {
  return [...regions]
    .reverse()
    .map(({ name, code }) => ({ label: name, url: address(regionHref(linkOf(text), code)) }));
}

function crumb({ name, url }: { readonly name: string; readonly url: string }): Crumb {
  return { label: name, url };
}

function span(years: readonly number[]): readonly [number, number] | null {
  const [first] = years;
  const last = years.at(-1);
  return first === undefined || last === undefined ? null : [first, last];
}
