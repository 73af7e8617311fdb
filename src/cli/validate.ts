import { type DatasetProblem, type DatasetReading, TABLES } from '#lib/dataset/index.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { folderArgument, readFolder } from './folder.ts';
import { problemLine } from './problem-line.ts';

/** `validate DIR`: every problem of a dataset, with table, row, column, value and code. */
export const validate: Command = {
  name: 'validate',
  summary: 'check a dataset against the schema: every problem with its table, row, column and value',
  usage: 'validate DIR [--json]',
  options: {},
  optionTexts: {},
  async run({ positionals, json, output }) {
    if (positionals.length > 1) throw new UsageError('one folder at a time');
    const reading = await readFolder(await folderArgument(positionals[0]));
    const errors = reading.problems.filter(({ severity }) => severity === 'error');
    if (json) output.printJson(report(reading, errors));
    else output.print([...reading.problems.map(problemLine), '', summary(reading, errors)].join('\n').trimStart());
    return errors.length === 0 ? EXIT.done : EXIT.problems;
  },
};

function report(reading: DatasetReading, errors: readonly DatasetProblem[]) {
  return {
    valid: errors.length === 0,
    errors: errors.length,
    warnings: reading.problems.length - errors.length,
    rows: Object.fromEntries(TABLES.map(({ name }) => [name, reading.dataset[name].length])),
    rejected: Object.fromEntries(reading.rejected.map(({ table, rows }) => [table, rows.length])),
    problems: reading.problems,
  };
}

function summary(reading: DatasetReading, errors: readonly DatasetProblem[]): string {
  const rows = TABLES.reduce((sum, { name }) => sum + reading.dataset[name].length, 0);
  const rejected = reading.rejected.reduce((sum, table) => sum + table.rows.length, 0);
  const warnings = reading.problems.length - errors.length;
  return `${rows} rows good, ${rejected} refused; ${errors.length} errors, ${warnings} warnings`;
}
