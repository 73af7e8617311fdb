import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { Server, SSRManifest } from '@sveltejs/kit';
import { type Lane, laneOf } from './lanes.ts';
import { PageError } from './page-error.ts';
import { settledArchive, settledPage } from './settled.ts';
import { fileOf, routePaths, type SitePath } from './site-paths.ts';

/** The origin Kit's own prerenderer asks from; it reaches no page. */
const ORIGIN = 'http://sveltekit-prerender';

/** A file as the server gave it. */
export interface RenderedFile {
  /** Its place below the site's root. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

interface Internal {
  set_building(): void;
  set_prerendering(): void;
  set_manifest(manifest: SSRManifest): void;
  set_private_env(env: Readonly<Record<string, string>>): void;
  set_public_env(env: Readonly<Record<string, string>>): void;
  set_read_implementation(read: (file: string) => ReadableStream): void;
}

type Entries = () => Promise<Record<string, string>[]> | Record<string, string>[];
interface Options {
  readonly entries?: Entries;
}
interface PageNode {
  readonly server?: Options;
  readonly universal?: Options;
}

interface Dependency {
  readonly response: Response;
  readonly body: string | Uint8Array | null;
}

/** Kit's own server, asked the way Kit's prerenderer asks it, page by page. */
export class PageServer {
  readonly #server: Server;
  readonly #manifest: SSRManifest;
  readonly #folder: string;

  private constructor(server: Server, manifest: SSRManifest, folder: string) {
    this.#server = server;
    this.#manifest = manifest;
    this.#folder = folder;
  }

  /** The server built into a folder; it takes its dataset from the environment. */
  static async open(folder: string): Promise<PageServer> {
    const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder, name)).href);
    const { manifest } = (await load('manifest-full.js')) as { manifest: SSRManifest };
    const internal = (await load('internal.js')) as Internal;
    internal.set_building();
    internal.set_prerendering();
    const { set_env } = (await load('env.js')) as { set_env(env: Readonly<Record<string, string>>): void };
    set_env({});
    const { Server: Built } = (await load('index.js')) as { Server: new (manifest: SSRManifest) => Server };
    const read = (file: string) => Readable.toWeb(createReadStream(join(folder, file))) as ReadableStream;
    internal.set_private_env({});
    internal.set_public_env({});
    internal.set_manifest(manifest);
    internal.set_read_implementation(read);
    const server = new Built(manifest);
    await server.init({ env: {}, read });
    return new PageServer(server, manifest, folder);
  }

  /** Every address of the site for the dataset at hand, of the routes of these lanes. */
  async paths(lanes: readonly Lane[]): Promise<SitePath[]> {
    const found: SitePath[] = [];
    for (const { id, page, endpoint } of this.#manifest._.routes) {
      if (!lanes.includes(laneOf(id))) continue;
      const options: Options | undefined = page
        ? await this.#pageOptions(page.leaf)
        : ((await endpoint?.()) as Options | undefined);
      const entries = options?.entries ? await options.entries() : null;
      for (const path of routePaths({ id, isPage: page !== null, entries })) found.push(path);
    }
    return found;
  }

  /** The files an address gives: the page and the data it takes over in the browser. @throws {PageError} */
  async render(path: string): Promise<readonly RenderedFile[]> {
    const dependencies = new Map<string, Dependency>();
    const response = await this.#respond(encodeURI(path), { dependencies, remote_responses: new Map() });
    if (response.status !== 200) throw new PageError(path, response.status);
    const own = await this.#file(fileOf(path), response);
    const others = [...dependencies].map(async ([address, { response: answer, body }]): Promise<RenderedFile> => {
      const { pathname } = new URL(address, ORIGIN);
      const bytes = body === null ? new Uint8Array(await answer.arrayBuffer()) : Buffer.from(body);
      return { file: fileOf(decodeURI(pathname)), bytes };
    });
    return [own, ...(await Promise.all(others))];
  }

  /** The page a host shows for an address that is no file; the app then looks whether it can show something itself. */
  async fallback(): Promise<RenderedFile> {
    const prerendering = { fallback: true, dependencies: new Map(), remote_responses: new Map() };
    return this.#file('404.html', await this.#respond('/[fallback]', prerendering));
  }

  async #pageOptions(leaf: number): Promise<Options | undefined> {
    const node = (await this.#manifest._.nodes[leaf]?.()) as PageNode | undefined;
    return node?.server?.entries ? node.server : node?.universal;
  }

  #respond(path: string, prerendering: object): Promise<Response> {
    const options = {
      getClientAddress: () => {
        throw new Error('there is no client while a page is rendered');
      },
      prerendering,
      read: (file: string) => readFile(join(this.#folder, file)),
    };
    return this.#server.respond(new Request(ORIGIN + path), options);
  }

  async #file(file: string, response: Response): Promise<RenderedFile> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (file.endsWith('.html')) return { file, bytes: settledPage(bytes) };
    return { file, bytes: file.endsWith('.xlsx') ? settledArchive(bytes) : bytes };
  }
}
