import { createContext } from 'svelte';
import type { RecordLink } from '../address/links.ts';
import type { Desk } from './desk.svelte.ts';
import type { PlacedLine } from './excerpt.ts';

/** What the parts of the page share. */
export interface DeskContext {
  readonly desk: Desk;
  readonly link: () => RecordLink;
  /** The lines of a source that are at hand, by file name. */
  readonly linesOf: (file: string) => readonly PlacedLine[];
}

export const [useDesk, provideDesk] = createContext<DeskContext>();
