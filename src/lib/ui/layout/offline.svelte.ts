import { dev } from '$app/environment';
import { asset, resolve } from '$app/paths';

/** The rest of a small site is fetched when the reader has had the network for a while. */
const REST_AFTER_MS = 10_000;
const ASKED_KEY = 'duibiao-kept';

/** What the page knows of the worker that answers without a network. */
class Offline {
  /** Whether the browser has no network. */
  away = $state(false);
  /** A newer program, fetched and waiting for the reader's word. */
  #waiting = $state.raw<ServiceWorker | null>(null);

  get updated(): boolean {
    return this.#waiting !== null;
  }

  /** Sets the worker up where the browser and the address allow it (https or this machine); returns the end of watching. */
  watch(): () => void {
    const tell = () => (this.away = !navigator.onLine);
    tell();
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
    if (!dev && 'serviceWorker' in navigator) void this.#register().catch(() => undefined);
    return () => {
      window.removeEventListener('online', tell);
      window.removeEventListener('offline', tell);
    };
  }

  /** Lets the waiting program take over and shows the page with it. */
  takeOver(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    this.#waiting?.postMessage({ type: 'take over' });
  }

  async #register(): Promise<void> {
    const found = await navigator.serviceWorker.register(asset('/service-worker.js'), { scope: resolve('/') });
    this.#watchWaiting(found);
    found.addEventListener('updatefound', () => {
      found.installing?.addEventListener('statechange', () => this.#watchWaiting(found));
    });
    const { active } = await navigator.serviceWorker.ready;
    setTimeout(() => keep(active), asked() ? 0 : REST_AFTER_MS);
  }

  #watchWaiting({ waiting }: ServiceWorkerRegistration): void {
    this.#waiting = navigator.serviceWorker.controller === null ? null : waiting;
  }
}

function asked(): boolean {
  try {
    return sessionStorage.getItem(ASKED_KEY) !== null;
  } catch {
    return true;
  }
}

/** Hands the worker what was fetched before it was there; once per visit it is asked to keep the rest of a small site. */
function keep(worker: ServiceWorker | null): void {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  const site = !asked() && connection?.saveData !== true;
  const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
  worker?.postMessage({ type: 'keep', urls: [location.href, ...fetched], site });
  try {
    sessionStorage.setItem(ASKED_KEY, '');
  } catch {
    // Without storage the rest of the site is not fetched at all.
  }
}

export const offline = new Offline();
