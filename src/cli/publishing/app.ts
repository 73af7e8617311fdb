import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup.mjs';

/** The product, built once and without any dataset: what every site is made with. */
export interface App {
  /** A digest of everything the product is made of. */
  readonly version: string;
  /** Kit's server, which renders the pages. */
  readonly server: string;
  /** Scripts, styles, fonts and what lies in `static/`: part of every site as it is. */
  readonly client: string;
  /** Compressed copies of the client's files, made once. */
  readonly compressed: string;
}

const CODE = ['src', 'static', join('data', 'vocabulary')];
const SETTINGS = ['package-lock.json', 'package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
/** Shells that are no part of the pages: a change in them asks for no new build. */
const OUTSIDE = [join('src', 'cli')];

/** The product as it is in this folder, built when it has changed. @throws {Error} when it does not build. */
export async function ensureApp(report: (text: string) => void): Promise<App> {
  const version = await productVersion();
  const folder = join(root, '.svelte-kit', 'publish');
  const output = join(folder, 'output');
  const app: App = {
    version,
    server: join(output, 'server'),
    client: join(output, 'client'),
    compressed: join(root, '.svelte-kit', 'publish-compressed'),
  };
  const stamp = join(folder, 'version');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === version) return app;
  report('Building the product …');
  await rm(folder, { recursive: true, force: true });
  if (!existsSync(join(root, '.svelte-kit', 'tsconfig.json'))) tool(['@sveltejs', 'kit', 'svelte-kit.js'], ['sync']);
  const empty = await mkdtemp(join(tmpdir(), 'duibiao-product-'));
  // Under another NODE_ENV, such as a test runner's, Vite would build the product for development.
  const settings = { NODE_ENV: 'production', DUIBIAO_PRODUCT: version, DUIBIAO_DATASET: empty, DUIBIAO_BASE: '' };
  tool(['vite', 'bin', 'vite.js'], ['build', '--logLevel', 'error'], settings);
  await rm(empty, { recursive: true });
  await writeFile(stamp, version);
  return app;
}

/** Runs a tool of the build; what it says matters only when it fails. */
function tool(path: readonly string[], args: readonly string[], settings: Readonly<Record<string, string>> = {}): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', ...path), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  if (status !== 0) throw new Error(`the product does not build:\n${stdout}\n${stderr}`);
}

async function productVersion(): Promise<string> {
  const below = (await Promise.all(CODE.map((folder) => filesBelow(folder)))).flat();
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...below].sort())
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(folder: string): Promise<string[]> {
  if (OUTSIDE.includes(folder)) return [];
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
  return (await Promise.all(found)).flat();
}
