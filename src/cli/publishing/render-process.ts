// A process of its own: it renders pages of one dataset and lays them into the staging folder.
import type { FileRecord, Hit } from './file-record.ts';
import { FindingNumbers } from './finding-numbers.ts';
import { PageError } from './page-error.ts';
import { PageServer, type RenderedFile } from './page-server.ts';
import { PrivacyGate } from './privacy-gate.ts';
import type { Answer, Question, RenderedBatch, RenderSettings, RouteCost } from './render-messages.ts';
import type { SitePath } from './site-paths.ts';
import { SiteWriter } from './site-writer.ts';
import { underBase } from './under-base.ts';

let place: Place | undefined;

process.on('message', (question: Question) => {
  void answered(question)
    .catch((error: unknown): Answer => ({ kind: 'broken', error: textOf(error) }))
    .then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));

async function answered(question: Question): Promise<Answer> {
  if (question.kind === 'start') {
    place = await Place.open(question.settings);
    return { kind: 'ready' };
  }
  if (place === undefined) throw new Error('the rendering process was not started');
  if (question.kind === 'paths') return { kind: 'paths', paths: await place.server.paths(question.lanes) };
  return question.kind === 'fallback' ? place.fallback() : place.render(question.paths);
}

/** What the process renders with. */
class Place {
  readonly server: PageServer;
  readonly #gate: PrivacyGate;
  readonly #writer: SiteWriter;
  readonly #base: string;

  private constructor(server: PageServer, settings: RenderSettings) {
    const { site, staging, compress, previous } = settings;
    this.server = server;
    this.#gate = new PrivacyGate(settings.gate, new FindingNumbers(settings.findings));
    this.#base = settings.base;
    const known = new Map(previous.map((record) => [record.file, record]));
    this.#writer = new SiteWriter({ site, staging, compress, previous: known });
  }

  static async open(settings: RenderSettings): Promise<Place> {
    return new Place(await PageServer.open(settings.server), settings);
  }

  async render(paths: readonly SitePath[]): Promise<Answer> {
    const batch = new Batch();
    for (const { path, route } of paths) {
      const start = performance.now();
      try {
        const files = await this.server.render(path);
        for (const file of files) batch.add(await this.#put(file));
        const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
        batch.time(route, { pages: 1, milliseconds: performance.now() - start, bytes });
      } catch (error) {
        if (!(error instanceof PageError)) throw error;
        batch.failed.push(error.message);
      }
    }
    return { kind: 'rendered', ...batch.result(), ...usage() };
  }

  async fallback(): Promise<Answer> {
    const batch = new Batch();
    const { file, bytes } = await this.server.fallback();
    batch.add(await this.#put({ file, bytes: underBase(bytes, this.#base) }));
    return { kind: 'rendered', ...batch.result(), ...usage() };
  }

  async #put({ file, bytes }: RenderedFile): Promise<{ record: FileRecord; found: Hit[] }> {
    return { found: this.#gate.scan(file, bytes), record: await this.#writer.put(file, bytes) };
  }
}

/** What came of a batch so far. */
class Batch {
  readonly failed: string[] = [];
  readonly #files: FileRecord[] = [];
  readonly #hits: Hit[] = [];
  readonly #routes: Record<string, RouteCost> = {};

  add({ record, found }: { readonly record: FileRecord; readonly found: readonly Hit[] }): void {
    this.#files.push(record);
    this.#hits.push(...found);
  }

  time(route: string, cost: RouteCost): void {
    const sum = this.#routes[route] ?? { pages: 0, milliseconds: 0, bytes: 0 };
    this.#routes[route] = {
      pages: sum.pages + cost.pages,
      milliseconds: sum.milliseconds + cost.milliseconds,
      bytes: sum.bytes + cost.bytes,
    };
  }

  result(): RenderedBatch {
    return { files: this.#files, hits: this.#hits, failed: this.failed, routes: this.#routes };
  }
}

function usage(): { peakBytes: number; cpuSeconds: number } {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return { peakBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
