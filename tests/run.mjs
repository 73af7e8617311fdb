// `npm test`: sets up what is missing, runs every check, prints one summary. Its last line is "N passed, N failed".
import { spawn } from 'node:child_process';
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode, root } from '../src/cli/setup.mjs';
import { ensureChromium } from './chromium.mjs';

/**
 * @typedef {{ name: string, passed: number, failed: number, seconds: number, output: string }} Outcome
 * @typedef {{ name: string, script: string, args: string[], report?: string, env?: Record<string, string> }} Check
 */

requireNode();
ensureInstalled();
const chromium = ensureChromium();
if (chromium === undefined) {
  process.stderr.write(
    'No Chromium found. Install one (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM to its path.\n',
  );
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}

const reports = mkdtempSync(join(tmpdir(), 'duibiao-tests-'));
const bin = join(root, 'node_modules', '.bin');
/** @type {Outcome[]} */
const outcomes = [];

await lane([check('sync', 'svelte-kit', ['sync'])]);
await Promise.all([
  lane([
    check('types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']),
    check('worker types', 'tsc', ['--project', 'src/service-worker']),
    check('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  ]),
  lane([
    check('lint', 'eslint', ['--config', 'tests/eslint.config.js', '--max-warnings', '0', 'src', 'tests']),
    check('unused', 'knip', []),
  ]),
]);
await lane([counted('unit', 'vitest', ['run', '--project', 'unit', '--reporter=default', '--reporter=json'])]);
ensureBuilt();
await lane([
  counted('component', 'vitest', ['run', '--project', 'component', '--reporter=default', '--reporter=json']),
  counted('browser', 'playwright', ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json']),
]);

rmSync(reports, { recursive: true, force: true });
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
process.stdout.write(`\n${outcomes.map(line).join('\n')}\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 * @returns {Check}
 */
function check(name, script, args) {
  return { name, script, args };
}

/**
 * A check whose own report says how many tests passed and failed.
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 * @returns {Check}
 */
function counted(name, script, args) {
  const report = join(reports, `${name}.json`);
  const output = script === 'vitest' ? [`--outputFile.json=${report}`] : [];
  return { name, script, args: [...args, ...output], report, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report } };
}

/** @param {Check[]} checks one after the other */
async function lane(checks) {
  for (const one of checks) {
    const outcome = await perform(one);
    outcomes.push(outcome);
    process.stdout.write(`${line(outcome)}\n`);
    if (outcome.failed > 0) process.stdout.write(`${failures(outcome.output)}\n`);
  }
}

/**
 * @param {Check} one
 * @returns {Promise<Outcome>}
 */
async function perform({ name, script, args, report, env }) {
  const started = process.hrtime.bigint();
  const child = spawn(join(bin, script), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, CHROMIUM: chromium, CI: 'true', NO_COLOR: '1', FORCE_COLOR: '0' },
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  /** @type {number} */
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { name, seconds, output, ...tally(code, report) };
}

/**
 * @param {number} code
 * @param {string | undefined} report
 * @returns {{ passed: number, failed: number }}
 */
function tally(code, report) {
  const whole = code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (report === undefined || !existsSync(report)) return report === undefined ? whole : { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, stats } = JSON.parse(readFileSync(report, 'utf8'));
  const passed = numPassedTests ?? stats.expected + stats.flaky;
  const failed = numFailedTests ?? stats.unexpected;
  return code === 0 ? { passed, failed } : { passed, failed: Math.max(1, failed) };
}

/**
 * What a failed check printed, without its lines on tests that passed, so that the failures are not lost among them.
 * @param {string} output
 */
function failures(output) {
  return output
    .split('\n')
    .filter((printed) => !/^\s*(?:✓|√)/u.test(printed))
    .join('\n')
    .trimEnd();
}

/** @param {Outcome} outcome */
function line({ name, passed, failed, seconds }) {
  return `${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${seconds.toFixed(1).padStart(6)} s`;
}
