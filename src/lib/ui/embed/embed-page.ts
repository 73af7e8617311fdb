import { chartColourDeclarations, type ChartTable } from '#lib/charts/index.ts';

/** A chart as it stands on another site. */
export interface EmbedPage {
  /** For the `lang` attribute. */
  readonly tag: string;
  readonly heading: string;
  /** The chart in a sentence: its text alternative. */
  readonly sentence: string;
  readonly pictures: { readonly wide: string; readonly narrow: string };
  readonly table: ChartTable;
  /** The words above the table. */
  readonly figures: string;
  /** Who published it, when, under which terms; one entry each. */
  readonly source: readonly string[];
  /** The page the chart was taken from. */
  readonly page: { readonly href: string; readonly label: string };
  /** The path to the root of the site, `../../`. */
  readonly root: string;
}

/** A page that asks for nothing but the program that says how high it is, keeps nothing and sends nothing. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

const STYLE = `*{box-sizing:border-box}body{margin:0;background:var(--chart-surface);color:var(--chart-ink);font:15px/1.6 -apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}figure{margin:0;padding:12px 14px}h1{margin:0;font-size:17px;line-height:1.35}p{margin:4px 0 10px;color:var(--chart-muted);font-size:13px}svg{display:block;max-width:100%;height:auto}.narrow{display:none}@media(max-width:639px){.wide{display:none}.narrow{display:block}}a{color:var(--chart-blue)}a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--chart-blue);outline-offset:2px}summary{padding:4px 0;color:var(--chart-blue);font-size:13px;cursor:pointer}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px}th,td{padding:4px 8px;border-top:1px solid var(--chart-grid);text-align:left;vertical-align:top}.n{text-align:right;white-space:nowrap}footer{margin-top:8px;padding-top:6px;border-top:1px solid var(--chart-grid);color:var(--chart-muted);font-size:12px}@media print{details:not([open]){display:none}}`;

/** The whole document of an embedded chart; it needs no program to be read and follows the reader's scheme. */
export function embedDocument(page: EmbedPage): string {
  const { tag, heading, sentence, pictures, source, root } = page;
  const colours = `:root{color-scheme:light dark;${chartColourDeclarations('light')}}@media(prefers-color-scheme:dark){:root{${chartColourDeclarations('dark')}}}`;
  const canonical = URL.canParse(page.page.href) ? `<link rel="canonical" href="${escaped(page.page.href)}">` : '';
  const picture = (width: 'wide' | 'narrow') =>
    `<div class="${width}" role="img" aria-labelledby="heading" aria-describedby="sentence">${pictures[width]}</div>`;
  return [
    `<!doctype html><html lang="${escaped(tag)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(heading)}</title>${canonical}`,
    `<style>${colours}${STYLE}</style><script src="${root}embed.js" defer></script></head><body><main><figure>`,
    `<figcaption><h1 id="heading">${escaped(heading)}</h1><p id="sentence">${escaped(sentence)}</p></figcaption>`,
    picture('wide'),
    picture('narrow'),
    `<details><summary>${escaped(page.figures)}</summary>${tableOf(page)}</details>`,
    `<footer>${source.map(escaped).join(' · ')} · `,
    `<a href="${escaped(page.page.href)}" target="_blank" rel="noopener">${escaped(page.page.label)}</a></footer>`,
    '</figure></main></body></html>\n',
  ].join('');
}

function tableOf({ table: { columns, rows }, heading }: EmbedPage): string {
  const kind = (index: number) => (columns[index]?.numeric === true ? ' class="n"' : '');
  const head = columns.map(({ title }, at) => `<th scope="col"${kind(at)}>${escaped(title)}</th>`).join('');
  const body = rows.map(
    ({ cells }) => `<tr>${cells.map(({ text }, at) => `<td${kind(at)}>${escaped(text)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(heading)}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
