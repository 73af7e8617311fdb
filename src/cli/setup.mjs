// Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
  const wanted = digest([join(root, 'package-lock.json')]);
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
 * Builds the site into build/ unless it is already the build of exactly these sources.
 * @returns {void}
 */
export function ensureBuilt() {
  const stamp = join(root, 'build', '.duibiao-build');
  const wanted = digest(buildInputs());
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Building the site …\n');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  // Under another NODE_ENV, such as a test runner's, Vite would build the pages for development.
  const code = run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { NODE_ENV: 'production' });
  if (code !== 0) process.exit(1);
  writeOfflineFiles(join(root, 'build'));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** @returns {string[]} every file the build depends on */
function buildInputs() {
  return [...programFiles(), ...filesBelow(join(root, 'data'))];
}

/**
 * Names the version of the program: the same sources give the same name, whatever the data.
 * @returns {string}
 */
export function programVersion() {
  return digest(programFiles()).slice(0, 12);
}

/** @returns {string[]} every file the program is made of */
function programFiles() {
  const files = ['package-lock.json', 'package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
  return [
    ...files.map((file) => join(root, file)),
    ...['src', 'static'].flatMap((folder) => filesBelow(join(root, folder))),
  ];
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}

/**
 * @param {string[]} files
 * @returns {string} a digest of their names, their contents and the settings that reach the build
 */
function digest(files) {
  const hash = createHash('sha256');
  for (const setting of ['DUIBIAO_BASE', 'DUIBIAO_DATASET']) hash.update(`${setting}=${process.env[setting] ?? ''}\n`);
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
