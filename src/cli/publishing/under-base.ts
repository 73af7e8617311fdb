import { createHash } from 'node:crypto';

const INLINE = /<script>([\s\S]*?)<\/script>/g;

/**
 * The page for missing addresses as it must be below a folder of the host. Every other page finds its neighbours by
 * relative addresses and needs no folder; this one is shown at any depth and names them from the root.
 */
export function underBase(page: Uint8Array, base: string): Uint8Array {
  if (base === '') return page;
  const text = Buffer.from(page).toString('utf8');
  const moved = text
    .replaceAll(/((?:href|src)="|import\(")\//g, (_, before: string) => `${before}${base}/`)
    .replace('base: ""', () => `base: ${JSON.stringify(base)}`);
  const before = scriptDigests(text);
  const after = scriptDigests(moved);
  return Buffer.from(before.reduce((one, digest, at) => one.replaceAll(digest, () => after[at] ?? digest), moved));
}

function scriptDigests(page: string): string[] {
  return [...page.matchAll(INLINE)].map(([, script = '']) => createHash('sha256').update(script).digest('base64'));
}
