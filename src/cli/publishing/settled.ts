const CLASS = /\bzr\d+-cls-\d+\b/g;

/**
 * A page whose bytes depend on nothing but its content: ECharts numbers the classes of its pictures by a counter of the
 * process, so they are numbered again in the order in which they stand in the page.
 */
export function settled(page: Uint8Array): Uint8Array {
  const text = Buffer.from(page).toString('utf8');
  if (!text.includes('-cls-')) return page;
  const names = new Map<string, string>();
  return Buffer.from(
    text.replaceAll(CLASS, (name) => {
      const known = names.get(name) ?? `zr0-cls-${names.size}`;
      names.set(name, known);
      return known;
    }),
  );
}
