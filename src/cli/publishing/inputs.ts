import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Digests of what a site is made of. */
export interface Inputs {
  /** The tables and the descriptor. */
  readonly dataset: string;
  /** The source documents at hand. */
  readonly documents: string;
  /** The code of this command. */
  readonly publisher: string;
}

/** The digests of a dataset folder, of its documents and of the publisher's own code. */
export async function inputsOf(folder: string, documents: string | null): Promise<Inputs> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const names = await namesIn(folder, /^(?:[a-z_]+\.csv|datapackage\.json)$/);
  return {
    dataset: await digest(folder, names),
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

async function digest(folder: string, names: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const name of names) {
    hash.update(name).update('\0');
    for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk as Uint8Array);
    hash.update('\0');
  }
  return hash.digest('hex');
}
