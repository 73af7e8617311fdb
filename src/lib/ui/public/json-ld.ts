import type { PublicSettings } from './settings.ts';

/** A node of a graph in JSON-LD. */
export type Node = { readonly '@type': string | readonly string[]; readonly [property: string]: unknown };

/** One file a record can be had in. */
export interface Distribution {
  /** Where it lies: absolute when the site's origin is known, else from the root of the site. */
  readonly url: string;
  readonly mediaType: string;
  /** `CSV`, `Parquet` … */
  readonly format: string;
}

/** What a page says about the record it shows. */
export interface DatasetNote {
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly language: string;
  /** First and last fiscal year, where any is known. */
  readonly years: readonly [number, number] | null;
  /** The region the record is about, by its name. */
  readonly place: string | null;
  readonly agency: { readonly name: string; readonly url: string } | null;
  readonly distributions: readonly Distribution[];
  /** What is measured: the names of its columns or indicators. */
  readonly measured: readonly string[];
  /** The whole this record is part of. */
  readonly catalog: { readonly name: string; readonly url: string };
  readonly version: string | null;
}

export interface Crumb {
  readonly label: string;
  readonly url: string;
}

const CONTEXT = {
  '@vocab': 'https://schema.org/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
} as const;

/** The way from the start of the site to a page. */
export function breadcrumbList(crumbs: readonly Crumb[]): Node {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ label, url }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: label,
      item: url,
    })),
  };
}

/** An agency as the organisation it is. */
export function governmentOrganization(agency: {
  readonly name: string;
  readonly url: string;
  readonly place: string | null;
}): Node {
  return {
    '@type': 'GovernmentOrganization',
    '@id': `${agency.url}#agency`,
    name: agency.name,
    url: agency.url,
    ...(agency.place === null ? {} : { areaServed: { '@type': 'AdministrativeArea', name: agency.place } }),
  };
}

/** A record of the site as a dataset, in the words of schema.org and of DCAT at once. */
export function datasetNode(note: DatasetNote, settings: PublicSettings): Node {
  const { publisher, licence, date } = settings;
  return {
    '@type': ['Dataset', 'dcat:Dataset'],
    '@id': `${note.url}#dataset`,
    name: note.name,
    'dct:title': note.name,
    description: note.description,
    'dct:description': note.description,
    url: note.url,
    'dcat:landingPage': { '@id': note.url },
    inLanguage: note.language,
    isAccessibleForFree: true,
    ...(note.years === null ? {} : { temporalCoverage: coverage(note.years) }),
    ...(note.place === null ? {} : { spatialCoverage: { '@type': 'Place', name: note.place } }),
    ...(note.agency === null ? {} : { about: { '@id': `${note.agency.url}#agency` } }),
    ...(note.measured.length === 0 ? {} : { variableMeasured: note.measured }),
    ...(note.version === null ? {} : { version: note.version }),
    ...(publisher === null ? {} : { publisher: { '@type': 'Organization', name: publisher } }),
    ...(licence === null ? {} : { license: licence.url ?? licence.name }),
    ...(date === null ? {} : { datePublished: date, 'dct:issued': date }),
    includedInDataCatalog: { '@id': `${note.catalog.url}#catalog` },
    distribution: note.distributions.map(distributionNode),
  };
}

/** The whole dataset as a catalogue that names what it holds. */
export function catalogNode(catalog: DatasetNote['catalog'] & { readonly description?: string }): Node {
  return {
    '@type': ['DataCatalog', 'dcat:Catalog'],
    '@id': `${catalog.url}#catalog`,
    name: catalog.name,
    'dct:title': catalog.name,
    url: catalog.url,
    ...(catalog.description === undefined ? {} : { description: catalog.description }),
  };
}

/** The graph as the text of a `<script>`: no character in it can end the element or open another. */
export function jsonLdText(nodes: readonly Node[]): string {
  return JSON.stringify({ '@context': CONTEXT, '@graph': nodes })
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function distributionNode({ url, mediaType, format }: Distribution): Node {
  return {
    '@type': ['DataDownload', 'dcat:Distribution'],
    contentUrl: url,
    'dcat:downloadURL': { '@id': url },
    encodingFormat: mediaType,
    'dcat:mediaType': mediaType,
    name: format,
  };
}

function coverage([first, last]: readonly [number, number]): string {
  return first === last ? String(first) : `${first}/${last}`;
}
