import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { batchesOf } from '../../src/cli/publishing/batches.ts';
import { changesBetween } from '../../src/cli/publishing/changes.ts';
import { datasetFaults } from '../../src/cli/publishing/dataset-check.ts';
import { readConfig } from '../../src/cli/publishing/config.ts';
import { feed } from '../../src/cli/publishing/feed.ts';
import { laneOf } from '../../src/cli/publishing/lanes.ts';
import {
  readRedirects,
  redirectOfRemoved,
  redirectPage,
  settledRedirects,
} from '../../src/cli/publishing/redirects.ts';
import { sitemaps } from '../../src/cli/publishing/search-engines.ts';
import { settledArchive, settledPage } from '../../src/cli/publishing/settled.ts';
import { keepTables, withBothSides } from '../../src/cli/publishing/sides.ts';
import { routePaths } from '../../src/cli/publishing/site-paths.ts';
import { switchIn } from '../../src/cli/publishing/switch.ts';
import { Tally } from '../../src/cli/publishing/tally.ts';
import { underBase } from '../../src/cli/publishing/under-base.ts';
import { versionsWith } from '../../src/cli/publishing/versions.ts';
import { duibiao, sampleFolder, temporaryFolder } from './run.ts';

const temporary = temporaryFolder();
afterAll(() => temporary.remove());

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('the addresses of a route', () => {
  it('stand in both languages, with their parameters filled in', () => {
    const entries = [{ id: 'a' }, { id: 'a', lang: 'en' }];
    const paths = routePaths({ id: '/[[lang=lang]]/forms/[id]', isPage: true, entries });
    expect(paths.map(({ path }) => path)).toEqual(['/forms/a/', '/en/forms/a/']);
    const list = routePaths({ id: '/[[lang=lang]]', isPage: true, entries: null });
    expect(list.map(({ path }) => path)).toEqual(['/', '/en/']);
    const file = routePaths({
      id: '/forms/[id]/data.[format=format]',
      isPage: false,
      entries: [{ id: 'a', format: 'csv' }],
    });
    expect(file.map(({ path }) => path)).toEqual(['/forms/a/data.csv']);
  });

  it('are rendered record by record', () => {
    const of = (path: string) => ({ path, route: '' });
    const paths = ['/forms/a/', '/forms/b/', '/en/forms/a/', '/forms/a/data.csv', '/agencies/a/'].map(of);
    expect(batchesOf(paths).map((batch) => batch.map(({ path }) => path))).toEqual([
      ['/forms/a/', '/en/forms/a/', '/forms/a/data.csv', '/forms/b/'],
      ['/agencies/a/'],
    ]);
  });

  it('of the charts of an agency stand with its page, in either language', () => {
    const of = (path: string) => ({ path, route: '' });
    const paths = [
      '/agencies/a/',
      '/agencies/b/',
      '/embed/agencies/a/x.html',
      '/en/embed/agencies/a/x.html',
      '/embed/x.html',
    ];
    expect(batchesOf(paths.map(of)).map((batch) => batch.map(({ path }) => path))).toEqual([
      ['/agencies/a/', '/embed/agencies/a/x.html', '/en/embed/agencies/a/x.html', '/agencies/b/'],
      ['/embed/x.html'],
    ]);
  });

  it('that need all forms at once stand in a lane of their own', () => {
    const lane = (route: string) => laneOf(`/[[lang=lang]]${route}`);
    expect(['/findings', '/methods/[rule]'].map(lane)).toEqual(['rules', 'rules']);
    expect(['/reuse', '/reuse/[layer=layer]', '/reuse/pair/[left]/[right]'].map(lane)).toEqual(Array(3).fill('reuse'));
    expect(['', '/methods', '/forms/[id]', '/agencies'].map(lane)).toEqual(Array(4).fill('rest'));
  });
});

describe('settled bytes', () => {
  it('do not depend on how many pictures the process drew before', () => {
    const page = (from: number) => `<g class="zr${from}-cls-${from + 3}"/><g class="zr${from + 1}-cls-${from + 9}"/>`;
    expect(settledPage(Buffer.from(page(4)))).toEqual(settledPage(Buffer.from(page(71))));
    expect(text(settledPage(Buffer.from(page(4))))).toBe('<g class="zr0-cls-0"/><g class="zr0-cls-1"/>');
  });

  it('of a workbook do not depend on the moment', () => {
    const parts = { 'a.xml': Buffer.from('<a/>'), 'b/c.xml': Buffer.from('<c/>'.repeat(50)) };
    const [early, late] = ['2001-02-03', '2026-11-20'].map((mtime) => zipSync(parts, { mtime }));
    expect(early).not.toEqual(late);
    expect(Buffer.from(settledArchive(early ?? new Uint8Array()))).toEqual(
      Buffer.from(settledArchive(late ?? new Uint8Array())),
    );
  });
});

describe('the page for missing addresses', () => {
  it('finds scripts below a folder and may run them', () => {
    const digest = (script: string) => createHash('sha256').update(script).digest('base64');
    const script = '\n{ base: "" };\nimport("/_app/start.js")';
    const page = `<meta content="script-src 'sha256-${digest(script)}'"><link href="/x.css"><script>${script}</script>`;
    const moved = text(underBase(Buffer.from(page), '/targets'));
    const inner = /<script>([\s\S]*)<\/script>/.exec(moved)?.[1] ?? '';
    expect(inner).toContain('import("/targets/_app/start.js")');
    expect(inner).toContain('base: "/targets"');
    expect(moved).toContain(`'sha256-${digest(inner)}'`);
    expect(moved).toContain('href="/targets/x.css"');
  });
});

describe('the switch to a new publication', () => {
  it('takes away the compressed copies of files that have none any more: hosts would go on sending them', async () => {
    const [site, staging] = ['switched', 'staged'].map((name) => join(temporary.path, name)) as [string, string];
    for (const folder of [join(site, 'old'), staging]) mkdirSync(folder, { recursive: true });
    for (const file of ['index.html', 'index.html.gz', 'index.html.br', 'old/index.html', 'old/index.html.br'])
      writeFileSync(join(site, file), 'before');
    writeFileSync(join(staging, 'index.html'), 'now');
    await switchIn({ site, staging, removed: ['old/index.html'], bare: ['index.html'] });
    expect(readdirSync(site, { recursive: true })).toEqual(['index.html']);
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('now');
  });
});

describe('publish.json', () => {
  const folder = join(temporary.path, 'config');
  const read = (content: string, options = {}) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'publish.json'), content);
    return readConfig(folder, options);
  };

  it('gives what the publisher decided; the command line wins', async () => {
    const said = { publisher: '某市财政局', contact: 'a@b.cn', stances: ['invalid'], licence: 'CC BY 4.0' };
    const { config, problems } = await read(JSON.stringify(said), { origin: 'https://b.cn/', base: '/x/' });
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      ...said,
      licence: { name: 'CC BY 4.0', url: null },
      origin: 'https://b.cn',
      base: '/x',
    });
  });

  it('is public about contradictions and mistakes only, unless told', async () => {
    expect((await read('{}')).config.stances).toEqual(['invalid', 'mistake']);
  });

  it('is refused with the place of every fault', async () => {
    const wrong = { origin: 'b.cn', stances: ['loud'], contact: 'nobody', allow: [{ text: '高明' }], colour: 'red' };
    const { problems } = await read(JSON.stringify(wrong));
    expect(problems.map(({ place }) => place).sort()).toEqual(
      ['allow[0]', 'colour', 'contact', 'origin', 'stances[0]'].map((place) => `publish.json: ${place}`),
    );
    expect((await read('{')).problems.map(({ place }) => place)).toEqual(['publish.json']);
  });
});

describe('redirects', () => {
  it('are read with the line of what is wrong', async () => {
    const path = join(temporary.path, 'redirects.csv');
    writeFileSync(path, 'from,to\n/forms/old/,/forms/new/\n//evil.example/,/\n/a,b,c\n/../x,/\n');
    const { redirects, problems } = await readRedirects(path);
    expect(redirects).toEqual([{ from: '/forms/old/', to: '/forms/new/' }]);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it('lead to where a page went in the end, and give way to a page', () => {
    const all = [
      { from: '/a/', to: '/b/' },
      { from: '/b/', to: '/c/' },
      { from: '/c/', to: '/d/' },
      { from: '/x/', to: '/y/' },
    ];
    expect(settledRedirects(all, { leads: new Map(), pages: new Set(['/x/', '/d/']) })).toEqual([
      { from: '/a/', to: '/d/' },
      { from: '/b/', to: '/d/' },
      { from: '/c/', to: '/d/' },
    ]);
  });

  it('lead from a page that is gone to the best of the pages there are', () => {
    const leads = new Map([['/forms/x/', ['/forms/y/', '/agencies/a/']]]);
    const of = (path: string, ...pages: string[]) => redirectOfRemoved(path, { leads, pages: new Set(pages) }).to;
    expect(of('/en/forms/x/', '/en/forms/', '/en/agencies/a/', '/en/forms/y/')).toBe('/en/forms/y/');
    expect(of('/forms/x/', '/forms/', '/agencies/a/')).toBe('/agencies/a/');
    expect(of('/en/forms/x/', '/en/forms/')).toBe('/en/forms/');
    expect(of('/forms/z/')).toBe('/');
    expect(of('/forms/', '/')).toBe('/');
    const end = [{ from: '/old/', to: '/forms/x/' }];
    expect(settledRedirects(end, { leads, pages: new Set(['/agencies/a/']) })).toEqual([
      { from: '/old/', to: '/agencies/a/' },
    ]);
  });

  it('are pages that work without scripts, from any folder', () => {
    const page = redirectPage({ from: '/en/forms/x/', to: '/en/forms/' }, 'https://b.cn/t');
    expect(page).toContain('url=../../../en/forms/');
    expect(page).toContain('<link rel="canonical" href="https://b.cn/t/en/forms/">');
    expect(page).not.toContain('<script');
  });
});

describe('the sitemap', () => {
  it('names both languages of a page, and is left out without an address', () => {
    const [map] = sitemaps(['/', '/en/'], { address: 'https://b.cn', date: '2026-11-20' }).values();
    expect(map).toContain('hreflang="en" href="https://b.cn/en/"');
    expect(sitemaps(['/'], { address: null, date: '2026-11-20' }).size).toBe(0);
  });

  it('is split at 50,000 addresses', () => {
    const pages = Array.from({ length: 50_001 }, (_, at) => `/forms/${at}/`);
    const maps = sitemaps(pages, { address: 'https://b.cn', date: '2026-11-20' });
    expect([...maps.keys()]).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml']);
    expect([...maps.values()].map((map) => map.match(/<url>/g)?.length ?? 0)).toEqual([0, 50_000, 1]);
  });
});

describe('what changed between two publications', () => {
  it('is listed row by row, from and to', async () => {
    const [before, after, kept] = ['before', 'after', 'kept'].map((name) => join(temporary.path, name));
    if (!before || !after || !kept) throw new Error('no folders');
    for (const folder of [before, after]) mkdirSync(folder);
    sampleFolder(before);
    const renamed = (csv: string) => csv.replace(/^([^\n]*\n[^,\n]*,)([^,\n]*)/, '$1新的名称');
    const shorter = (csv: string) => csv.replace(/\n[^\n]*\n$/, '\n');
    sampleFolder(after, { 'agencies.csv': renamed, 'targets.csv': shorter });
    expect(await withBothSides({ kept, folder: after }, changesBetween)).toBeNull();
    await keepTables(before, kept);
    const changes = await withBothSides({ kept, folder: after }, changesBetween);
    expect(changes?.agencies.counts).toEqual({ added: 0, removed: 0, changed: 1 });
    expect(changes?.agencies.changed[0]?.fields['name']?.to).toBe('新的名称');
    expect(changes?.targets.counts).toEqual({ added: 0, removed: 1, changed: 0 });
    expect(changes?.targets.removed[0]?.['indicator_id']).toBeTruthy();
    expect(changes?.forms.counts).toEqual({ added: 0, removed: 0, changed: 0 });

    const publishing = { checksums: {}, date: '2026-11-20' };
    const first = versionsWith([], { ...publishing, dataset: 'a'.repeat(64), changes: null });
    const second = versionsWith(first, { ...publishing, dataset: 'b'.repeat(64), changes });
    expect(second.map(({ id }) => id[0])).toEqual(['b', 'a']);
    expect(versionsWith(second, { ...publishing, dataset: 'b'.repeat(64), changes: null })).toEqual(second);
    const atom = feed(second, { address: 'https://b.cn', title: null, locale: 'en' });
    expect(atom).toContain('Agencies: 0 added, 0 removed, 1 changed; Targets: 0 added, 1 removed, 0 changed');
  });
});

describe('what cannot be published', () => {
  const broken = (name: string, change: (folder: string) => void) => {
    const folder = join(temporary.path, name);
    mkdirSync(folder);
    sampleFolder(folder);
    change(folder);
    return folder;
  };

  it('is a dataset with errors: told with their place, exit 1', async () => {
    const folder = broken('errors', (path) => {
      const agencies = readFileSync(join(path, 'agencies.csv'), 'utf8').trimEnd();
      writeFileSync(join(path, 'agencies.csv'), `${agencies}\n"cut off\n`);
    });
    expect((await datasetFaults(folder)).first[0]).toMatchObject({ table: 'agencies', severity: 'error' });
    const { code, stdout, stderr } = duibiao('publish', folder, '--out', join(temporary.path, 'site'));
    expect(code).toBe(1);
    expect(stderr).not.toContain('internal error');
    expect(stdout).toMatch(/agencies\.csv:\d+: /);
  }, 120_000);

  it('is a line of redirects.csv that leads nowhere: told with its place, exit 1', () => {
    const folder = broken('moved', (path) => {
      writeFileSync(join(path, 'redirects.csv'), 'from,to\n/forms/old/,/forms/new/\nold,new\n');
    });
    const { code, stderr } = duibiao('publish', folder, '--out', join(temporary.path, 'site'));
    expect(code).toBe(1);
    expect(stderr).toContain('redirects.csv:3: ');
  });

  it('is not the sample', async () => {
    const folder = broken('sound', () => undefined);
    expect(await datasetFaults(folder)).toEqual({ first: [], count: 0 });
  });
});

describe('what a publication gathers', () => {
  it('takes the files of a large site: more than a call has room for', () => {
    const tally = new Tally();
    const file = { file: 'a', sha256: '0', bytes: 2, gz: 1, br: null };
    tally.add(Array.from({ length: 400_000 }, () => file));
    expect([tally.files.length, tally.bytes]).toEqual([400_000, 1_200_000]);
  });
});
