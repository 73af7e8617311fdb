import { isTaken, type KeyPress } from '../key-press.ts';

/** Whether a key press opens the palette: ⌘K on a Mac, whose Ctrl-K cuts a line, Ctrl-K elsewhere. */
export function opensPalette(press: KeyPress, isMac: boolean): boolean {
  if (press.key.toLowerCase() !== 'k' || press.altKey || press.shiftKey || isTaken(press)) return false;
  return isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
}

/** Whether a key of the palette's field is for its entries: every other writes. */
export function steers(key: string): boolean {
  return key === 'Enter' || movedTo(key, 0, 1) !== null;
}

/** The entry a key leads to from the present one, among so many; null for keys that do not move. */
export function movedTo(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(at + 8, count - 1);
    case 'PageUp':
      return Math.max(at - 8, 0);
    default:
      return null;
  }
}
