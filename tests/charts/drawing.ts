import type { ChartContext, Picture, WidthClass } from '#lib/charts/index.ts';
import { renderSvg } from '#lib/charts/svg.server.ts';
import type { Locale } from '#lib/i18n/index.ts';
import { elements, parseXml, type Element } from './xml.ts';

/** A context whose labels are the codes themselves. */
export function context(locale: Locale = 'zh', width: WidthClass = 'wide'): ChartContext {
  return { locale, width, labels: { concept: (code) => code, level: (_, code) => code }, agencyId: 'a1' };
}

/** The contexts a chart must work in. */
export const CONTEXTS = (['zh', 'en'] as const).flatMap((locale) =>
  (['narrow', 'wide'] as const).map((width) => context(locale, width)),
);

export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly elements: readonly Element[];
  readonly texts: readonly DrawnText[];
}

/** A text where it stands, with the room it takes at most. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Draws a chart and reads the picture back. */
export function draw<D>(chart: Picture<D>, data: D, own: ChartContext = context()): Drawing {
  const size = chart.size(data, own);
  const svg = renderSvg(chart.option(data, own), { id: `${chart.name}-${own.width}`, ...size });
  const all = elements(parseXml(svg));
  return { svg, ...size, elements: all, texts: all.filter(({ name }) => name === 'text').map(drawnText) };
}

/** Widths measured in Noto Sans CJK SC, in parts of the font size. */
function glyph(char: string): number {
  if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(char)) return 1;
  if (/[·…≥≤≈×“”‘’—–]/.test(char)) return 1;
  if (/[\s\u00a0]/.test(char)) return 0.23;
  if (/[MW@%m]/.test(char)) return 0.92;
  return /[A-Z]/.test(char) ? 0.65 : 0.56;
}

function drawnText({ attributes, text }: Element): DrawnText {
  const size = Number(attributes.get('font-size') ?? 12);
  const width = [...text].reduce((sum, char) => sum + glyph(char) * size, 0);
  const [, shiftX = '0', shiftY = '0'] =
    /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(attributes.get('transform') ?? '') ?? [];
  const x = Number(shiftX) + Number(attributes.get('x') ?? 0);
  const y = Number(shiftY) + Number(attributes.get('y') ?? 0);
  const anchor = attributes.get('text-anchor') ?? 'start';
  const left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return { text, left, right: left + width, top: y - size / 2, bottom: y + size / 2 };
}

/** Whether two texts cover each other by more than a hair. */
export function overlap(a: DrawnText, b: DrawnText): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 2 && down > 2;
}
