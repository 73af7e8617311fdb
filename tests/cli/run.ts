import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDataset } from '#lib/dataset/index.ts';
import { sampleDataset } from '../engines/sample.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `src/cli/duibiao.mjs` does after it has looked whether all packages are there. */
const ENTRY = `
import { register } from 'tsx/esm/api';
register();
const { run } = await import(${JSON.stringify(resolve(root, 'src/cli/main.ts'))});
process.exitCode = await run(process.argv.slice(1));`;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a process of its own. */
export function duibiao(...args: string[]): Outcome {
  return duibiaoIn({}, ...args);
}

/** The same with settings added to the environment. */
export function duibiaoIn(settings: Readonly<Record<string, string>>, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', ENTRY, '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...settings },
  });
  return { code: status, stdout, stderr };
}

/** The same, with the shell joining stdout to another program. */
export function duibiaoPiped(args: readonly string[], pipe: string): Outcome {
  const command = '"$0" --input-type=module -e "$ENTRY" -- "$@" | ' + pipe + '; exit ${PIPESTATUS[0]}';
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command, process.execPath, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ENTRY },
  });
  return { code: status, stdout, stderr };
}

/** A new folder for one test file, with the way to be rid of it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'duibiao-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** Writes the sample dataset into a folder, with texts replaced in some of its files (`null` leaves a file out). */
export function sampleFolder(
  path: string,
  changes: Readonly<Record<string, ((text: string) => string | Uint8Array) | null>> = {},
): string {
  cpSync(resolve(root, 'data/vocabulary'), join(path, 'vocabulary'), { recursive: true });
  for (const [name, text] of writeDataset(sampleDataset())) {
    const change = changes[name];
    if (change !== null) writeFileSync(join(path, name), change ? change(text) : text);
  }
  return path;
}

/** The files directly in a folder, by name. */
export function filesIn(path: string): Map<string, string> {
  const names = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(names.map(({ name }) => [name, readFileSync(join(path, name), 'utf8')]));
}
