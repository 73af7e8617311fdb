import type { DatasetProblem } from '#lib/dataset/index.ts';
import type { Output } from './command.ts';

/** A problem on one line, with the place first so that editors can jump to it. */
export function problemLine({
  code,
  severity,
  table,
  file,
  row,
  line,
  column,
  value,
  expected,
}: DatasetProblem): string {
  const place = [file, line].filter((part) => part !== null).join(':');
  const where = [
    ['table', table],
    ['row', row],
    ['column', column],
  ]
    .filter(([, part]) => part !== null)
    .map(([name, part]) => `${name} ${part}`)
    .join(' ');
  const found = value === null || value === '' ? '' : `, found “${oneLine(value)}”`;
  const wanted = expected === null ? '' : `, expected ${oneLine(expected)}`;
  return `${place}: ${severity}: ${where}: ${code}${found}${wanted}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, '⏎');
}

/** Says every problem on stderr and returns how many are errors. */
export function reportProblems(problems: readonly DatasetProblem[], output: Output): number {
  for (const problem of problems) output.report(problemLine(problem));
  return problems.filter(({ severity }) => severity === 'error').length;
}
