import { EXTENSIONS } from '#lib/documents/index.ts';
import type { GivenFile } from '../own/files.ts';

const LEFTOVER = /(?:^|\/)(?:\.|__MACOSX\/|~\$|Thumbs\.db$|desktop\.ini$)/i;

function extensionOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/**
 * The documents among files given, named as the import command names them: a loose file by its own name, those of a
 * folder by their path inside it, and by the whole path where two would have the same name; in the order of their names.
 */
export function namedFiles(given: readonly GivenFile[]): readonly GivenFile[] {
  const documents = given.filter(({ path }) => {
    const isLoose = !path.includes('/');
    return !LEFTOVER.test(path) && (isLoose || EXTENSIONS.includes(extensionOf(path)));
  });
  const inside = documents.map((one) => ({ ...one, path: one.path.replace(/^[^/]+\//, ''), whole: one.path }));
  const counts = new Map<string, number>();
  for (const { path } of inside) counts.set(path, (counts.get(path) ?? 0) + 1);
  const named = inside.map(({ path, whole, file }) => ({ path: (counts.get(path) ?? 0) > 1 ? whole : path, file }));
  return named.sort((a, b) => (a.path < b.path ? -1 : 1));
}
