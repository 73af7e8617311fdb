import type { Command } from './command.ts';

const COMMON = {
  json: 'print one JSON document on stdout and nothing else there',
  help: 'show this text',
};

/** What `duibiao --help` prints. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'usage: duibiao COMMAND …   (duibiao COMMAND --help says more)',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'exit codes: 0 done, 1 the input has problems, 2 wrong usage, 3 internal error',
  ].join('\n');
}

/** What `duibiao COMMAND --help` prints. */
export function commandHelp({ usage, summary, optionTexts }: Command): string {
  const texts = Object.entries({ ...optionTexts, ...COMMON });
  const width = Math.max(...texts.map(([name]) => name.length));
  return [
    `usage: duibiao ${usage}`,
    '',
    summary,
    '',
    ...texts.map(([name, text]) => `  --${name.padEnd(width)}  ${text}`),
  ].join('\n');
}
