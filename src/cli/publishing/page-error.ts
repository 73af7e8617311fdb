/** An address of the site that the server did not answer with a page. */
export class PageError extends Error {
  readonly path: string;
  readonly status: number;

  constructor(path: string, status: number) {
    super(`${path} answers ${status}`);
    this.name = 'PageError';
    this.path = path;
    this.status = status;
  }
}
