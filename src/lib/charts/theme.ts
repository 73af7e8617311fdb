/** A colour in both schemes, given to the page as the custom property `--chart-<name>`. */
interface Shade {
  readonly light: string;
  readonly dark: string;
}

/**
 * All colours of the charts. Data colours follow Okabe and Ito, moved until each has a contrast of 3:1 against the
 * surface of its scheme; text has 4.5:1. The page writes them as custom properties: `--chart-ink`, `--chart-blue` …
 */
export const CHART_COLOURS = {
  /** Background the charts stand on. */
  surface: { light: '#ffffff', dark: '#161e26' },
  /** Text that must be read first, then text beside it. */
  ink: { light: '#17212b', dark: '#e7ecf1' },
  muted: { light: '#4f5d6b', dark: '#a9b6c3' },
  /** Grid lines and axis lines: decoration, not needed to read a value. */
  grid: { light: '#e3e8ee', dark: '#2a3643' },
  axis: { light: '#a4b0bc', dark: '#4a5a6a' },
  /** Tinted ground of a lane or of an allowed range. */
  band: { light: '#dfe9f2', dark: '#22384c' },
  /** Ground of the lane beside an axis. */
  lane: { light: '#f1f4f7', dark: '#1d2731' },
  blue: { light: '#0072b2', dark: '#56b4e9' },
  orange: { light: '#b35c00', dark: '#e69f00' },
  green: { light: '#00805e', dark: '#2cc295' },
  purple: { light: '#a84f82', dark: '#d98fb8' },
  grey: { light: '#76828e', dark: '#8996a3' },
  /** Strokes of the hatching laid over a data colour. */
  hatch: { light: '#ffffff', dark: '#161e26' },
} as const satisfies Record<string, Shade>;

export type ChartColour = keyof typeof CHART_COLOURS;

/** The colour as it stands in an option and in the SVG: a custom property, so one picture serves both schemes. */
export function colour(name: ChartColour): string {
  return `var(--chart-${name})`;
}

/** Declarations of all custom properties for one scheme: `--chart-ink: #17212b; …`. */
export function chartColourDeclarations(scheme: 'light' | 'dark'): string {
  return Object.entries(CHART_COLOURS)
    .map(([name, shade]) => `--chart-${name}: ${shade[scheme]};`)
    .join(' ');
}

/** Unquoted names: ECharts does not escape quotes in a style attribute (facts.md 5). */
export const FONT_FAMILY = 'Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif';

export const FONT_SIZE = 12;
