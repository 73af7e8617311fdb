import type { DatasetProblem } from '#lib/dataset/index.ts';
import { formatProblem } from '#lib/i18n/index.ts';
import type { Output } from './command.ts';
import { terminalLocale } from './locale.ts';

/** A problem on one line: its place first so that editors can jump to it, its code last. */
export function problemLine(problem: DatasetProblem): string {
  const { code, severity, table, file, row, line, column, value, expected } = problem;
  const place = [file, line].filter((part) => part !== null).join(':');
  const parts = Object.entries({ table, row, column }).filter(([, part]) => part !== null);
  const where = parts.map(([name, part]) => `${name} ${part}`).join(' ');
  const sentence = formatProblem({ code, values: { column, value, expected } }, terminalLocale());
  return `${[place, severity, where, oneLine(sentence)].filter((part) => part !== '').join(': ')} [${code}]`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, '⏎');
}

/** Says every problem on stderr and returns how many are errors. */
export function reportProblems(problems: readonly DatasetProblem[], output: Output): number {
  for (const problem of problems) output.report(problemLine(problem));
  return problems.filter(({ severity }) => severity === 'error').length;
}
