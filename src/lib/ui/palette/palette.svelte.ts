/** Whether the palette is open: the button of the header and the keys open the same one. */
class PaletteState {
  isOpen = $state(false);
}

export const palette = new PaletteState();

/** Whether the keyboard is a Mac's. */
export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}
