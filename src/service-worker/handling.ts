/** How a request is answered: from what is stored, from the network first, or by the browser itself. */
export type Handling = 'unchanging' | 'current' | 'left alone';

/** The part of a request that decides. */
export type Asked = Pick<Request, 'method' | 'url' | 'headers'>;

/** Whether a file's name holds its digest, so that it never changes. */
export function isUnchanging(url: string, scope: URL): boolean {
  return url.startsWith(new URL('_app/immutable/', scope).href);
}

/** Only whole files of this site are kept: requests for a part and for other origins are the browser's own matter. */
export function handling(request: Asked, scope: URL): Handling {
  if (request.method !== 'GET' || request.headers.has('range')) return 'left alone';
  if (!request.url.startsWith(scope.href)) return 'left alone';
  return isUnchanging(request.url, scope) ? 'unchanging' : 'current';
}
