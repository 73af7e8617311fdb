import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const CHUNK = 4 * 1024 * 1024;
/** Files up to this size are hashed whole by the browser, many times faster than by a program in pieces. */
const WHOLE = 512 * 1024 * 1024;

/** The bytes of a file, piece by piece. */
export async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += CHUNK) yield new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
}

/** The SHA-256 of a file in hexadecimal digits. */
export async function digestOf(file: Blob): Promise<string> {
  if (file.size <= WHOLE && 'subtle' in crypto)
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())));
  const digest = sha256.create();
  for await (const chunk of chunksOf(file)) digest.update(chunk);
  return bytesToHex(digest.digest());
}
