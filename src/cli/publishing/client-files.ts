import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../files-below.mjs';
import type { App } from './app.ts';
import { compressed, type Copies, isCompressible } from './compression.ts';
import { digestOf } from './site-writer.ts';

/** A file of the product, with the copies made of it once. */
export interface ClientFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly copies: Copies | null;
}

/** The product's own files one by one. Their copies are made with all effort, and kept for every later site. */
export async function* clientFiles(app: App, compress: boolean): AsyncGenerator<ClientFile> {
  for (const file of filesBelow(app.client)) {
    const bytes = await readFile(join(app.client, file));
    const wants = compress && isCompressible(file, bytes.byteLength);
    yield { file, bytes, copies: wants ? await keptCopies(app.compressed, bytes) : null };
  }
}

async function keptCopies(folder: string, bytes: Uint8Array): Promise<Copies> {
  const path = join(folder, digestOf(bytes));
  if (existsSync(`${path}.br`)) {
    const [gz, br] = await Promise.all([readFile(`${path}.gz`), readFile(`${path}.br`)]);
    return { gz, br };
  }
  const copies = await compressed(bytes, 'lasting');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.gz`, copies.gz);
  await writeFile(`${path}.br`, copies.br);
  return copies;
}
