import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compressed, type Copies, isCompressible } from './compression.ts';
import type { FileRecord } from './file-record.ts';

export interface SitePlace {
  /** The public folder; nothing is written into it before the switch. */
  readonly site: string;
  /** Where changed files wait for the switch. */
  readonly staging: string;
  /** The files of the publication before, by place. */
  readonly previous: ReadonlyMap<string, FileRecord>;
  readonly compress: boolean;
}

/** Takes the files of a publication and lays those that differ from the one before into the staging folder. */
export class SiteWriter {
  readonly #place: SitePlace;
  readonly #folders = new Set<string>();

  constructor(place: SitePlace) {
    this.#place = place;
  }

  /** Puts a file; `copies` are those at hand already. */
  async put(file: string, bytes: Uint8Array, copies?: Copies | null): Promise<FileRecord> {
    const sha256 = digestOf(bytes);
    const before = this.#place.previous.get(file);
    const wantsCopies = this.#place.compress && isCompressible(file, bytes.byteLength);
    if (before?.sha256 === sha256 && wantsCopies === (before.gz !== null)) return before;
    if (before === undefined && !wantsCopies && (await this.#isThere(file, sha256)))
      return { file, sha256, bytes: bytes.byteLength, gz: null, br: null };
    const made = wantsCopies ? (copies ?? (await compressed(bytes, 'page'))) : null;
    await this.#write(file, bytes);
    if (made) await Promise.all([this.#write(`${file}.gz`, made.gz), this.#write(`${file}.br`, made.br)]);
    return { file, sha256, bytes: bytes.byteLength, gz: made?.gz.byteLength ?? null, br: made?.br.byteLength ?? null };
  }

  /** Whether the public folder holds these very bytes although nobody remembers publishing them. */
  async #isThere(file: string, sha256: string): Promise<boolean> {
    const path = join(this.#place.site, file);
    if (!(await stat(path).catch(() => null))?.isFile()) return false;
    return digestOf(await readFile(path)) === sha256;
  }

  async #write(file: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.#place.staging, file);
    const folder = dirname(path);
    if (!this.#folders.has(folder)) await mkdir(folder, { recursive: true });
    this.#folders.add(folder);
    await writeFile(path, bytes);
  }
}

/** SHA-256 in hexadecimal digits. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
