import type { SitePath } from './site-paths.ts';

export const LANES = ['rules', 'reuse', 'rest'] as const;
/**
 * What is rendered by the same process. Running the rules and holding all forms against each other take memory that grows
 * with the dataset: each is done by one process, which ends when its pages stand. What the rules found is kept in a file
 * for all others.
 */
export type Lane = (typeof LANES)[number];

/** The lane of a route, by Kit's name of it. */
export function laneOf(route: string): Lane {
  if (/\/reuse(?:\/|$)/.test(route)) return 'reuse';
  return /\/findings$|\/methods\/\[rule\]$/.test(route) ? 'rules' : 'rest';
}

/** The addresses of one lane. */
export function inLane(paths: readonly SitePath[], lane: Lane): SitePath[] {
  return paths.filter(({ route }) => laneOf(route) === lane);
}
