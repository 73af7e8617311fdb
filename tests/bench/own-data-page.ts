/** Runs in a page: takes the tables of a file input in as own data is, or as a rival would, and tells the steps. */
import * as duckdb from '@duckdb/duckdb-wasm';
import program from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import Papa from 'papaparse';
import { type DuckdbEngine, openBrowserEngine } from '#lib/engines/index.ts';
import { type KeptData, tablesOf } from '../../src/lib/ui/own/kept-data.ts';
import type { IntakeReading } from '../../src/lib/ui/own/intake-reading.ts';
import type { IntakeJob, IntakeNews } from '../../src/lib/ui/own/intake.worker.ts';
import { preparedCube, preparedDatabase } from '../../src/lib/ui/own/prepared-store.ts';
import { forgetData, keptData, prepareData, stageData } from '../../src/lib/ui/own/store.ts';

type Steps = Record<string, number>;

function picked(): File[] {
  return [...(document.querySelector('input')?.files ?? [])].filter(({ name }) => name.endsWith('.csv'));
}

async function timed<T>(steps: Steps, name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  steps[name] = performance.now() - start;
  return result;
}

function read(files: readonly File[]): Promise<IntakeReading> {
  const worker = new Worker(new URL('../../src/lib/ui/own/intake.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<IntakeNews>) => {
      if (data.type === 'failed') reject(new Error(data.message));
      if (data.type !== 'read') return;
      worker.terminate();
      resolve(data.reading);
    };
    worker.postMessage({ files: files.map((file) => ({ path: file.name, file })), locale: 'zh' } satisfies IntakeJob);
  });
}

async function loaded(steps: Steps, name: string, data: KeptData): Promise<DuckdbEngine> {
  const engine = await openBrowserEngine();
  await engine.start();
  await timed(steps, name, async () => {
    const database = await preparedDatabase(data);
    await (database ? engine.attach(database) : engine.loadCsv(tablesOf(data)));
  });
  return engine;
}

/** The counts of kept data, as they come back after a reload. */
async function count(steps: Steps, name: string, data: KeptData): Promise<void> {
  await timed(steps, name, async () => {
    if ((await preparedCube(data)) === null) throw new Error('no cube was prepared');
  });
}

/** Own data: read and checked, kept, loaded; then brought back and loaded again as after a reload, first from its CSV files, then prepared. */
async function own(): Promise<Steps> {
  const steps: Steps = {};
  await read([]);
  const reading = await timed(steps, 'read and check', () => read(picked()));
  const staged = await timed(steps, 'keep', () => stageData({ ...reading.data, name: 'bench', more: 0 }));
  if (typeof staged === 'string') throw new Error(staged);
  const engine = await loaded(steps, 'load', staged.data);
  const [row] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM indicators');
  steps['indicators'] = row?.n ?? 0;
  await engine.close();
  await timed(steps, 'switch', () => staged.commit());
  const again = await timed(steps, 'bring back', keptData);
  if (again === null) throw new Error('nothing was kept');
  const inUse = await loaded(steps, 'load again', again);
  await timed(steps, 'prepare again', () => prepareData(again, new AbortController().signal));
  await inUse.close();
  const prepared = await timed(steps, 'bring back prepared', keptData);
  if (!prepared?.prepared) throw new Error('nothing was prepared');
  await count(steps, 'counts again', prepared);
  await (await loaded(steps, 'load prepared again', prepared)).close();
  await forgetData();
  return steps;
}

function columnsOf(file: File): Promise<Map<string, string[]>> {
  const columns = new Map<string, string[]>();
  return new Promise((resolve, reject) => {
    Papa.parse<Record<string, string>>(file, {
      header: true,
      skipEmptyLines: true,
      chunk: ({ data, meta }) => {
        for (const name of meta.fields ?? []) {
          const column = columns.get(name) ?? [];
          for (const row of data) column.push(row[name] ?? '');
          columns.set(name, column);
        }
      },
      complete: () => resolve(columns),
      error: reject,
    });
  });
}

/** The rival: PapaParse, Arrow, insert; no cell, key or reference is checked and nothing is kept. */
async function rival(): Promise<Steps> {
  const steps: Steps = { parse: 0, 'to Arrow and insert': 0 };
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(new URL(workerUrl, location.href)));
  await database.instantiate(new URL(program, location.href).href);
  const connection = await database.connect();
  for (const file of picked()) {
    const name = file.name.replace('.csv', '');
    const start = performance.now();
    const columns = await columnsOf(file);
    const parsed = performance.now();
    if ([...columns.values()].some(({ length }) => length > 0)) {
      const vectors = [...columns].map(([column, values]) => [column, vectorFromArray(values, new Utf8())] as const);
      await connection.insertArrowFromIPCStream(tableToIPC(new Table(Object.fromEntries(vectors)), 'stream'), {
        name,
        create: true,
      });
    }
    steps['parse'] = (steps['parse'] ?? 0) + parsed - start;
    steps['to Arrow and insert'] = (steps['to Arrow and insert'] ?? 0) + performance.now() - parsed;
  }
  const result = await connection.query<never>('SELECT count(*)::INT AS n FROM indicators');
  steps['indicators'] = Number(result.toArray()[0]?.['n']);
  await database.terminate();
  return steps;
}

Object.assign(globalThis, { own, rival });
