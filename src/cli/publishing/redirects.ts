import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Leads } from './leads.ts';
import { xmlText } from './xml-text.ts';

/** An address that moved; both from the root of the site, `/forms/x/`. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** What is wrong with a line of a file of redirects. */
export interface RedirectProblem {
  readonly line: number;
  readonly message: string;
}

/** The redirects of a CSV file with the columns from and to. */
export async function readRedirects(path: string): Promise<{ redirects: Redirect[]; problems: RedirectProblem[] }> {
  if (!existsSync(path)) return { redirects: [], problems: [] };
  const lines = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
  const redirects: Redirect[] = [];
  const problems: RedirectProblem[] = [];
  lines.forEach((text, at) => {
    if (text.trim() === '' || (at === 0 && /^from,to$/i.test(text.trim()))) return;
    const [from = '', to = '', ...more] = text.split(',').map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const isPath = (address: string) => /^\/(?!\/)[^\s?#]*$/.test(address) && !address.split('/').includes('..');
    if (more.length > 0 || !isPath(from) || !(isPath(to) || URL.canParse(to)))
      problems.push({ line: at + 1, message: `needs two addresses that begin with /: ${text}` });
    else redirects.push({ from, to });
  });
  return { redirects, problems };
}

const LISTS = ['forms', 'agencies', 'regions', 'indicators', 'findings', 'reuse', 'methods'];

/** Where the reader of a page that is gone is sent: to what took its place, else to the list it stood in. */
export function redirectOfRemoved(
  path: string,
  { leads, pages }: { readonly leads: Leads; readonly pages: ReadonlySet<string> },
): Redirect {
  const [, language = '', kind = ''] = /^(\/en)?\/(?:([a-z-]+)\/)?/.exec(path) ?? [];
  const list = LISTS.includes(kind) ? [`${language}/${kind}/`] : [];
  const next = leads.get(path.slice(language.length)) ?? [];
  const found = [...next.map((one) => `${language}${one}`), ...list].find((one) => one !== path && pages.has(one));
  return { from: path, to: found ?? `${language}/` };
}

/**
 * The redirects that hold: the publisher's first; none from an address that has a page, and none that ends where no page
 * is any more.
 */
export function settledRedirects(
  all: readonly Redirect[],
  site: { readonly leads: Leads; readonly pages: ReadonlySet<string> },
): Redirect[] {
  const byAddress = new Map<string, string>();
  for (const { from, to } of all) if (!byAddress.has(from) && !site.pages.has(from)) byAddress.set(from, to);
  const isGone = (to: string) => to.startsWith('/') && to.endsWith('/') && !site.pages.has(to);
  return [...byAddress]
    .map(([from, to]) => ({ from, to: lastOf(to, byAddress) }))
    .map(({ from, to }) => ({ from, to: isGone(to) ? redirectOfRemoved(to, site).to : to }))
    .filter(({ from, to }) => from !== to)
    .sort((left, right) => (left.from < right.from ? -1 : 1));
}

function lastOf(to: string, byAddress: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let last = to;
  for (let next = byAddress.get(last); next !== undefined && !seen.has(last); next = byAddress.get(last)) {
    seen.add(last);
    last = next;
  }
  return last;
}

/** The page that stands where one moved from: it works on every host, with scripts or without. */
export function redirectPage({ from, to }: Redirect, address: string | null): string {
  const isWhole = /^https?:/.test(to);
  const up = '../'.repeat(from.split('/').filter(Boolean).length - (from.endsWith('/') ? 0 : 1));
  const target = isWhole ? to : `${up}${encodeURI(to.slice(1))}` || './';
  const canonical = isWhole ? to : address === null ? null : `${address}${encodeURI(to)}`;
  const link = canonical === null ? '' : `<link rel="canonical" href="${xmlText(canonical)}">\n`;
  const href = xmlText(target);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${link}<meta http-equiv="refresh" content="0; url=${href}">
<title>页面已移动 · Page moved</title>
</head>
<body>
<p>此页已移动或撤下：<a href="${href}">前往</a></p>
<p lang="en">This page has moved or was withdrawn: <a href="${href}">go there</a></p>
</body>
</html>
`;
}

/** The same for hosts that read a `_redirects` file. */
export function redirectsFile(redirects: readonly Redirect[], base: string): string {
  return redirects
    .map(({ from, to }) => `${base}${encodeURI(from)} ${/^https?:/.test(to) ? to : `${base}${encodeURI(to)}`} 301\n`)
    .join('');
}
