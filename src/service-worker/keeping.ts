import { version } from '$service-worker';
import { isUnchanging } from './handling.ts';

/** What a page tells the worker. */
export type Message =
  | { readonly type: 'take over' }
  /** Keep these, which were fetched before the worker stood between; with `site`, the rest of a small site too. */
  | { readonly type: 'keep'; readonly urls: readonly string[]; readonly site: boolean };

const PROGRAM = `duibiao-program-${version}`;
const PAGES = `duibiao-pages-${version}`;

/** The caches in use; any other of ours is an older version's. */
export const KEEP: readonly string[] = [PROGRAM, PAGES];

/** The site's addresses carry their question behind the mark; the file is the same. */
export const SAVED: CacheQueryOptions = { ignoreSearch: true, ignoreVary: true };

/** The cache a file belongs to; a page goes with the version of the program it names. */
export function cacheOf(url: string, scope: URL): string {
  return isUnchanging(url, scope) ? PROGRAM : PAGES;
}

const AT_ONCE = 4;
const LIST = 'offline-files.json';

/** Stores what is not stored yet, a few files at a time; a file that does not come is left out. */
export async function keepSite(scope: URL, { urls, site }: Extract<Message, { type: 'keep' }>): Promise<void> {
  await keepAll(urls, scope, false);
  const list = site ? await fetch(new URL(LIST, scope)).catch(() => null) : null;
  if (!list?.ok) return;
  const { version: wanted, files } = (await list.clone().json()) as FileList;
  const pages = await caches.open(PAGES);
  const stored = (await (await pages.match(new URL(LIST, scope)))?.json()) as FileList | undefined;
  if (stored?.version === wanted) return;
  await keepAll(files, scope, stored !== undefined);
  await pages.put(new URL(LIST, scope), list);
}

/** The files that make the site whole without a network, as written when it was built. */
interface FileList {
  /** Changes with any of the files. */
  readonly version: string;
  readonly files: readonly string[];
}

async function keepAll(urls: readonly string[], scope: URL, again: boolean): Promise<void> {
  const whole = urls.map((url) => new URL(url, scope).href.replace(/[?#].*$/, ''));
  const waiting = [...new Set(whole)].filter((url) => url.startsWith(scope.href)).reverse();
  const work = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      await keep(url, scope, again && !isUnchanging(url, scope)).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function keep(url: string, scope: URL, again: boolean): Promise<void> {
  const cache = await caches.open(cacheOf(url, scope));
  if (again || !(await cache.match(url, SAVED))) await cache.add(url);
}

/** What stands in for a page that was never seen, in both languages and without any other file. */
export function standIn(): Response {
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>离线 · Offline</title><body style="font:1rem/1.7 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem">
<h1>离线：这一页还没有保存</h1><p>看过的页面可以离线再看；接通网络后，这一页也会保存下来。</p>
<h1 lang="en">Offline: this page is not saved yet</h1><p lang="en">Pages you have seen can be read again offline.
Once there is a network, this page will be saved too.</p></body></html>`;
  return new Response(page, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
