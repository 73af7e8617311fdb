import type { Stance } from '#lib/rules/index.ts';

/** Who publishes a site, under which terms, and what of the findings is public. */
export interface PublicSettings {
  /** The address of the start page, `https://example.gov.cn/targets`; null as long as nobody said where it will be. */
  readonly address: string | null;
  readonly publisher: string | null;
  /** The terms of the data: a name and, where there is one, the address of the text. */
  readonly licence: { readonly name: string; readonly url: string | null } | null;
  /** Where errors are reported: an e-mail address of an office, or an address on the web. */
  readonly contact: string | null;
  /** The day of publication, `2026-11-20`. */
  readonly date: string | null;
  /** The stances whose findings are public. */
  readonly stances: readonly Stance[];
}

const STANCES: readonly Stance[] = ['invalid', 'mistake', 'signal'];

/** A site nobody has said anything about: no address, no terms, all findings public. */
export const NO_SETTINGS: PublicSettings = {
  address: null,
  publisher: null,
  licence: null,
  contact: null,
  date: null,
  stances: STANCES,
};

/** The settings in what a configuration file holds; what is missing or of another kind stays unsaid. */
export function readPublicSettings(read: unknown): PublicSettings {
  if (typeof read !== 'object' || read === null) return NO_SETTINGS;
  const of = (name: string): unknown => Object.entries(read).find(([key]) => key === name)?.[1];
  const stances = of('stances');
  return {
    address:
      addressOf(of('address'))
        ?.replace(/[?#].*$/, '')
        .replace(/\/+$/, '') ?? null,
    publisher: textOf(of('publisher')),
    licence: licenceOf(of('licence')),
    contact: contactOf(of('contact')),
    date: /^\d{4}-\d{2}-\d{2}$/.exec(textOf(of('date')) ?? '')?.[0] ?? null,
    stances: Array.isArray(stances) ? STANCES.filter((stance) => stances.includes(stance)) : STANCES,
  };
}

/** Where a reader is sent to report an error, or null where it is plain text or nothing. */
export function contactHref({ contact }: PublicSettings): string | null {
  if (contact === null) return null;
  return contact.includes('@') ? `mailto:${contact}` : contact;
}

/**
 * The address of a page of the site: absolute once the site's own is known, else as it is.
 * @param href as a link on the page would say it
 * @param from the page it stands on
 */
export function publicAddress({ address }: Pick<PublicSettings, 'address'>, href: string, from: URL): string {
  if (address === null) return href;
  const { pathname } = new URL(href, from);
  const { origin, pathname: start } = new URL(address);
  const folder = start.replace(/\/$/, '');
  return `${origin}${pathname.startsWith(`${folder}/`) ? '' : folder}${pathname}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function addressOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /^https?:\/\//.test(text) && URL.canParse(text) ? text : null;
}

function contactOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : addressOf(value);
}

function licenceOf(value: unknown): PublicSettings['licence'] {
  if (typeof value === 'string') return textOf(value) === null ? null : { name: value.trim(), url: null };
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  const name = textOf(value.name);
  return name === null ? null : { name, url: 'url' in value ? addressOf(value.url) : null };
}
