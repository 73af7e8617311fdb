import { expect, it } from 'vitest';
import type { ImportJob, ImportNews } from '../../src/lib/ui/own/import.worker.ts';
import { largeWorkbook } from '../documents/large-workbook.ts';

/** Megabytes of the workbook; more by hand: `VITE_WORKBOOK_MB=50 npx vitest run --project component --reporter=verbose …`. */
const env = import.meta.env as Readonly<Record<string, string | undefined>>;
const MEGABYTES = Number(env.VITE_WORKBOOK_MB ?? 0.1);

/** Counts the turns the page gets while something goes on elsewhere, and the longest wait between two. */
function watchPage(): () => { readonly turns: number; readonly longest: number } {
  let [turns, longest, last] = [0, 0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    [turns, longest, last] = [turns + 1, Math.max(longest, now - last), now];
  }, 5);
  return () => {
    clearInterval(timer);
    return { turns, longest };
  };
}

function readInWorker(bytes: Uint8Array): Promise<readonly ImportNews[]> {
  const worker = new Worker(new URL('../../src/lib/ui/own/import.worker.ts', import.meta.url), { type: 'module' });
  const news: ImportNews[] = [];
  const job: ImportJob = { name: 'a.xlsx', file: new File([new Uint8Array(bytes)], 'a.xlsx'), skip: [] };
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<ImportNews>) => {
      news.push(data);
      if (data.type !== 'end') return;
      worker.terminate();
      resolve(news);
    };
    worker.postMessage(job);
  });
}

it(
  'a workbook is read in the worker: it tells how far it is, and the page goes on',
  { timeout: 7_200_000 },
  async ({ annotate }) => {
    const { bytes, rows } = largeWorkbook(MEGABYTES);
    const stop = watchPage();
    const started = performance.now();
    const news = await readInWorker(bytes);
    const { turns, longest } = stop();
    const shares = news.flatMap((one) => (one.type === 'progress' ? [one.share] : []));
    const documents = news.flatMap((one) => (one.type === 'read' ? [one.document] : []));
    await annotate(
      `${bytes.length} bytes, ${rows} rows, ${Math.round(performance.now() - started)} ms in the worker, ${turns} turns of the page, the longest wait ${Math.round(longest)} ms, ${shares.length} shares told`,
    );
    expect(documents.flatMap(({ reading }) => reading.forms.flatMap((form) => form.indicators)).length).toBe(rows);
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(turns).toBeGreaterThan(10);
  },
);
