import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOfflineFiles } from '../../src/cli/offline-files.mjs';

let site = '';

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'duibiao-offline-'));
});
afterEach(() => rmSync(site, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array) {
  mkdirSync(dirname(join(site, name)), { recursive: true });
  writeFileSync(join(site, name), content);
}

function list(): { readonly version: string; readonly files: readonly string[] } {
  return JSON.parse(readFileSync(join(site, 'offline-files.json'), 'utf8')) as ReturnType<typeof list>;
}

describe('the list of files for reading without a network', () => {
  it('names pages by their address, the program first, then pages from the top down', () => {
    put('forms/a/index.html', 'a');
    put('index.html', 'home');
    put('compare/index.html', 'compare');
    put('_app/immutable/x.js', 'x');
    writeOfflineFiles(site);
    expect(list().files).toEqual(['_app/immutable/x.js', './', 'compare/', 'forms/a/']);
  });

  it('leaves out what nobody reads in the dashboard', () => {
    for (const name of ['index.html.gz', 'index.html.br', '404.html', 'service-worker.js', 'sitemap.xml', '.stamp'])
      put(name, 'x');
    writeOfflineFiles(site);
    expect(list().files).toEqual([]);
  });

  it('keeps the small top of a site that is too large to be kept whole', () => {
    put('index.html', 'home');
    put('dataset/rows.csv', new Uint8Array(65_000_000));
    put('forms/a/index.html', 'a');
    writeOfflineFiles(site);
    expect(list().files).toEqual(['./', 'forms/a/']);
  });

  it('is another version when one byte of one file is another', () => {
    put('index.html', 'home');
    writeOfflineFiles(site);
    const { version } = list();
    writeOfflineFiles(site);
    expect(list().version).toBe(version);
    put('index.html', 'hame');
    writeOfflineFiles(site);
    expect(list().version).not.toBe(version);
  });
});
