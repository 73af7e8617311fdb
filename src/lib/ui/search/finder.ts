import { runNamedRows, type NamedKind } from '#lib/queries/index.ts';
import { session } from '../session/session.svelte.ts';
import type { Text } from '../text.ts';
import { initialsOf } from './initials.ts';
import { KINDS, rankOf, wordsOf, type SearchRecord } from './record.ts';
import type { FindOptions, FoundKind } from './search-index.ts';
import { siteIndex } from './site-finder.ts';

/** Finds by words in the data the pages speak about: the site's through its static index, own data through the engine. */
export function find(query: string, options: FindOptions, text: Text): Promise<readonly FoundKind[]> {
  return session.own === null ? siteIndex.find(query, options) : findInOwn(query, options, text);
}

/** Rows of own data asked for: enough to say how many there are where there are few. */
const LOOKED = 100;

async function findInOwn(query: string, { most, kinds }: FindOptions, text: Text): Promise<readonly FoundKind[]> {
  if (wordsOf(query).length === 0) return [];
  const parts = KINDS.filter((kind) => kinds?.includes(kind) ?? true);
  const found = await Promise.all(
    parts.map(async (kind): Promise<readonly FoundKind[]> => {
      if (kind === 'rule') return siteIndex.find(query, { most, kinds: ['rule'] });
      const all = kind === 'concept' ? await ownConcepts(query, text) : await ownRows(kind, query);
      const bound = all.length < LOOKED ? 'exact' : 'least';
      return all.length === 0 ? [] : [{ kind, records: all.slice(0, most), count: all.length, bound }];
    }),
  );
  return found.flat();
}

async function ownRows(kind: Exclude<NamedKind, 'concept'>, words: string): Promise<readonly SearchRecord[]> {
  const rows = await runNamedRows(await session.ready(), kind, { words, limit: LOOKED });
  return rows.map((row) => ({ ...row, kind, en: null, initials: null }));
}

/** Names of concepts are the vocabulary's; the data only has their codes. */
async function ownConcepts(query: string, text: Text): Promise<readonly SearchRecord[]> {
  const rows = await runNamedRows(await session.ready(), 'concept');
  const records = rows.map((row): SearchRecord => {
    const title = text.term('concepts', row.id);
    return { ...row, kind: 'concept', title, en: null, initials: initialsOf(title) };
  });
  return records.filter((record) => rankOf(record, wordsOf(query)) !== null);
}
