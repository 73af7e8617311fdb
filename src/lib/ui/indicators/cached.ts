import { cachedEngine, QueryCache, type Engine } from '#lib/engines/index.ts';
import { session } from '../session/session.svelte.ts';
import type { Ask } from '../session/answer.svelte.ts';

const MEGABYTE = 2 ** 20;
const cache = new QueryCache(24 * MEGABYTE);
const versions = new WeakMap<NonNullable<typeof session.own>, string>();
let count = 0;

/** Own data gets a new version each time it is taken into use; the sample is the same as long as the page lives. */
function version(): string {
  const { own } = session;
  if (own === null) return 'sample';
  const known = versions.get(own) ?? `own ${(count += 1)}`;
  versions.set(own, known);
  return known;
}

/** A question whose statements are answered from memory when they were asked before of the same dataset. */
export function cached<T>(ask: Ask<T>): Ask<T> {
  const asked = version();
  return (engine: Engine, signal) => ask(cachedEngine(engine, cache, asked), signal);
}
