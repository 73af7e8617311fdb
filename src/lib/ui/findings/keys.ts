import { isTaken, type KeyPress } from '../key-press.ts';

/** What the keyboard can do on the page of findings. */
export const ACTIONS = ['next', 'previous', 'confirm', 'dismiss', 'clarify', 'undo', 'note', 'open', 'help'] as const;
export type Action = (typeof ACTIONS)[number];

/** The keys of each action. */
export const KEYS: Readonly<Record<Action, readonly string[]>> = {
  next: ['j'],
  previous: ['k'],
  confirm: ['c'],
  dismiss: ['d'],
  clarify: ['q'],
  undo: ['u'],
  note: ['n'],
  open: ['o', 'Enter'],
  help: ['?'],
};

/** The action of a key press; null for keys of the browser, of an input method, or of nobody. */
export function actionOf(press: Omit<KeyPress, 'shiftKey'>): Action | null {
  if (press.ctrlKey || press.altKey || press.metaKey || isTaken(press)) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return ACTIONS.find((action) => KEYS[action].includes(key)) ?? null;
}

const WRITTEN_IN = 'input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable], dialog';

/** Whether a key pressed here belongs to the element: text fields, lists of choices and dialogs keep all their keys. */
export function ownsKeys(element: Element | null, key: string): boolean {
  if (element === null) return false;
  if (element.closest(WRITTEN_IN) !== null) return true;
  return key === 'Enter' && element.closest('a, button, summary, input, label') !== null;
}
