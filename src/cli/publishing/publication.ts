import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Output } from '../command.ts';
import { ensureApp } from './app.ts';
import { besideFiles, checksumsFile, offlineFile } from './beside.ts';
import { clientFiles } from './client-files.ts';
import type { PublishConfig } from './config.ts';
import { contactNames } from './contact-names.ts';
import { type DatasetFaults, datasetFaults, NO_FAULTS } from './dataset-check.ts';
import type { FileRecord, Hit } from './file-record.ts';
import { KEPT_FINDINGS } from './finding-numbers.ts';
import { addressOf, environmentOf, type Ground, groundOf } from './ground.ts';
import { type GateSettings, PrivacyGate } from './privacy-gate.ts';
import { type Redirect, redirectOfRemoved, settledRedirects } from './redirects.ts';
import type { RouteCost } from './render-messages.ts';
import { RenderPool } from './render-pool.ts';
import { fileOf, type SitePath } from './site-paths.ts';
import { keepTables } from './sides.ts';
import { SiteWriter } from './site-writer.ts';
import { writeState } from './state.ts';
import { switchIn } from './switch.ts';
import { Tally } from './tally.ts';
import type { Version } from './versions.ts';

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
  /** What is wrong with the dataset itself. */
  readonly faults: DatasetFaults;
  /** Seconds by stage. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly routes: Readonly<Record<string, RouteCost>>;
  /** The highest memory of each rendering process. */
  readonly peakBytes: readonly number[];
  readonly cpuSeconds: number;
}

/** Publishes a dataset: renders it, looks for personal data in all of it, and switches in what changed. */
export async function publishSite(task: PublishTask, output: Output): Promise<PublishReport> {
  const tally = new Tally();
  const app = await tally.timed('product', () => ensureApp((text) => output.report(text)));
  const ground = await tally.timed('compare', () => groundOf(task, app));
  if (ground.isCurrent) {
    tally.add(ground.before);
    return reportOf('unchanged', tally);
  }
  const faults = await tally.timed('check', () => datasetFaults(task.folder));
  if (faults.count > 0) return { ...reportOf('refused', tally), faults };
  const { staging } = ground;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  const gate = await tally.timed('contacts', () => gateSettings(task));
  const guarded = { ...ground, gate };
  const usage = await tally.timed('pages', () => renderPages(task, guarded, { tally, output }));
  await tally.timed('scripts', () => putClient(task, guarded, tally));
  const redirects = await tally.timed('beside', () => putBeside(task, guarded, tally));
  if (tally.hits.length > 0 || tally.failed.length > 0) {
    await rm(staging, { recursive: true, force: true });
    return { ...reportOf('refused', tally), ...usage };
  }
  const counts = await tally.timed('switch', () => switchOver(task, ground, { tally, redirects }));
  return { ...reportOf('published', tally), ...usage, ...counts };
}

interface Done {
  readonly tally: Tally;
  readonly redirects: readonly Redirect[];
}

async function switchOver(task: PublishTask, ground: Ground, { tally, redirects }: Done) {
  const { staging, memory, app, key, date, dataset, versions, changes, before } = ground;
  const now = new Map(tally.files.map((record) => [record.file, record]));
  const removed = before.flatMap(({ file }) => (now.has(file) ? [] : [file]));
  const bare = before.flatMap(({ file, gz }) => (gz !== null && now.get(file)?.gz === null ? [file] : []));
  const written = await switchIn({ site: task.site, staging, removed, bare });
  await keepTables(task.folder, ground.keptTables);
  const product = app.version;
  await writeState(memory, { key, date, dataset, product, versions, changes, redirects, files: tally.files });
  return { written, removed: removed.length };
}

type Guarded = Ground & { readonly gate: GateSettings };

interface Telling {
  readonly tally: Tally;
  readonly output: Output;
}

async function renderPages(task: PublishTask, ground: Guarded, { tally, output }: Telling) {
  const environment = await environmentOf(task, ground);
  const settings = {
    ...placeOf(task, ground),
    server: ground.app.server,
    base: task.config.base,
    gate: ground.gate,
    findings: join(environment.DUIBIAO_KEPT, KEPT_FINDINGS),
    previous: ground.present,
  };
  const pool = new RenderPool(settings, environment);
  try {
    let total = 0;
    await pool.render({
      jobs: task.jobs,
      choose: (paths) => {
        const { kept, asked } = withoutKept(paths, ground);
        tally.add(kept);
        total += asked.length;
        return asked;
      },
      done: (rendered) => {
        tally.take(rendered);
        output.progress(tally.pages, total, 'pages');
      },
    });
    return pool.usage();
  } finally {
    pool.close();
  }
}

/** Lays the files beside the pages; returns the redirects that hold. */
async function putBeside(task: PublishTask, ground: Guarded, tally: Tally): Promise<Redirect[]> {
  const { versions, changes, date, before, present, leads } = ground;
  const pages = pagesIn(tally.files);
  const known = new Set(pages);
  const there = { leads, pages: known };
  const gone = pagesIn(before).flatMap((path) =>
    known.has(path) ? [] : [redirectOfRemoved(path, { leads, pages: known })],
  );
  const redirects = settledRedirects([...ground.redirects, ...gone], there);
  const { base, title } = task.config;
  const site = { pages, address: addressOf(task.config), base, title, date, versions, changes, redirects };
  const gate = new PrivacyGate(ground.gate);
  const previous = new Map(present.map((record) => [record.file, record]));
  const writer = new SiteWriter({ ...placeOf(task, ground), previous });
  const put = async ([file, text]: readonly [string, string]) => {
    const bytes = Buffer.from(text);
    tally.hits.push(...gate.scan(file, bytes));
    tally.files.push(await writer.put(file, bytes));
  };
  for (const entry of besideFiles(site)) await put(entry);
  tally.add(present.filter(({ file }) => isOldVersion(file, versions)));
  await put(offlineFile(tally.files));
  await put(checksumsFile(tally.files));
  return redirects;
}

/** The addresses of the pages among files. */
function pagesIn(files: readonly FileRecord[]): string[] {
  return files.flatMap(({ file }) =>
    /(?:^|\/)index\.html$/.test(file) ? [`/${file.slice(0, -'index.html'.length)}`] : [],
  );
}

/** The files of earlier versions stay as they were published. */
function isOldVersion(file: string, [, ...older]: readonly Version[]): boolean {
  return older.some(({ id }) => file === `versions/${id}.json`);
}

function placeOf(task: PublishTask, { staging }: Ground) {
  return { site: resolve(task.site), staging, compress: task.compress };
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
  const writer = new SiteWriter({ ...placeOf(task, ground), previous });
  for await (const { file, bytes, copies } of clientFiles(ground.app, task.compress)) {
    tally.hits.push(...gate.scan(file, bytes));
    tally.files.push(await writer.put(file, bytes, copies));
  }
}

async function gateSettings({ config, documents }: PublishTask): Promise<GateSettings> {
  const own = config.contact === null ? [] : [config.contact];
  const names = documents === null ? [] : await contactNames(documents);
  return { names, allowed: [...own, ...config.allow.map(({ text }) => text)] };
}

function reportOf(status: PublishReport['status'], tally: Tally): PublishReport {
  const { pages, files, bytes, hits, failed, seconds, routes } = tally;
  const nothing = { written: 0, removed: 0, peakBytes: [], cpuSeconds: 0, faults: NO_FAULTS };
  return { status, pages, files: files.length, bytes, hits, failed, seconds, routes, ...nothing };
}
