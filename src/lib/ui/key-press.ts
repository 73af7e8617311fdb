/** A key press as far as the keyboard of a page looks at it: `KeyboardEvent` fits. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'defaultPrevented'
>;

/** Whether a key press is an input method's, or somebody has already acted on it. */
export function isTaken({
  isComposing,
  defaultPrevented,
}: Pick<KeyPress, 'isComposing' | 'defaultPrevented'>): boolean {
  return isComposing || defaultPrevented;
}
