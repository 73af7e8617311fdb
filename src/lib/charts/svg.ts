import { FONT_FAMILY, FONT_SIZE } from './theme.ts';

/**
 * Makes ECharts' SVG fit for a page: ids carry the chart's id instead of a number per process, the hover styles (which
 * would apply to the whole page) go, the font is said once, and the picture scales with the width of its figure.
 */
export function tidySvg(svg: string, id: string): string {
  const tidy = svg
    .replace(/<style\s*>[^]*?<\/style>/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/(id="|\(#)zr\d+-/g, `$1${id}-`)
    .replace(/ style="([^"]*)"/g, (_, style: string) => presentation(style))
    .replace(/ (xml:space|ecmeta_[a-z_]+)="[^"]*"/g, '')
    .replace(/ pointer-events="visible"/g, '')
    .replace(/<svg [^>]*?viewBox="0 0 (\S+) (\S+)">/, (_, width: string, height: string) => root(width, height))
    .replace(/<path (?![^>]*stroke)[^>]*fill="none"[^>]*><\/path>/g, '')
    .replace(/<path [^>]*fill-opacity="0"[^>]*stroke-width="0"[^>]*><\/path>/g, '')
    .replace(/<rect [^>]*fill="none"[^>]*><\/rect>/g, '')
    .replace(/>\s+</g, '><')
    .trim();
  return sharedPatterns(tidy);
}

function root(width: string, height: string): string {
  const font = `font-family="${FONT_FAMILY}" font-size="${FONT_SIZE}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" ${font}>`;
}

function fontSize(_: string, size: string): string {
  return Number(size) === FONT_SIZE ? '' : ` font-size="${size}"`;
}

/** Style declarations as attributes, so that a page without inline styles may hold the picture. */
function presentation(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([name, value]) => name !== undefined && value !== undefined && name !== 'font-family' && name !== '')
    .map(([name, value]) =>
      name === 'font-size' ? fontSize('', (value ?? '').replace('px', '')) : ` ${name}="${value}"`,
    )
    .join('');
}

const PATTERN = /<pattern ([^>]*?)id="([^"]+)"([^>]*)>([^]*?)<\/pattern>/g;

/** Every hatched bar brings its own copy of its pattern: one of each is enough. */
function sharedPatterns(svg: string): string {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const [, before = '', id = '', after = '', body = ''] of svg.matchAll(PATTERN)) {
    const content = `${before}${after}${body}`;
    const known = first.get(content) ?? id;
    first.set(content, known);
    same.set(id, known);
  }
  return svg
    .replace(PATTERN, (pattern, _, id: string) => (same.get(id) === id ? pattern : ''))
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${same.get(id) ?? id})`);
}
