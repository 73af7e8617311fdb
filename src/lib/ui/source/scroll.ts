/** Brings a line of the source into view and puts it into the address, without a jump of the page around it. */
export function showPlace(place: string): void {
  const line = document.getElementById(place);
  if (line === null) return;
  const pane = line.closest<HTMLElement>('[data-source-pane]');
  if (pane !== null && pane.scrollHeight > pane.clientHeight) {
    pane.scrollTo({ top: line.offsetTop - pane.clientHeight / 3, behavior: behaviour() });
  } else {
    line.scrollIntoView({ block: 'center', behavior: behaviour() });
  }
  history.replaceState(history.state, '', `#${place}`);
}

/** Brings the field read from a line into view. */
export function showField(place: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-place]')];
  const field = fields.find((one) => one.dataset['place']?.split(';').includes(place));
  field?.scrollIntoView({ block: 'center', behavior: behaviour() });
  field?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
}

function behaviour(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
