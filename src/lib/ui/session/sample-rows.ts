import { asset } from '$app/paths';
import type { DuckdbEngine } from '#lib/engines/index.ts';
import type { Filter } from '#lib/queries/index.ts';
import { partsFor, type DataFile, type DataPart, type Manifest } from './manifest.ts';

/** So many bytes of rows are fetched for one question at most, and so many kept in a tab for all questions together. */
const MOST_BYTES = { forOne: 200e6, forAll: 400e6 } as const;

/** A question about more rows than a tab takes: it must name regions, agencies or forms. */
export class TooManyRowsError extends Error {
  override readonly name = 'TooManyRowsError';

  readonly bytes: number;
  readonly most = MOST_BYTES.forOne;

  /** @param bytes of the rows that are not there yet */
  constructor(bytes: number) {
    super(`${bytes} bytes of rows, at most ${MOST_BYTES.forOne} at once`);
    this.bytes = bytes;
  }
}

/** How much of the rows on their way has arrived, in bytes. */
export interface Arrival {
  readonly arrived: number;
  readonly bytes: number;
}

/** The rows of this site's sample: all at once when there are few, else those of the provinces asked for, each once. */
export class SampleRows {
  #manifest: Promise<Manifest> | null = null;
  readonly #attached = new Set<string>();
  #adding: Promise<unknown> = Promise.resolve();

  /** Begins to fetch what every question needs, and puts it into the engine once that is there. */
  fill(): (engine: DuckdbEngine) => Promise<void> {
    this.#attached.clear();
    const database = this.#first();
    database.catch(() => undefined);
    return async (engine) => engine.attach(await database);
  }

  /** Adds the rows that a filter keeps (all without one) as far as they are not there. @throws {TooManyRowsError} */
  async add(engine: DuckdbEngine, filter: Filter | null, report: (arrival: Arrival) => void): Promise<void> {
    const { parts } = await this.#known();
    const wanted = partsFor(filter, parts).filter(({ name }) => !this.#attached.has(name));
    if (wanted.length === 0) return this.#adding.then(() => undefined);
    const bytes = wanted.reduce(sum, 0);
    const kept = parts.filter(({ name }) => this.#attached.has(name)).reduce(sum, bytes);
    if (bytes > MOST_BYTES.forOne || kept > MOST_BYTES.forAll) throw new TooManyRowsError(bytes);
    for (const { name } of wanted) this.#attached.add(name);
    const adding = this.#adding.then(() => this.#attach(engine, wanted, report));
    this.#adding = adding.catch(() => undefined);
    return adding;
  }

  /** The names of the parts that are there or on their way. */
  held(): string {
    return [...this.#attached].sort().join(' ');
  }

  async #attach(engine: DuckdbEngine, parts: readonly DataPart[], report: (arrival: Arrival) => void): Promise<void> {
    const bytes = parts.reduce(sum, 0);
    const files = parts.map((part) => fetchedFile(part));
    for (const [at, part] of parts.entries()) {
      report({ arrived: parts.slice(0, at).reduce(sum, 0), bytes });
      try {
        await engine.attachMore(await (files[at] ?? fetchedFile(part)));
      } catch (error) {
        for (const { name } of parts.slice(at)) this.#attached.delete(name);
        throw error;
      }
    }
  }

  async #first(): Promise<Uint8Array> {
    const { database, shared } = await this.#known();
    const file = shared ?? database;
    if (file === null) throw new Error('the site serves no database');
    return fetchedFile(file);
  }

  #known(): Promise<Manifest> {
    this.#manifest ??= fetchedManifest().catch((error: unknown) => {
      this.#manifest = null;
      throw error;
    });
    return this.#manifest;
  }
}

/** The CSV text of each table of the sample; one too large for one file is put together. */
export async function sampleTables(): Promise<ReadonlyMap<string, string>> {
  const { tables } = await fetchedManifest();
  const texts = tables.map(async ({ name, files }) => {
    const pieces = await Promise.all(files.map(fetchedFile));
    return [`${name}.csv`, await new Blob(pieces.map((piece) => new Uint8Array(piece))).text()] as const;
  });
  return new Map(await Promise.all(texts));
}

async function fetchedManifest(): Promise<Manifest> {
  const response = await fetch(asset('/dataset/manifest.json'));
  if (!response.ok) throw new Error(`the sample's manifest could not be fetched: ${response.status}`);
  return (await response.json()) as Manifest;
}

async function fetchedFile({ name }: DataFile): Promise<Uint8Array> {
  const response = await fetch(asset(`/dataset/${name}`));
  if (!response.ok) throw new Error(`${name} could not be fetched: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function sum(total: number, { bytes }: DataFile): number {
  return total + bytes;
}
