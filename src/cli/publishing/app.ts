import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { below, digest, programFiles, root, viteBuild } from '../setup.mjs';

const KIT = join(root, 'node_modules', '@sveltejs', 'kit', 'svelte-kit.js');

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

/** The product as it is in this folder, built when it has changed. @throws {Error} when it does not build. */
export async function ensureApp(report: (text: string) => void): Promise<App> {
  const version = productVersion();
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
  if (!existsSync(join(root, '.svelte-kit', 'tsconfig.json'))) tool([KIT, 'sync']);
  const empty = await mkdtemp(join(tmpdir(), 'duibiao-product-'));
  const { args, settings } = viteBuild('error', {
    DUIBIAO_PRODUCT: version,
    DUIBIAO_DATASET: empty,
    DUIBIAO_BASE: '',
  });
  tool(args, settings);
  await rm(empty, { recursive: true });
  await writeFile(stamp, version);
  return app;
}

/** Runs a tool of the build; what it says matters only when it fails. */
function tool(args: readonly string[], settings: Readonly<Record<string, string>> = {}): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  if (status !== 0) throw new Error(`the product does not build:\n${stdout}\n${stderr}`);
}

/** The shells of `src/cli` are no part of the pages: a change in them asks for no new build. */
function productVersion(): string {
  const code = programFiles().filter((file) => !file.startsWith('src/cli/'));
  return digest([...code, ...below('data/vocabulary')]).slice(0, 16);
}
