import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A short digest of a dataset's tables: the same rows have the same version wherever they were loaded. */
export function datasetVersion(files: ReadonlyMap<string, string>): string {
  const hash = sha256.create();
  for (const [name, text] of [...files]
    .filter(([file]) => file.endsWith('.csv'))
    .sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(utf8ToBytes(`${name}\n${text}`));
  }
  return bytesToHex(hash.digest()).slice(0, 8);
}
