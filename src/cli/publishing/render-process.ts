// A process of its own: it renders pages of one dataset and lays them into the staging folder.
import type { FileRecord, Hit } from './file-record.ts';
import { PageError } from './page-error.ts';
import { PageServer, type RenderedFile } from './page-server.ts';
import { PrivacyGate } from './privacy-gate.ts';
import type { Answer, Question, RenderSettings } from './render-messages.ts';
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
  if (question.kind === 'paths') return { kind: 'paths', paths: await place.server.paths() };
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
    this.#gate = new PrivacyGate(settings.gate);
    this.#base = settings.base;
    const known = new Map(previous.map((record) => [record.file, record]));
    this.#writer = new SiteWriter({ site, staging, compress, previous: known });
  }

  static async open(settings: RenderSettings): Promise<Place> {
    return new Place(await PageServer.open(settings.server), settings);
  }

  async render(paths: readonly string[]): Promise<Answer> {
    const files: FileRecord[] = [];
    const hits: Hit[] = [];
    const failed: string[] = [];
    const start = performance.now();
    for (const path of paths) {
      try {
        for (const rendered of await this.server.render(path)) {
          const { record, found } = await this.#put(rendered);
          files.push(record);
          hits.push(...found);
        }
      } catch (error) {
        if (!(error instanceof PageError)) throw error;
        failed.push(error.message);
      }
    }
    return { kind: 'rendered', files, hits, failed, milliseconds: performance.now() - start, ...usage() };
  }

  async fallback(): Promise<Answer> {
    const start = performance.now();
    const { file, bytes } = await this.server.fallback();
    const { record, found } = await this.#put({ file, bytes: underBase(bytes, this.#base) });
    return {
      kind: 'rendered',
      files: [record],
      hits: found,
      failed: [],
      milliseconds: performance.now() - start,
      ...usage(),
    };
  }

  async #put({ file, bytes }: RenderedFile): Promise<{ record: FileRecord; found: Hit[] }> {
    return { found: this.#gate.scan(file, bytes), record: await this.#writer.put(file, bytes) };
  }
}

function usage(): { peakBytes: number; cpuSeconds: number } {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return { peakBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
