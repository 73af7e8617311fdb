import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DuckdbEngine } from '#lib/engines/index.ts';
import { among } from '#lib/queries/index.ts';
import type { Manifest } from '../../src/lib/ui/session/manifest.ts';
import { SampleRows, sampleTables } from '../../src/lib/ui/session/sample-rows.ts';

vi.mock('$app/paths', () => ({ asset: (path: string) => path }));

const part = (province: string, bytes: number) => ({
  name: `rows-${province}.duckdb`,
  bytes,
  province,
  forms: 1,
  indicators: 1,
  regions: [province],
});
const large: Manifest = {
  version: 'v',
  cube: { name: 'cube.bin', bytes: 1 },
  database: null,
  shared: { name: 'shared.duckdb', bytes: 1 },
  parts: [part('110000', 90e6), part('360000', 30e6), part('440000', 90e6)],
  tables: [
    { name: 'forms', files: [{ name: 'forms.csv', bytes: 1 }] },
    { name: 'indicators', files: ['indicators-01.csv', 'indicators-02.csv'].map((name) => ({ name, bytes: 1 })) },
  ],
};
const small: Manifest = { ...large, database: { name: 'duibiao.duckdb', bytes: 1 }, shared: null, parts: [] };

let manifest = large;
let failing: string | null = null;
const fetched: string[] = [];
const attached: string[] = [];
const take = async (file: Uint8Array) => void attached.push(new TextDecoder().decode(file));
const unheard = () => undefined;
const engine = { attach: take, attachMore: take } as Partial<DuckdbEngine> as DuckdbEngine;

beforeEach(() => {
  [fetched.length, attached.length, failing, manifest] = [0, 0, null, large];
  vi.stubGlobal('fetch', async (path: string) => {
    fetched.push(path.replace('/dataset/', ''));
    if (failing !== null && path.includes(failing)) return new Response('', { status: 503 });
    return new Response(path.endsWith('.json') ? JSON.stringify(manifest) : path.replace('/dataset/', ''));
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the rows of the sample', () => {
  it('of a small one are all there at once', async () => {
    manifest = small;
    const rows = new SampleRows();
    await rows.fill()(engine);
    await rows.add(engine, null, unheard);
    expect(attached).toEqual(['duibiao.duckdb']);
  });

  it('of a large one are fetched by province, each once', async () => {
    const rows = new SampleRows();
    await rows.fill()(engine);
    await Promise.all([
      rows.add(engine, among('region', '360000'), unheard),
      rows.add(engine, among('agency', '360428-a'), unheard),
    ]);
    await rows.add(engine, among('region', '110101'), unheard);
    await rows.add(engine, among('region', '110000', '360000'), unheard);
    expect(attached).toEqual(['shared.duckdb', 'rows-360000.duckdb', 'rows-110000.duckdb']);
    expect(fetched).toEqual(['manifest.json', ...attached]);
  });

  it('are refused when they are more than a tab takes', async () => {
    const rows = new SampleRows();
    await rows.fill()(engine);
    await expect(rows.add(engine, null, unheard)).rejects.toThrow('210000000 bytes of rows, at most 200000000 at once');
    await rows.add(engine, among('region', '440000'), unheard);
    expect(attached).toEqual(['shared.duckdb', 'rows-440000.duckdb']);
  });

  it('tell how much of them has arrived', async () => {
    const rows = new SampleRows();
    await rows.fill()(engine);
    const told: string[] = [];
    await rows.add(engine, among('region', '110000', '360000'), ({ arrived, bytes }) =>
      told.push(`${arrived / 1e6} of ${bytes / 1e6}`),
    );
    expect(told).toEqual(['0 of 120', '90 of 120']);
  });

  it('are whole tables again where they were in pieces', async () => {
    expect([...(await sampleTables())]).toEqual([
      ['forms.csv', 'forms.csv'],
      ['indicators.csv', 'indicators-01.csvindicators-02.csv'],
    ]);
  });

  it('are asked for again after they could not be had', async () => {
    const rows = new SampleRows();
    await rows.fill()(engine);
    failing = 'rows-360000';
    await expect(rows.add(engine, among('region', '360000'), unheard)).rejects.toThrow('503');
    failing = null;
    await rows.add(engine, among('region', '360000'), unheard);
    expect(attached).toEqual(['shared.duckdb', 'rows-360000.duckdb']);
  });
});
