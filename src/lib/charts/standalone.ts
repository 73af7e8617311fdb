import { textWidth } from './text-fit.ts';
import { CHART_COLOURS, FONT_FAMILY, type ChartColour } from './theme.ts';

/** What a picture must say when it stands alone, outside the page it was taken from. */
export interface PictureText {
  readonly heading: string;
  /** Filters in force, source, date: one entry a line, wrapped where it is too long. */
  readonly notes: readonly string[];
}

/** A picture as a file of its own, with its size in pixels. */
export interface StandalonePicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 20;
const HEADING = { size: 17, line: 25 };
const NOTE = { size: 11, line: 17 };

/**
 * The tidied SVG of a chart as a file of its own: heading above, notes below, a ground, and the colours of a scheme in
 * place of the page's custom properties, which do not exist elsewhere.
 */
export function standaloneSvg(
  chart: string,
  { heading, notes }: PictureText,
  scheme: 'light' | 'dark',
): StandalonePicture {
  const [, width = 0, height = 0] = (/viewBox="0 0 (\S+) (\S+)"/.exec(chart) ?? []).map(Number);
  const headings = wrap(heading, width, HEADING.size);
  const remarks = notes.flatMap((note) => wrap(note, width, NOTE.size));
  const top = MARGIN + headings.length * HEADING.line + 6;
  const full = { width: width + 2 * MARGIN, height: top + height + 12 + remarks.length * NOTE.line + MARGIN };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}" font-family="${FONT_FAMILY}" role="img">`,
    `<title>${escaped(heading)}</title>`,
    `<rect width="100%" height="100%" fill="var(--chart-surface)"/>`,
    lines(headings, { ...HEADING, y: MARGIN, attributes: 'font-weight="600" fill="var(--chart-ink)"' }),
    chart.replace(/^<svg ([^>]*?)width="100%"/, `<svg $1x="${MARGIN}" y="${top}" width="${width}" height="${height}"`),
    lines(remarks, { ...NOTE, y: top + height + 12, attributes: 'fill="var(--chart-muted)"' }),
    '</svg>',
  ];
  return { svg: coloured(parts.join(''), scheme), ...full };
}

interface LineStyle {
  readonly size: number;
  readonly line: number;
  readonly y: number;
  readonly attributes: string;
}

function lines(texts: readonly string[], { size, line, y, attributes }: LineStyle): string {
  return texts
    .map((text, at) => {
      const base = y + at * line + size;
      return `<text x="${MARGIN}" y="${base}" font-size="${size}" ${attributes}>${escaped(text)}</text>`;
    })
    .join('');
}

function wrap(text: string, width: number, size: number): string[] {
  const wrapped: string[] = [];
  let line = '';
  for (const part of text
    .replace(/\s+/g, ' ')
    .trim()
    .match(/[\w.%-]+|[^]/gu) ?? []) {
    if (line !== '' && textWidth(line + part, size) > width) {
      wrapped.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? part.trimStart() : part;
  }
  return line === '' ? wrapped : [...wrapped, line];
}

function coloured(svg: string, scheme: 'light' | 'dark'): string {
  return svg.replace(/var\(--chart-([a-z]+)\)/g, (whole, name: string) => {
    return name in CHART_COLOURS ? CHART_COLOURS[name as ChartColour][scheme] : whole;
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
