import type { FileRecord, Hit } from './file-record.ts';
import type { RenderedBatch, RouteCost } from './render-messages.ts';

/** Everything a publication gathers on its way. */
export class Tally {
  readonly files: FileRecord[] = [];
  readonly hits: Hit[] = [];
  /** Addresses that gave no page. */
  readonly failed: string[] = [];
  readonly seconds: Record<string, number> = {};
  readonly routes: Record<string, RouteCost> = {};
  pages = 0;

  /** One by one: a large site has more files than a call has room for arguments. */
  add(files: readonly FileRecord[]): void {
    for (const file of files) this.files.push(file);
  }

  take({ files, hits, failed, routes }: RenderedBatch): void {
    this.add(files);
    this.hits.push(...hits);
    this.failed.push(...failed);
    for (const [route, { pages, milliseconds, bytes }] of Object.entries(routes)) {
      const sum = this.routes[route] ?? { pages: 0, milliseconds: 0, bytes: 0 };
      this.routes[route] = {
        pages: sum.pages + pages,
        milliseconds: sum.milliseconds + milliseconds,
        bytes: sum.bytes + bytes,
      };
      this.pages += pages;
    }
  }

  /** Does a stage and notes how long it took. */
  async timed<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.seconds[stage] = Math.round(performance.now() - start) / 1000;
    }
  }

  /** The bytes of all files with their compressed copies. */
  get bytes(): number {
    return this.files.reduce((sum, { bytes, gz, br }) => sum + bytes + (gz ?? 0) + (br ?? 0), 0);
  }
}
