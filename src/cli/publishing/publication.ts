import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Output } from '../command.ts';
import { LIST as OFFLINE_LIST, offlineList } from '../offline-files.mjs';
import { type App, ensureApp } from './app.ts';
import { batchesOf } from './batches.ts';
import { clientFiles } from './client-files.ts';
import type { PublishConfig } from './config.ts';
import type { FileRecord, Hit } from './file-record.ts';
import { contactNames } from './contact-names.ts';
import { inputsOf } from './inputs.ts';
import { type GateSettings, PrivacyGate } from './privacy-gate.ts';
import type { RouteCost } from './render-messages.ts';
import { RenderPool } from './render-pool.ts';
import { fileOf, type SitePath } from './site-paths.ts';
import { digestOf, SiteWriter } from './site-writer.ts';
import { presentFiles, readState, writeState } from './state.ts';
import { switchIn } from './switch.ts';
import { Tally } from './tally.ts';

/** What is to be published where. */
export interface PublishTask {
  readonly folder: string;
  readonly site: string;
  /** The documents the dataset was read from; null when they are not at hand. */
  readonly documents: string | null;
  readonly config: PublishConfig;
  readonly compress: boolean;
  /** How many processes render. */
  readonly jobs: number;
  /** The day of the publication: `2026-11-20`. */
  readonly today: string;
}

/** What a publication did. */
export interface PublishReport {
  readonly status: 'published' | 'unchanged' | 'refused';
  readonly pages: number;
  readonly files: number;
  /** Of all files with their compressed copies. */
  readonly bytes: number;
  /** Files and copies written because they changed. */
  readonly written: number;
  readonly removed: number;
  readonly hits: readonly Hit[];
  readonly failed: readonly string[];
  /** Seconds by stage. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly routes: Readonly<Record<string, RouteCost>>;
  /** The highest memory of each rendering process. */
  readonly peakBytes: readonly number[];
  readonly cpuSeconds: number;
}

/** What stands already, and what the site is to be made of. */
interface Ground {
  readonly app: App;
  readonly key: string;
  readonly dataset: string;
  readonly date: string;
  /** Whether the tables and the product are those of the publication before. */
  readonly isSameData: boolean;
  /** Whether the site is this very publication already, file by file. */
  readonly isCurrent: boolean;
  /** All files of the publication before, and those of them the public folder still holds. */
  readonly before: readonly FileRecord[];
  readonly present: readonly FileRecord[];
  /** Beside the public folder: what is remembered, and where changed files wait. */
  readonly memory: string;
  readonly staging: string;
}

/** Publishes a dataset: renders it, looks for personal data in all of it, and switches in what changed. */
export async function publishSite(task: PublishTask, output: Output): Promise<PublishReport> {
  const tally = new Tally();
  const app = await tally.timed('product', () => ensureApp((text) => output.report(text)));
  const ground = await tally.timed('compare', () => groundOf(task, app));
  if (ground.isCurrent) {
    tally.files.push(...ground.before);
    return reportOf('unchanged', tally);
  }
  const { staging, memory, key, date, dataset } = ground;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  const gate = await tally.timed('contacts', () => gateSettings(task));
  const usage = await tally.timed('pages', () => renderPages(task, { ...ground, gate }, { tally, output }));
  await tally.timed('scripts', () => putClient(task, { ...ground, gate }, tally));
  if (tally.hits.length > 0 || tally.failed.length > 0) {
    await rm(staging, { recursive: true, force: true });
    return { ...reportOf('refused', tally), ...usage };
  }
  const now = new Set(tally.files.map(({ file }) => file));
  const removed = ground.before.flatMap(({ file }) => (now.has(file) ? [] : [file]));
  const written = await tally.timed('switch', () => switchIn({ site: task.site, staging, removed }));
  await writeState(memory, { key, date, dataset, product: app.version, files: tally.files });
  return { ...reportOf('published', tally), ...usage, written, removed: removed.length };
}

async function groundOf(task: PublishTask, app: App): Promise<Ground> {
  const memory = `${resolve(task.site)}.publish`;
  await mkdir(memory, { recursive: true });
  const inputs = await inputsOf(task.folder, task.documents);
  const { config, compress } = task;
  const key = digestOf(JSON.stringify({ product: app.version, inputs, config, compress }));
  const state = await readState(memory);
  const before = state?.files ?? [];
  const present = await presentFiles(task.site, before);
  return {
    app,
    key,
    dataset: inputs.dataset,
    date: state?.dataset === inputs.dataset ? state.date : task.today,
    isSameData: state?.dataset === inputs.dataset && state.product === app.version,
    isCurrent: state?.key === key && present.length === before.length,
    before,
    present,
    memory,
    staging: join(memory, 'staging'),
  };
}

type Guarded = Ground & { readonly gate: GateSettings };

interface Telling {
  readonly tally: Tally;
  readonly output: Output;
}

async function renderPages(task: PublishTask, ground: Guarded, { tally, output }: Telling) {
  const settings = {
    server: ground.app.server,
    site: resolve(task.site),
    staging: ground.staging,
    compress: task.compress,
    base: task.config.base,
    gate: ground.gate,
    previous: ground.present,
  };
  const pool = new RenderPool(settings, await environmentOf(task, ground));
  try {
    const paths = await pool.paths();
    const { kept, asked } = withoutKept(paths, ground);
    tally.files.push(...kept);
    await pool.render(batchesOf(asked), task.jobs, (rendered) => {
      tally.take(rendered);
      output.progress(tally.pages, paths.length, 'pages');
    });
    tally.take(await pool.fallback());
    return pool.usage();
  } finally {
    pool.close();
  }
}

/**
 * DuckDB stamps every database file it writes with a number of its own, so that the same tables never give the same
 * bytes: such a file stays as it is as long as the tables and the product do.
 */
function withoutKept(paths: readonly SitePath[], { isSameData, present }: Ground) {
  if (!isSameData) return { kept: [], asked: paths };
  const databases = present.filter(({ file }) => /^dataset\/.*duckdb/.test(file));
  const known = new Set(databases.map(({ file }) => file));
  return { kept: databases, asked: paths.filter(({ path }) => !known.has(fileOf(path))) };
}

/** The product's own texts hold no name of any document, but words that are also names: they are not asked for names. */
async function putClient(task: PublishTask, ground: Guarded, tally: Tally): Promise<void> {
  const gate = new PrivacyGate({ ...ground.gate, names: [], isCode: true });
  const previous = new Map(ground.present.map((record) => [record.file, record]));
  const { staging } = ground;
  const writer = new SiteWriter({ site: resolve(task.site), staging, compress: task.compress, previous });
  for await (const { file, bytes, copies } of clientFiles(ground.app, task.compress)) {
    tally.hits.push(...gate.scan(file, bytes));
    tally.files.push(await writer.put(file, bytes, copies));
  }
  const listed = tally.files.map((record) => ({ ...record, name: record.file }));
  tally.files.push(await writer.put(OFFLINE_LIST, Buffer.from(offlineList(listed))));
}

async function gateSettings({ config, documents }: PublishTask): Promise<GateSettings> {
  const own = config.contact === null ? [] : [config.contact];
  const names = documents === null ? [] : await contactNames(documents);
  return { names, allowed: [...own, ...config.allow.map(({ text }) => text)] };
}

async function environmentOf({ folder, documents, config }: PublishTask, { memory, date }: Ground) {
  const { title, publisher, licence, contact, stances, origin, base } = config;
  const address = origin === null ? null : `${origin}${base}/`;
  const publication = join(memory, 'publication.json');
  await writeFile(publication, JSON.stringify({ address, title, publisher, licence, contact, stances, date }));
  return {
    DUIBIAO_DATASET: resolve(folder),
    DUIBIAO_PUBLICATION: publication,
    ...(documents === null ? {} : { DUIBIAO_DOCUMENTS: resolve(documents) }),
  };
}

function reportOf(status: PublishReport['status'], tally: Tally): PublishReport {
  const { pages, files, bytes, hits, failed, seconds, routes } = tally;
  const nothing = { written: 0, removed: 0, peakBytes: [], cpuSeconds: 0 };
  return { status, pages, files: files.length, bytes, hits, failed, seconds, routes, ...nothing };
}
