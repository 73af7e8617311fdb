import { parentPort, workerData } from 'node:worker_threads';
import { openDocument } from '#lib/documents/index.ts';

/** What the thread is given, and what it tells at the end. */
export interface OpeningJob {
  readonly file: string;
  readonly bytes: Uint8Array;
}
export interface Opened {
  readonly rows: number;
  readonly problems: readonly string[];
}

/** A worker thread that opens one document and tells how far it is. */
const { file, bytes } = workerData as OpeningJob;
const { grids, problems } = await openDocument(file, bytes, { onProgress: (share) => parentPort?.postMessage(share) });
const rows = grids.reduce((sum, grid) => sum + grid.rows.length, 0);
parentPort?.postMessage({ rows, problems: problems.map(({ code }) => code) } satisfies Opened);
