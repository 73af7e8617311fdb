// Plain JavaScript: the set-up uses it before TypeScript can be run.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What a reader's browser is asked to keep at most, in bytes before compression. */
const MOST = 64e6;
/** The list's place in the site, where the service worker asks for it. */
export const LIST = 'offline-files.json';
/** Copies of data in other shapes and files for search engines: nobody reads them in the dashboard. */
const NOT_READ = /\.(gz|br|xlsx|parquet|xml|txt|png)$|(^|\/)\.|^versions\/|^404\.html$|^service-worker\.js$/;

/**
 * The list of files that make a site whole without a network, as JSON: the program first, then pages from the top down,
 * as many as fit.
 * @param {readonly { name: string, bytes: number, sha256: string }[]} files of the site, by their place in it
 * @returns {string}
 */
export function offlineList(files) {
  const hash = createHash('sha256');
  const kept = [];
  let total = 0;
  for (const { name, bytes, sha256 } of [...files].sort(byUse)) {
    if (name === LIST || NOT_READ.test(name) || total + bytes > MOST) continue;
    total += bytes;
    kept.push(name.replace(/(^|\/)index\.html$/, '$1') || './');
    hash.update(`${name} ${sha256}\n`);
  }
  return `${JSON.stringify({ version: hash.digest('hex'), files: kept })}\n`;
}

/**
 * Writes the list for the site in a folder.
 * @param {string} site
 * @returns {void}
 */
export function writeOfflineFiles(site) {
  const files = filesBelow(site).map((path) => ({
    name: relative(site, path).split(sep).join('/'),
    bytes: statSync(path).size,
    sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
  }));
  writeFileSync(join(site, LIST), offlineList(files));
}

/**
 * @param {{ name: string }} a
 * @param {{ name: string }} b
 * @returns {number}
 */
function byUse(a, b) {
  return rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1);
}

/**
 * @param {string} name
 * @returns {number}
 */
function rank(name) {
  return name.startsWith('_app/') ? 0 : name.split('/').length;
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
