import type { Locale } from '#lib/i18n/index.ts';
import type { Measure } from '../compare/measures.ts';

/** The charts of an agency that can stand on other sites. */
export const AGENCY_EMBEDS = ['budget', 'mix', 'satisfaction'] as const satisfies readonly Measure[];
export type AgencyEmbed = (typeof AGENCY_EMBEDS)[number];

/** The path of a chart for other sites from the root of this one: of the whole dataset, or of an agency. */
export function embedFile(locale: Locale, chart: Measure, agencyId: string | null = null): string {
  const of = agencyId === null ? '' : `agencies/${encodeURIComponent(agencyId)}/`;
  return `${locale === 'en' ? '/en' : ''}/embed/${of}${chart}.html`;
}

/** The program a page around embedded charts runs to give each its height. */
const HOST_FILE = '/embed-host.js';

/**
 * The markup to paste into another page.
 * @param root the address of the site's start, with its last slash
 */
export function embedSnippet(root: string, file: string, title: string): string {
  const address = (path: string) => attribute(root.replace(/\/$/, '') + path);
  return [
    `<iframe src="${address(file)}" title="${attribute(title)}" data-duibiao loading="lazy" width="100%" height="420" style="border:0"></iframe>`,
    `<script src="${address(HOST_FILE)}" async></script>`,
  ].join('\n');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
