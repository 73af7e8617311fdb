const KEY = 'duibiao-recent';
const MOST = 6;

/** Where the reader went through the palette: an address of this site and what it is called. */
export interface Recent {
  readonly href: string;
  readonly label: string;
}

/** The kept places, the latest first; none where the browser keeps nothing. */
export function keptRecents(storage: Pick<Storage, 'getItem'> | null): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** The places with one more, which comes first. */
export function withRecent(recents: readonly Recent[], recent: Recent): readonly Recent[] {
  return [recent, ...recents.filter(({ href }) => href !== recent.href)].slice(0, MOST);
}

/** Keeps the places; a browser that keeps nothing forgets them with the page. */
export function keepRecents(storage: Pick<Storage, 'setItem'> | null, recents: readonly Recent[]): void {
  try {
    storage?.setItem(KEY, JSON.stringify(recents));
  } catch {
    // A convenience: nobody misses it.
  }
}

/** Only paths of this site: a stored address must not lead elsewhere. */
function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null || !('href' in value) || !('label' in value)) return false;
  return typeof value.href === 'string' && /^\/(?!\/)/.test(value.href) && typeof value.label === 'string';
}
