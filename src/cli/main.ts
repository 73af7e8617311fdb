import { parseArgs } from 'node:util';
import { type Command, EXIT, type ExitCode, InputError, type Invocation, type Output, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { processOutput } from './output.ts';

/** Runs one command line (without `node` and the script) and returns its exit code. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const output = processOutput();
  const [name, ...args] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    output.print(overview(COMMANDS));
    return EXIT.done;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    const fault = name === undefined ? 'no command was given' : `there is no command “${name}”`;
    output.report(`duibiao: ${fault}\n\n${overview(COMMANDS)}`);
    return EXIT.usage;
  }
  return runCommand(command, args, output);
}

async function runCommand(command: Command, args: string[], output: Output): Promise<ExitCode> {
  try {
    const { positionals, values } = parsed(command, args);
    if (values.help === true) {
      output.print(commandHelp(command));
      return EXIT.done;
    }
    return await command.run(invocation(positionals, values, output));
  } catch (error) {
    return failure(error, command, { output, json: args.includes('--json') });
  }
}

type Values = Readonly<Record<string, unknown>>;

function parsed(command: Command, args: string[]): { positionals: string[]; values: Values } {
  const options = { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function invocation(positionals: readonly string[], values: Values, output: Output): Invocation {
  return {
    positionals,
    option: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    isSet: (name) => values[name] === true,
    json: values.json === true,
    output,
  };
}

function failure(error: unknown, command: Command, { output, json }: { output: Output; json: boolean }): ExitCode {
  if (error instanceof UsageError) {
    output.report(`duibiao ${command.name}: ${error.message}\nusage: duibiao ${command.usage}`);
    return EXIT.usage;
  }
  if (error instanceof InputError) {
    output.report(`duibiao ${command.name}: ${error.message}`);
    if (json) output.printJson({ error: error.message });
    return EXIT.problems;
  }
  output.report(`duibiao ${command.name}: internal error\n${error instanceof Error ? error.stack : String(error)}`);
  return EXIT.internal;
}
