/** What this check knows of schema.org and DCAT: for each type its required properties and what their values must be. */
type Kind = 'text' | 'url' | 'date' | 'interval' | 'language' | 'node' | 'nodes' | 'texts' | 'boolean' | 'number';

interface TypeRule {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Kind>>;
}

const TYPES: Readonly<Record<string, TypeRule>> = {
  Dataset: {
    required: ['name', 'description', 'url', 'distribution'],
    properties: {
      name: 'text',
      description: 'text',
      url: 'url',
      inLanguage: 'language',
      isAccessibleForFree: 'boolean',
      temporalCoverage: 'interval',
      spatialCoverage: 'node',
      about: 'node',
      variableMeasured: 'texts',
      version: 'text',
      publisher: 'node',
      license: 'text',
      datePublished: 'date',
      includedInDataCatalog: 'node',
      distribution: 'nodes',
      'dct:title': 'text',
      'dct:description': 'text',
      'dct:issued': 'date',
      'dcat:landingPage': 'node',
    },
  },
  DataDownload: {
    required: ['contentUrl', 'encodingFormat'],
    properties: {
      contentUrl: 'url',
      encodingFormat: 'text',
      name: 'text',
      'dcat:downloadURL': 'node',
      'dcat:mediaType': 'text',
    },
  },
  DataCatalog: {
    required: ['name', 'url'],
    properties: { name: 'text', url: 'url', description: 'text', 'dct:title': 'text' },
  },
  GovernmentOrganization: { required: ['name', 'url'], properties: { name: 'text', url: 'url', areaServed: 'node' } },
  Organization: { required: ['name'], properties: { name: 'text', url: 'url' } },
  AdministrativeArea: { required: ['name'], properties: { name: 'text' } },
  Place: { required: ['name'], properties: { name: 'text' } },
  BreadcrumbList: { required: ['itemListElement'], properties: { itemListElement: 'nodes' } },
  ListItem: { required: ['position', 'name', 'item'], properties: { position: 'number', name: 'text', item: 'url' } },
};

/** DCAT's own rules: a dataset has a title and a description, a distribution says where it is downloaded. */
const TWINS: Readonly<Record<string, readonly string[]>> = {
  'dcat:Dataset': ['dct:title', 'dct:description', 'dcat:landingPage'],
  'dcat:Distribution': ['dcat:downloadURL', 'dcat:mediaType'],
  'dcat:Catalog': ['dct:title'],
};

interface Options {
  /** Whether every address must be absolute. */
  readonly absolute: boolean;
}

/** Everything in a JSON-LD document that the vocabularies do not allow, each as a line; empty when it holds to them. */
export function vocabularyFaults(document: unknown, options: Options): string[] {
  if (!isRecord(document)) return ['the document is no object'];
  const { '@context': context, '@graph': graph } = document;
  const faults = isRecord(context) && context['@vocab'] === 'https://schema.org/' ? [] : ['no vocabulary named'];
  if (!Array.isArray(graph)) return [...faults, 'no graph'];
  return [...faults, ...graph.flatMap((node, at) => nodeFaults(node, `graph[${at}]`, options))];
}

function nodeFaults(node: unknown, path: string, options: Options): string[] {
  if (!isRecord(node)) return [`${path} is no node`];
  const keys = Object.keys(node);
  if (keys.length === 1 && keys[0] === '@id') return idFaults(node, path, options);
  const types = [node['@type']].flat().map(String);
  const known = types.flatMap((type) => TYPES[type] ?? []);
  if (known.length === 0) return [`${path} has no known type (${types.join(', ')})`];
  const required = [...known.flatMap((rule) => rule.required), ...types.flatMap((type) => TWINS[type] ?? [])];
  const missing = required.filter((name) => !(name in node)).map((name) => `${path} lacks ${name}`);
  const properties: Readonly<Record<string, Kind>> = Object.assign({}, ...known.map((rule) => rule.properties));
  const own = keys.filter((key) => !key.startsWith('@'));
  const wrong = own.flatMap((key) => {
    const kind = properties[key];
    if (kind === undefined) return [`${path}.${key} is no property of ${types.join(', ')}`];
    return valueFaults(node[key], { kind, path: `${path}.${key}`, options });
  });
  return [...missing, ...wrong, ...idFaults(node, path, options)];
}

interface Checked {
  readonly kind: Kind;
  readonly path: string;
  readonly options: Options;
}

function valueFaults(value: unknown, { kind, path, options }: Checked): string[] {
  const fault = (isRight: boolean) =>
    isRight ? [] : [`${path} is no ${kind}: ${JSON.stringify(value)?.slice(0, 60)}`];
  const text = typeof value === 'string' ? value : '';
  switch (kind) {
    case 'text':
      return fault(text.trim() !== '' && text.length <= 5000);
    case 'url':
      return fault(isAddress(text, options));
    case 'date':
      return fault(/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)));
    case 'interval':
      return fault(/^\d{4}(\/\d{4})?$/.test(text));
    case 'language':
      return fault(/^[a-z]{2}(-[A-Z]{2})?$/.test(text));
    case 'boolean':
      return fault(typeof value === 'boolean');
    case 'number':
      return fault(typeof value === 'number' && Number.isFinite(value));
    case 'texts':
      return fault(Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'));
    case 'node':
      return nodeFaults(value, path, options);
    case 'nodes':
      if (!Array.isArray(value) || value.length === 0) return fault(false);
      return value.flatMap((one, at) => nodeFaults(one, `${path}[${at}]`, options));
  }
}

function idFaults(node: Readonly<Record<string, unknown>>, path: string, options: Options): string[] {
  const id = node['@id'];
  return id === undefined || (typeof id === 'string' && isAddress(id, options)) ? [] : [`${path}.@id is no address`];
}

function isAddress(text: string, { absolute }: Options): boolean {
  if (absolute) return /^https?:\/\//.test(text) && URL.canParse(text);
  return text !== '' && URL.canParse(text, 'https://somewhere.example/');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
