import { FONT_FAMILY, FONT_SIZE } from './theme.ts';

/**
 * Makes ECharts' SVG fit for a page: ids carry the chart's id instead of a number per process, the hover styles (which
 * would apply to the whole page) go, the font is said once, and the picture scales with the width of its figure.
 */
export function tidySvg(svg: string, id: string): string {
  return svg
    .replace(/<style\s*>[^]*?<\/style>/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(/ style="([^"]*)"/g, (_, style: string) => presentation(style))
    .replace(/ (xml:space|ecmeta_ssr_type|ecmeta_silent)="[^"]*"/g, '')
    .replace(/ pointer-events="visible"/g, '')
    .replace(/<svg [^>]*?viewBox="0 0 (\S+) (\S+)">/, (_, width: string, height: string) => root(width, height))
    .replace(/>\s+</g, '><')
    .trim();
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
