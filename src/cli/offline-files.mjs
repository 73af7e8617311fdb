// Plain JavaScript: the set-up uses it before TypeScript can be run.
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './files-below.mjs';

/** What a reader's browser is asked to keep at most, in bytes before compression. */
const MOST = 64e6;
export const OFFLINE_LIST = 'offline-files.json';
/** Copies of data in other shapes and files for search engines: nobody reads them in the dashboard. */
const NOT_READ =
  /\.(gz|br|xlsx|parquet|xml|txt|png)$|^dataset\/duibiao\.json$|(^|\/)\.|^versions\/|^404\.html$|^service-worker\.js$/;

/**
 * The files that make a site whole without a network: the program first, then pages from the top down, as many as fit.
 * @template {{ name: string, bytes: number }} F
 * @param {readonly F[]} files every file of the site
 * @returns {F[]}
 */
export function offlineFiles(files) {
  let sum = 0;
  const kept = files.filter(({ name }) => name !== OFFLINE_LIST && !NOT_READ.test(name)).sort(byUse);
  return kept.filter(({ bytes }) => {
    if (sum + bytes > MOST) return false;
    sum += bytes;
    return true;
  });
}

/**
 * What the list says: a version that changes with any of the files, and their addresses.
 * @param {readonly { name: string, digest: string | Uint8Array }[]} files in their order
 * @returns {string}
 */
export function offlineList(files) {
  const hash = createHash('sha256');
  for (const { name, digest } of files) hash.update(name).update('\0').update(digest);
  const addresses = files.map(({ name }) => name.replace(/(^|\/)index\.html$/, '$1') || './');
  return `${JSON.stringify({ version: hash.digest('hex'), files: addresses })}\n`;
}

/**
 * Writes the list of files that make a site whole without a network. Returns their count and their bytes.
 * @param {string} site the folder of the site
 * @returns {{ files: number, bytes: number }}
 */
export function writeOfflineFiles(site) {
  const all = filesBelow(site).map((name) => ({ name, bytes: statSync(join(site, name)).size }));
  const kept = offlineFiles(all);
  const list = offlineList(kept.map(({ name }) => ({ name, digest: readFileSync(join(site, name)) })));
  writeFileSync(join(site, OFFLINE_LIST), list);
  return { files: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) };
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
