import { firstPlace } from '../address/links.ts';

/** Brings a line of the source into view and puts it into the address, without a jump of the page around it. */
export function showPlace(place: string): void {
  const line = document.getElementById(place);
  if (line === null) return;
  if (!scrollInPane(line)) line.scrollIntoView({ block: 'center', behavior: behaviour() });
  history.replaceState(history.state, '', `#${place}`);
}

/** Brings the field read from a line into view and puts the focus on it. */
export function showField(place: string): void {
  const field = fieldOf(place);
  field?.scrollIntoView({ block: 'center', behavior: behaviour() });
  field?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
}

/** For a page opened at a line: where form and source stand side by side, both come into view. */
export function showBoth(place: string): void {
  const line = document.getElementById(place);
  if (line === null || !scrollInPane(line)) return;
  fieldOf(place)?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Brings the line where a form begins to the top of the pane, without moving the page. */
export function showStart(place: string): void {
  const line = document.getElementById(firstPlace(place));
  line?.closest('[data-source-pane]')?.scrollTo({ top: line.offsetTop, behavior: 'instant' });
}

function fieldOf(place: string): HTMLElement | undefined {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-place]')];
  return fields.find((field) => field.dataset['place']?.split(';').includes(place));
}

/** Scrolls the pane the line stands in; false where the source is not in a pane of its own. */
function scrollInPane(line: HTMLElement): boolean {
  const pane = line.closest<HTMLElement>('[data-source-pane]');
  if (pane === null || pane.scrollHeight <= pane.clientHeight) return false;
  pane.scrollTo({ top: line.offsetTop - pane.clientHeight / 3, behavior: behaviour() });
  return true;
}

function behaviour(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
