import { resolve } from '$app/paths';
import type { ResolvedPathname } from '$app/types';

/**
 * A path of this site with the base it is served under. The kit types every route's path on its own and gives up on a
 * computed one; one route stands in for all, since only the base is added.
 */
export function sitePath(path: string): ResolvedPathname {
  return resolve(path as '/');
}
