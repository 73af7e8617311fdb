import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { App } from './app.ts';
import { type Changes, changesBetween } from './changes.ts';
import type { FileRecord } from './file-record.ts';
import { inputsOf, REDIRECTS } from './inputs.ts';
import { type Leads, leadsBetween } from './leads.ts';
import type { PublishTask } from './publication.ts';
import { readRedirects, type Redirect } from './redirects.ts';
import { withBothSides } from './sides.ts';
import { digestOf } from './site-writer.ts';
import { presentFiles, readState } from './state.ts';
import { type Version, versionsWith } from './versions.ts';

/** What stands already, and what the site is to be made of. */
export interface Ground {
  readonly app: App;
  /** A digest of everything the site is made of. */
  readonly key: string;
  readonly dataset: string;
  /** The day this state of the tables was first published. */
  readonly date: string;
  /** Whether the tables and the product are those of the publication before. */
  readonly isSameData: boolean;
  /** Whether the site is this very publication already, file by file. */
  readonly isCurrent: boolean;
  /** All files of the publication before, and those of them the public folder still holds. */
  readonly before: readonly FileRecord[];
  readonly present: readonly FileRecord[];
  readonly versions: readonly Version[];
  /** What changed since the version before; null for the first. */
  readonly changes: Changes | null;
  /** The publisher's redirects, then those of pages that went earlier. */
  readonly redirects: readonly Redirect[];
  /** Where the pages of records that are gone since then lead on to. */
  readonly leads: Leads;
  /** Beside the public folder: what is remembered, and where changed files wait. */
  readonly memory: string;
  readonly staging: string;
  readonly keptTables: string;
}

/** Looks at what stands and at what is to be published. */
export async function groundOf(task: PublishTask, app: App): Promise<Ground> {
  const memory = `${resolve(task.site)}.publish`;
  await mkdir(memory, { recursive: true });
  const { config, compress, folder } = task;
  const inputs = await inputsOf(folder, task.documents);
  const key = digestOf(JSON.stringify({ product: app.version, inputs, config, compress }));
  const state = await readState(memory);
  const before = state?.files ?? [];
  const present = await presentFiles(task.site, before);
  const isSameDataset = state?.dataset === inputs.dataset;
  const date = isSameDataset ? state.date : task.today;
  const keptTables = join(memory, 'tables');
  const sides = { kept: keptTables, folder };
  const held = isSameDataset
    ? null
    : await withBothSides(sides, async (engine) => ({
        changes: await changesBetween(engine),
        leads: await leadsBetween(engine),
      }));
  const changes = isSameDataset ? state.changes : (held?.changes ?? null);
  const { dataset, checksums } = inputs;
  const { redirects } = await readRedirects(join(folder, REDIRECTS));
  return {
    app,
    key,
    dataset,
    date,
    isSameData: isSameDataset && state.product === app.version,
    isCurrent: state?.key === key && present.length === before.length,
    before,
    present,
    versions: versionsWith(state?.versions ?? [], { dataset, date, checksums, changes }),
    changes,
    redirects: [...redirects, ...(state?.redirects ?? [])],
    leads: held?.leads ?? new Map(),
    memory,
    staging: join(memory, 'staging'),
    keptTables,
  };
}

/** The settings of the server that renders the pages. */
export async function environmentOf({ folder, documents, config }: PublishTask, ground: Ground) {
  const { memory, date, versions, changes } = ground;
  const { title, publisher, licence, contact, stances } = config;
  const site = addressOf(config);
  const publication = join(memory, 'publication.json');
  const history = join(memory, 'versions.json');
  const address = site === null ? null : `${site}/`;
  await writeFile(publication, JSON.stringify({ address, title, publisher, licence, contact, stances, date }));
  await writeFile(history, JSON.stringify({ versions, changes }));
  return {
    DUIBIAO_DATASET: resolve(folder),
    DUIBIAO_PUBLICATION: publication,
    DUIBIAO_VERSIONS: history,
    DUIBIAO_KEPT: await keptFolder(ground, stances),
    ...(documents === null ? {} : { DUIBIAO_DOCUMENTS: resolve(documents) }),
  };
}

/** Where the processes keep what they need in common; what was kept for another dataset, product or choice is dropped. */
async function keptFolder({ memory, dataset, app }: Ground, stances: PublishTask['config']['stances']) {
  const name = digestOf(JSON.stringify({ dataset, product: app.version, stances })).slice(0, 16);
  const all = join(memory, 'kept');
  await mkdir(all, { recursive: true });
  for (const other of await readdir(all))
    if (other !== name) await rm(join(all, other), { recursive: true, force: true });
  return join(all, name);
}

/** The site's address without the last slash; null as long as nobody said where it will stand. */
export function addressOf({ origin, base }: PublishTask['config']): string | null {
  return origin === null ? null : `${origin}${base}`;
}
