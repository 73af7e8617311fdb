import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { duibiao } from './run.ts';

describe('duibiao', () => {
  it('lists its commands and exit codes', () => {
    const { code, stdout } = duibiao('--help');
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS) expect(stdout).toContain(`  ${name.padEnd(8)}  ${summary}\n`);
    expect(stdout).toContain('0 done, 1 the input has problems, 2 wrong usage, 3 internal error');
  });

  it('called without a command is wrong usage', () => {
    const { code, stdout, stderr } = duibiao();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('usage: duibiao COMMAND');
  });

  it('called with an unknown command is wrong usage', () => {
    const { code, stdout, stderr } = duibiao('valdate', 'data');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('there is no command “valdate”');
  });

  it.each(COMMANDS.map(({ name }) => name))('%s --help shows usage and every option', (name) => {
    const { code, stdout, stderr } = duibiao(name, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`usage: duibiao ${name} `);
    for (const option of Object.keys(COMMANDS.find((command) => command.name === name)?.options ?? {}))
      expect(stdout).toContain(`--${option}`);
  });

  it('has distinct names and a text for every option', () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
    for (const { options, optionTexts } of COMMANDS)
      expect(Object.keys(optionTexts).map((text) => text.split(' ')[0])).toEqual(Object.keys(options));
  });
});
