import { offlineFiles, OFFLINE_LIST, offlineList } from '../offline-files.mjs';
import type { Changes } from './changes.ts';
import { feed } from './feed.ts';
import type { FileRecord } from './file-record.ts';
import { type Redirect, redirectPage, redirectsFile } from './redirects.ts';
import { robots, sitemaps } from './search-engines.ts';
import { fileOf } from './site-paths.ts';
import { type Version, versionFile } from './versions.ts';

/** What the files beside the pages are made of. */
export interface Beside {
  /** The addresses of all pages. */
  readonly pages: readonly string[];
  /** The site's address without the last slash; null as long as nobody said where it will stand. */
  readonly address: string | null;
  readonly base: string;
  readonly title: string | null;
  readonly date: string;
  /** The newest first. */
  readonly versions: readonly Version[];
  readonly changes: Changes | null;
  readonly redirects: readonly Redirect[];
}

const CHECKSUMS = 'checksums.sha256';

/** The files beside the pages that depend on no other file: for search engines, for readers who come back, for hosts. */
export function besideFiles(site: Beside): ReadonlyMap<string, string> {
  const { address, base, title, versions, redirects, changes } = site;
  const [newest, before] = versions;
  return new Map([
    ...sitemaps(site.pages, site),
    ['robots.txt', robots(site)],
    ['feed.xml', feed(versions, { address, title, locale: 'zh' })],
    ['en/feed.xml', feed(versions, { address, title, locale: 'en' })],
    ['versions/index.json', `${JSON.stringify(versions, null, 1)}\n`],
    ...(newest === undefined
      ? []
      : [[`versions/${newest.id}.json`, versionFile(newest, before?.id ?? null, changes)] as const]),
    ...redirects.map((redirect) => [stubOf(redirect.from), redirectPage(redirect, address)] as const),
    ...(redirects.length === 0 ? [] : [['_redirects', redirectsFile(redirects, base)] as const]),
  ]);
}

function stubOf(from: string): string {
  if (from.endsWith('/') || /\.[a-z0-9]+$/i.test(from)) return fileOf(from);
  return fileOf(`${from}/`);
}

/** What a reader's browser keeps so that the site works without a network. */
export function offlineFile(files: readonly FileRecord[]): readonly [string, string] {
  const named = files.map(({ file, bytes, sha256 }) => ({ name: file, bytes, digest: sha256 }));
  return [OFFLINE_LIST, offlineList(offlineFiles(named))];
}

/** The checksums of all files, as `sha256sum --check` reads them. */
export function checksumsFile(files: readonly FileRecord[]): readonly [string, string] {
  const lines = files.map(({ file, sha256 }) => `${sha256}  ${file}\n`);
  return [CHECKSUMS, lines.sort((left, right) => (left.slice(66) < right.slice(66) ? -1 : 1)).join('')];
}
