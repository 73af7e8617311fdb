/** The element that stands in a page's markup until its chart picture is put there. */
export function pictureSlot(name: string): string {
  return `<svg data-slot="${name}"></svg>`;
}
