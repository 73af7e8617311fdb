import { describe, expect, it } from 'vitest';
import { CHART_COLOURS, chartColourDeclarations, type ChartColour } from '#lib/charts/index.ts';

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const MARKS = ['blue', 'orange', 'green', 'purple', 'grey'] as const satisfies readonly ChartColour[];
const SCHEMES = ['light', 'dark'] as const;

describe.each(SCHEMES)('the %s colours', (scheme) => {
  const surface = CHART_COLOURS.surface[scheme];

  it.each(MARKS)('of data stand out from the surface by 3:1: %s', (name) => {
    expect(contrast(CHART_COLOURS[name][scheme], surface)).toBeGreaterThanOrEqual(3);
  });

  it.each(['ink', 'muted'] as const)('of text are read on surface, lane and band at 4.5:1: %s', (name) => {
    for (const ground of ['surface', 'lane', 'band'] as const) {
      expect(contrast(CHART_COLOURS[name][scheme], CHART_COLOURS[ground][scheme]), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('let numbers be read inside a bar at 4.5:1', () => {
    expect(contrast(CHART_COLOURS.blue[scheme], surface)).toBeGreaterThanOrEqual(4.5);
  });

  it('become declarations a style sheet can hold', () => {
    const declarations = chartColourDeclarations(scheme).split('; ');
    expect(declarations).toHaveLength(Object.keys(CHART_COLOURS).length);
    for (const line of declarations) expect(line).toMatch(/^--chart-[a-z]+: #[0-9a-f]{6};?$/);
  });
});

describe('the data colours', () => {
  /** How the eye without one kind of cone sees a colour (Viénot, Brettel and Mollon 1999, linear light). */
  const MATRICES = {
    protan: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
    deutan: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
  } as const;

  function seen(hex: string, matrix: readonly number[]): number[] {
    const linear = [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
    return [0, 3, 6].map((row) => {
      const mixed = linear.reduce((sum, part, column) => sum + part * (matrix[row + column] ?? 0), 0);
      return 255 * Math.max(0, mixed) ** (1 / 2.2);
    });
  }

  it.each(SCHEMES)('that meet in one chart can be told apart without red or green cones (%s)', (scheme) => {
    const meeting = [
      ['blue', 'orange'],
      ['blue', 'green'],
      ['orange', 'green'],
      ['blue', 'purple'],
      ['orange', 'purple'],
    ] as const;
    for (const matrix of Object.values(MATRICES)) {
      for (const [a, b] of meeting) {
        const [x, y] = [seen(CHART_COLOURS[a][scheme], matrix), seen(CHART_COLOURS[b][scheme], matrix)];
        const distance = Math.hypot(...x.map((part, index) => part - (y[index] ?? 0)));
        expect(distance, `${a} and ${b}`).toBeGreaterThan(40);
      }
    }
  });
});
