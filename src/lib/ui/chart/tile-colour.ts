/** How much of the accent colour each shade holds, in percent; between them the text changes from dark to light. */
const GROUND = [0, 12, 26, 42, 78, 100] as const;
const FIRST_WITH_LIGHT_TEXT = 4;

const HATCHED = 'repeating-linear-gradient(-45deg, var(--line) 0 1px, transparent 1px 6px)';

/** The style of a tile: hatched where the value is unknown, plain for zero, else the deeper the more. */
export function tileStyle(shade: number | null): string {
  if (shade === null) return `background: ${HATCHED}; color: var(--ink-faint)`;
  if (shade === 0) return 'background: var(--sunken); color: var(--ink-soft)';
  const share = GROUND[shade] ?? 0;
  const ink = shade >= FIRST_WITH_LIGHT_TEXT ? '--on-accent' : '--ink';
  return `background: color-mix(in srgb, var(--accent) ${share}%, var(--surface)); color: var(${ink})`;
}
