import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Parser } from 'htmlparser2';

/** What walking through a site without scripts finds. */
export interface Crawl {
  readonly pages: number;
  /** Figures with a drawn chart. */
  readonly charts: number;
  /** Links and parts of pages that lead to no file: `page → address`. */
  readonly broken: readonly string[];
  /** Figures without a picture, and pictures without a shape. */
  readonly emptyFigures: readonly string[];
  /** What a browser would fetch from another origin. */
  readonly foreign: readonly string[];
}

/** Shapes a chart is drawn with. */
const SHAPES = new Set(['path', 'rect', 'circle', 'line', 'text', 'polygon', 'polyline', 'ellipse', 'image']);
/** What a browser fetches on its own; links of `a` are followed only when a reader wants to. */
const FETCHED: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  img: ['src'],
  iframe: ['src'],
  source: ['src'],
};
const FETCHED_LINKS = /stylesheet|icon|preload|modulepreload|manifest/;

/**
 * Walks from the start page over every link within the site, as a reader without scripts can.
 * @param address where the site says it stands, without the last slash
 */
export function crawl(site: string, address: string): Crawl {
  const { origin, pathname } = new URL(address);
  const base = pathname === '/' ? '' : pathname;
  const queue = ['/'];
  const seen = new Set(queue);
  let charts = 0;
  const broken: string[] = [];
  const emptyFigures: string[] = [];
  const foreign: string[] = [];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const page = partsOf(readFileSync(fileFor(site, path) ?? '', 'utf8'));
    charts += page.charts;
    for (const at of page.emptyFigures) emptyFigures.push(`${path} figure ${at}`);
    for (const { address: href, isFetched } of page.addresses) {
      const from = `${origin}${base}${path}`;
      const url = URL.canParse(href, from) ? new URL(href, from) : null;
      if (url === null) broken.push(`${path} → ${href}`);
      if (url === null || !/^https?:$/.test(url.protocol)) continue;
      if (url.origin !== origin) {
        if (isFetched) foreign.push(`${path} → ${href}`);
        continue;
      }
      const target = decodeURI(url.pathname).slice(base.length);
      const file = url.pathname.startsWith(`${base}/`) ? fileFor(site, target) : null;
      if (file === null) broken.push(`${path} → ${href}`);
      else if (file.endsWith('.html') && !seen.has(target)) queue.push(target);
      seen.add(target);
    }
  }
  return { pages: [...seen].filter((path) => path.endsWith('/')).length, charts, broken, emptyFigures, foreign };
}

function fileFor(site: string, path: string): string | null {
  const file = join(site, posix.normalize(path), path.endsWith('/') ? 'index.html' : '');
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

interface Parts {
  readonly addresses: { address: string; isFetched: boolean }[];
  readonly emptyFigures: number[];
  charts: number;
}

function partsOf(html: string): Parts {
  const parts: Parts = { addresses: [], emptyFigures: [], charts: 0 };
  let figures = 0;
  let open: { hasSvg: boolean; shapes: number; hasTable: boolean } | null = null;
  const parser = new Parser({
    onopentag(name, attributes) {
      for (const attribute of FETCHED[name] ?? [])
        if (attributes[attribute]) parts.addresses.push({ address: attributes[attribute], isFetched: true });
      if (name === 'link' && attributes['href'])
        parts.addresses.push({ address: attributes['href'], isFetched: FETCHED_LINKS.test(attributes['rel'] ?? '') });
      if (name === 'a' && attributes['href']) parts.addresses.push({ address: attributes['href'], isFetched: false });
      if (name === 'figure') open = { hasSvg: false, shapes: 0, hasTable: false };
      if (open === null) return;
      if (name === 'svg') open.hasSvg = true;
      if (name === 'table' || name === 'blockquote' || name === 'pre') open.hasTable = true;
      if (SHAPES.has(name)) open.shapes += 1;
    },
    onclosetag(name) {
      if (name !== 'figure' || open === null) return;
      figures += 1;
      if (open.hasSvg) parts.charts += 1;
      if (open.hasSvg ? open.shapes === 0 : !open.hasTable) parts.emptyFigures.push(figures);
      open = null;
    },
  });
  parser.end(html);
  return parts;
}
