import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from '../src/cli/setup.mjs';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Flags that keep Chromium quiet in a closed network and in a container. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Where a Chromium stands on this machine.
 * @returns {string | undefined} a path, from the environment variable CHROMIUM or the usual places
 */
export function findChromium() {
  return [process.env.CHROMIUM, ...PATHS].find((path) => path !== undefined && path !== '' && existsSync(path));
}

/**
 * Finds a Chromium, or installs Debian's (with fonts for Chinese text) when root may.
 * @returns {string | undefined} its path, or undefined when there is none and none could be installed
 */
export function ensureChromium() {
  if (hasChineseFont() || !mayInstall()) {
    const found = findChromium();
    if (found !== undefined) return found;
  }
  if (!mayInstall()) return undefined;
  process.stderr.write('Installing Chromium and Chinese fonts from Debian …\n');
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-qq', '-y', '--no-install-recommends'];
  if (run('apt-get', ['update', '-qq']) !== 0) return findChromium();
  run('apt-get', ['install', ...options, 'chromium', 'fonts-noto-cjk']);
  return findChromium();
}

/** @returns {boolean} */
function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** @returns {boolean} */
function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return (listed.stdout ?? '').trim() !== '';
}
