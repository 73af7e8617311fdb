import type { ParseArgsConfig } from 'node:util';

/** Exit codes: done; the input has problems; wrong usage; internal error. */
export const EXIT = { done: 0, problems: 1, usage: 2, internal: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command writes: its result to stdout, everything said on the way to stderr. */
export interface Output {
  /** A result for human eyes, on stdout. */
  print(text: string): void;
  /** The one JSON document of `--json`, on stdout. */
  printJson(document: unknown): void;
  /** A message, on stderr. */
  report(text: string): void;
  /** Redraws the progress bar, on stderr and only on a terminal; it vanishes with the next message or result. */
  progress(done: number, total: number, label: string): void;
}

/** What was asked of a command, with its options already checked against its table. */
export interface Invocation {
  readonly positionals: readonly string[];
  /** The text of an option such as `--out DIR`. */
  option(name: string): string | undefined;
  /** Whether a switch such as `--force` is set. */
  isSet(name: string): boolean;
  readonly json: boolean;
  readonly output: Output;
}

/** One command; `--help` and `--json` are added to its options. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** What each option means, for `--help`: `{'out DIR': 'the folder to write'}`. */
  readonly optionTexts: Readonly<Record<string, string>>;
  run(invocation: Invocation): Promise<ExitCode>;
}

/** The command was called wrongly: message and usage on stderr, exit 2. */
export class UsageError extends Error {}

/** The input cannot be used at all: message on stderr (and `{"error": …}` with `--json`), exit 1. */
export class InputError extends Error {}
