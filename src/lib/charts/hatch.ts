import { colour } from './theme.ts';

type HatchKind = 'diagonal' | 'dots';

/** A pattern laid over a data colour, so that the mark is told apart without the colour. */
export function hatch(kind: HatchKind) {
  const base = { color: colour('hatch'), symbolSize: 1 };
  return kind === 'diagonal'
    ? { ...base, symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 }
    : { ...base, symbol: 'circle', dashArrayX: [[3, 3]], dashArrayY: [3, 3], rotation: 0 };
}
