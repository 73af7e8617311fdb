import { xmlText } from './xml-text.ts';

/** What a sitemap may hold at most. */
const MOST_ADDRESSES = 50_000;

export interface Place {
  /** `https://example.gov.cn/targets`, without the last slash; null as long as nobody said where the site will stand. */
  readonly address: string | null;
  readonly date: string;
}

/** The sitemap, split where it is too long; without an address there is none, because it must hold whole addresses. */
export function sitemaps(pages: readonly string[], { address, date }: Place): Map<string, string> {
  if (address === null) return new Map();
  const known = new Set(pages);
  const entries = [...pages].sort().map((path) => urlEntry(path, { known, address }));
  const parts = Array.from({ length: Math.ceil(entries.length / MOST_ADDRESSES) }, (_, at) =>
    urlSet(entries.slice(at * MOST_ADDRESSES, (at + 1) * MOST_ADDRESSES)),
  );
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return new Map([['sitemap.xml', only]]);
  const names = parts.map((_, at) => `sitemap-${at + 1}.xml`);
  const index = names.map(
    (name) => `<sitemap><loc>${xmlText(`${address}/${name}`)}</loc><lastmod>${date}</lastmod></sitemap>`,
  );
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">';
  const whole = `${head}\n${index.join('\n')}\n</sitemapindex>\n`;
  return new Map([['sitemap.xml', whole], ...parts.map((part, at) => [names[at] ?? '', part] as const)]);
}

interface Site {
  readonly known: ReadonlySet<string>;
  readonly address: string;
}

function urlEntry(path: string, { known, address }: Site): string {
  const zh = path.replace(/^\/en\//, '/');
  const en = `/en${zh}`;
  const whole = (one: string) => xmlText(`${address}${encodeURI(one)}`);
  const link = (language: string, one: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${whole(one)}"/>`;
  const alternates = known.has(zh) && known.has(en) ? [link('zh-CN', zh), link('en', en), link('x-default', zh)] : [];
  return `<url><loc>${whole(path)}</loc>${alternates.join('')}</url>`;
}

function urlSet(entries: readonly string[]): string {
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">';
  return `${head}\n${entries.join('\n')}\n</urlset>\n`;
}

/** What robots are told; hosts read it at the root of a host only. */
export function robots({ address }: Pick<Place, 'address'>): string {
  const sitemap = address === null ? [] : ['', `Sitemap: ${address}/sitemap.xml`];
  return ['User-agent: *', 'Allow: /', ...sitemap, ''].join('\n');
}
