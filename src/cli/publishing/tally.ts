import type { FileRecord, Hit } from './file-record.ts';
import type { RenderedBatch } from './render-messages.ts';

/** Everything a publication gathers on its way. */
export class Tally {
  readonly files: FileRecord[] = [];
  readonly hits: Hit[] = [];
  /** Addresses that gave no page. */
  readonly failed: string[] = [];
  readonly seconds: Record<string, number> = {};
  readonly routes: Record<string, { pages: number; milliseconds: number }> = {};
  pages = 0;

  take({ files, hits, failed }: Pick<RenderedBatch, 'files' | 'hits' | 'failed'>): void {
    this.files.push(...files);
    this.hits.push(...hits);
    this.failed.push(...failed);
  }

  takeBatch(route: string, pages: number, batch: RenderedBatch): void {
    this.take(batch);
    this.pages += pages;
    const sum = (this.routes[route] ??= { pages: 0, milliseconds: 0 });
    sum.pages += pages;
    sum.milliseconds += batch.milliseconds;
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
