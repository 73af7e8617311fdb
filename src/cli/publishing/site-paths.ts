/** A parameter in a route of Kit: `[id]`, `[[lang=lang]]`, `[...rest]`. */
const PARAMETER = /\[\[?(?:\.\.\.)?([\w-]+)(?:=\w+)?\]\]?/g;

/** An address below the site's root, and the route that answers it. */
export interface SitePath {
  /** `/forms/x/` for a page, `/dataset/forms.csv` for a file; not encoded. */
  readonly path: string;
  readonly route: string;
}

export interface RouteEntries {
  /** Kit's name of the route: `/[[lang=lang]]/forms/[id]`. */
  readonly id: string;
  readonly isPage: boolean;
  /** The parameters of each address; without a list the route stands once per language. */
  readonly entries: readonly Readonly<Record<string, string>>[] | null;
}

/** The addresses of a route, both languages of a page side by side. Empty for a route that names none of its parameters. */
export function routePaths({ id, isPage, entries }: RouteEntries): SitePath[] {
  const segments = id.split('/').filter((segment) => segment !== '' && !/^\(.*\)$/.test(segment));
  const required = segments.filter((segment) => /(?<!\[)\[(?!\[)/.test(segment));
  if (entries === null && required.length > 0) return [];
  const languages: readonly Readonly<Record<string, string>>[] = id.includes('[[lang') ? [{}, { lang: 'en' }] : [{}];
  return (entries ?? languages).map((parameters) => {
    const filled = segments.map((segment) =>
      segment.replaceAll(PARAMETER, (_, name: string) => parameters[name] ?? ''),
    );
    const path = filled.filter((segment) => segment !== '').join('/');
    return { path: isPage && path !== '' ? `/${path}/` : `/${path}`, route: id };
  });
}

/** The file of the site that answers an address: a page is the `index.html` of its folder. */
export function fileOf(path: string): string {
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
}
