import { isTaken, type KeyPress } from '../key-press.ts';

/** What a key press asks of the states of a page: Ctrl-Z, Ctrl-Shift-Z or Ctrl-Y, with ⌘ on a Mac. */
export function trailAction(press: KeyPress): 'undo' | 'redo' | null {
  if (!(press.ctrlKey || press.metaKey) || press.altKey || isTaken(press)) return null;
  const key = press.key.toLowerCase();
  if (key === 'z') return press.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !press.shiftKey ? 'redo' : null;
}
