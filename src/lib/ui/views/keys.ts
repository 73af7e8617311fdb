/** A key press as far as it matters here: `KeyboardEvent` fits. */
interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly defaultPrevented: boolean;
}

/** What a key press asks of the states of a page: Ctrl-Z, Ctrl-Shift-Z or Ctrl-Y, with ⌘ on a Mac. */
export function trailAction(press: Press): 'undo' | 'redo' | null {
  if (!(press.ctrlKey || press.metaKey) || press.altKey || press.isComposing || press.defaultPrevented) return null;
  const key = press.key.toLowerCase();
  if (key === 'z') return press.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !press.shiftKey ? 'redo' : null;
}
