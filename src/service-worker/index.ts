import { handling } from './handling.ts';
import { cacheOf, KEEP, keepSite, SAVED, standIn, type Message } from './keeping.ts';

declare const self: ServiceWorkerGlobalScope;

const scope = new URL('./', self.location.href);

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith('duibiao-') && !KEEP.includes(name));
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  const message = event.data as Message;
  if (message.type === 'take over') void self.skipWaiting();
  else event.waitUntil(keepSite(scope, message));
});

self.addEventListener('fetch', (event) => {
  const how = handling(event.request, scope);
  if (how === 'unchanging') event.respondWith(storedFirst(event.request));
  else if (how === 'current') event.respondWith(networkFirst(event.request));
});

/** Files whose name holds their digest never change: what is stored is right. */
async function storedFirst(request: Request): Promise<Response> {
  return (await saved(request)) ?? fetchAndKeep(request);
}

/** Pages and data as they are now; as they were when last seen where the network is away. */
async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetchAndKeep(request);
  } catch (error) {
    const before = await saved(request);
    if (before) return before;
    if (request.mode === 'navigate') return standIn();
    throw error;
  }
}

/** What is stored, without the address it was stored under: a script reads its own, with the question behind the mark. */
async function saved(request: Request): Promise<Response | null> {
  const found = await caches.match(request.url, SAVED);
  return found ? new Response(found.body, found) : null;
}

async function fetchAndKeep(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.status === 200 && response.type === 'basic') {
    const cache = await caches.open(cacheOf(request.url, scope));
    // A full disk must not take the page away.
    await cache.put(request.url.replace(/[?#].*$/, ''), response.clone()).catch(() => undefined);
  }
  return response;
}
