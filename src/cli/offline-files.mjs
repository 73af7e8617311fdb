// Plain JavaScript: the set-up uses it before TypeScript can be run.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What a reader's browser is asked to keep at most, in bytes before compression. */
const MOST = 64e6;
const LIST = 'offline-files.json';
/** Copies of data in other shapes and files for search engines: nobody reads them in the dashboard. */
const NOT_READ = /\.(gz|br|xlsx|parquet|xml|txt|png)$|(^|\/)\.|^versions\/|^404\.html$|^service-worker\.js$/;

/**
 * Writes the list of files that make a site whole without a network: the program first, then pages from the top down,
 * as many as fit. Returns their count and their bytes.
 * @param {string} site the folder of the site
 * @returns {{ files: number, bytes: number }}
 */
export function writeOfflineFiles(site) {
  const all = filesBelow(site).map((path) => ({ path, name: relative(site, path).split(sep).join('/') }));
  const kept = all.filter(({ name }) => name !== LIST && !NOT_READ.test(name)).sort(byUse);
  const hash = createHash('sha256');
  const files = [];
  let bytes = 0;
  for (const { path, name } of kept) {
    const { size } = statSync(path);
    if (bytes + size > MOST) continue;
    bytes += size;
    files.push(name.replace(/(^|\/)index\.html$/, '$1') || './');
    hash.update(name).update('\0').update(readFileSync(path));
  }
  writeFileSync(join(site, LIST), `${JSON.stringify({ version: hash.digest('hex'), files })}\n`);
  return { files: files.length, bytes };
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
