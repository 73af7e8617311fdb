import type { SitePath } from './site-paths.ts';

/** Addresses of one route that a rendering process is asked for at once. */
export interface Batch {
  readonly route: string;
  readonly paths: readonly string[];
}

/** Few enough to keep both processes busy to the end, enough for neighbours to share what was read for them. */
const BATCH = 100;

/** Addresses of one route at a time and in their order. */
export function batchesOf(paths: readonly SitePath[]): Batch[] {
  const byRoute = new Map<string, string[]>();
  for (const { route, path } of paths) {
    const own = byRoute.get(route);
    if (own) own.push(path);
    else byRoute.set(route, [path]);
  }
  return [...byRoute].flatMap(([route, all]) =>
    Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => ({
      route,
      paths: all.slice(at * BATCH, (at + 1) * BATCH),
    })),
  );
}
