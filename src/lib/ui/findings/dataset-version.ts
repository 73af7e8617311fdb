import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A short digest of a dataset's tables: the same rows have the same version wherever they were loaded. */
export function datasetVersion(files: ReadonlyMap<string, string>): string {
  return versionOfDigests(new Map([...files].map(([name, text]) => [name, bytesToHex(sha256(utf8ToBytes(text)))])));
}

/** The same from the SHA-256 of each file, in hexadecimal digits. */
export function versionOfDigests(digests: ReadonlyMap<string, string>): string {
  const tables = [...digests].filter(([name]) => name.endsWith('.csv')).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = tables.map(([name, digest]) => `${digest}  ${name}\n`).join('');
  return bytesToHex(sha256(utf8ToBytes(lines))).slice(0, 8);
}
