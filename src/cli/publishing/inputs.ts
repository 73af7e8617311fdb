import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a publisher keeps the addresses that moved, beside the tables. */
export const REDIRECTS = 'redirects.csv';

/** Digests of what a site is made of. */
export interface Inputs {
  /** The tables and the descriptor, all together and by file. */
  readonly dataset: string;
  readonly checksums: Readonly<Record<string, string>>;
  /** The publisher's redirects. */
  readonly redirects: string;
  /** The source documents at hand. */
  readonly documents: string;
  /** The code of this command. */
  readonly publisher: string;
}

/** The digests of a dataset folder, of its documents and of the publisher's own code. */
export async function inputsOf(folder: string, documents: string | null): Promise<Inputs> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const names = (await namesIn(folder, /^(?:[a-z_]+\.csv|datapackage\.json)$/)).filter((name) => name !== REDIRECTS);
  const checksums = await Promise.all(names.map(async (name) => [name, await digest(folder, [name], false)] as const));
  return {
    dataset: await digest(folder, names),
    checksums: Object.fromEntries(checksums),
    redirects: await digest(folder, await namesIn(folder, new RegExp(`^${REDIRECTS}$`))),
    documents: documents === null ? '' : await digest(documents, await namesIn(documents, /./)),
    publisher: await digest(here, await namesIn(here, /\.ts$/)),
  };
}

async function namesIn(folder: string, pattern: RegExp): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

async function digest(folder: string, names: readonly string[], isNamed = true): Promise<string> {
  const hash = createHash('sha256');
  for (const name of names) {
    if (isNamed) hash.update(name).update('\0');
    for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk as Uint8Array);
    if (isNamed) hash.update('\0');
  }
  return hash.digest('hex');
}
