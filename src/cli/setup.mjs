// Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './files-below.mjs';
import { writeOfflineFiles } from './offline-files.mjs';

/** The folder of package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const MINIMUM_NODE = [20, 19];

/**
 * Stops with a clear message when this Node is older than the product supports.
 * @returns {void}
 */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = MINIMUM_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  process.stderr.write(`Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}.\n`);
  process.exit(2);
}

/**
 * Runs a program in the project's folder with its output on stderr, so that a command's stdout stays its own.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [settings] what its environment has beside ours
 * @returns {number} its exit code
 */
export function run(command, args, settings = {}) {
  const windows = process.platform === 'win32';
  const env = { ...process.env, ...settings };
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: windows, env });
  return result.status ?? 1;
}

/**
 * Installs the locked packages when they are missing or the lock file has changed since.
 * @returns {void}
 */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.duibiao-lock');
  const wanted = digest(['package-lock.json']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing packages …\n');
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    process.stderr.write('npm ci failed: see the lines above. A reachable npm registry (or mirror) is needed once.\n');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/**
 * How Vite is asked to build: under another NODE_ENV, such as a test runner's, it would build for development.
 * @param {string} level what of its own messages it prints
 * @param {Record<string, string>} [settings] what its environment has beside ours
 * @returns {{ args: string[], settings: Record<string, string> }} what Node is started with
 */
export function viteBuild(level, settings = {}) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return { args: [vite, 'build', '--logLevel', level], settings: { ...settings, NODE_ENV: 'production' } };
}

/**
 * Builds the site into build/ unless it is already the build of exactly these sources.
 * @returns {void}
 */
export function ensureBuilt() {
  const stamp = join(root, 'build', '.duibiao-build');
  const wanted = digest([...programFiles(), ...below('data')], ['DUIBIAO_BASE', 'DUIBIAO_DATASET']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Building the site …\n');
  const { args, settings } = viteBuild('warn');
  const code = run(process.execPath, args, settings);
  if (code !== 0) process.exit(1);
  writeOfflineFiles(join(root, 'build'));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/**
 * Names the version of the program: the same sources give the same name, whatever the data.
 * @returns {string}
 */
export function programVersion() {
  return digest(programFiles()).slice(0, 12);
}

/** @returns {string[]} every file the program is made of */
export function programFiles() {
  const files = ['package-lock.json', 'package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
  return [...files, ...below('src'), ...below('static')];
}

/**
 * @param {string} folder of the project
 * @returns {string[]} every file in it
 */
export function below(folder) {
  return filesBelow(join(root, folder)).map((file) => `${folder}/${file}`);
}

/**
 * @param {string[]} files by their places in the project
 * @param {string[]} [settings] the names of settings that count too
 * @returns {string} a digest of their names and contents
 */
export function digest(files, settings = []) {
  const hash = createHash('sha256');
  for (const setting of settings) hash.update(`${setting}=${process.env[setting] ?? ''}\n`);
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
