import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Locale } from '#lib/i18n/index.ts';
import { datasetFile } from './build-dataset.server.ts';
import type { DatasetFacts } from './facts.ts';

type Json = Readonly<Record<string, unknown>>;

let descriptor: Promise<Json> | undefined;

/** What `datapackage.json` says about the dataset the site is built from. */
export async function buildFacts(locale: Locale): Promise<DatasetFacts> {
  descriptor ??= readDescriptor();
  return datasetFacts(await descriptor, locale);
}

/** The facts of a descriptor (Data Package v2: `title`, `version`; `synthetic` is ours). */
export function datasetFacts(descriptor: Json, locale: Locale): DatasetFacts {
  const title = (locale === 'en' ? text(descriptor['title_en']) : null) ?? text(descriptor['title']);
  return {
    title: title ?? text(descriptor['name']) ?? '',
    version: text(descriptor['version']),
    digest: digestOf(records(descriptor['resources'])),
    isSynthetic: descriptor['synthetic'] === true,
  };
}

function digestOf(resources: readonly Json[]): string {
  const lines = resources.map(({ path, hash }) => `${text(path) ?? ''} ${text(hash) ?? ''}\n`).sort();
  return bytesToHex(sha256(utf8ToBytes(lines.join('')))).slice(0, 8);
}

async function readDescriptor(): Promise<Json> {
  const bytes = await datasetFile('datapackage.json');
  const content: unknown = bytes === null ? {} : JSON.parse(new TextDecoder().decode(bytes));
  return isRecord(content) ? content : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function records(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
