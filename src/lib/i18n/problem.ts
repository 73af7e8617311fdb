import type { Locale } from './locale.ts';
import { messagesFor } from './messages.ts';

/** Something wrong with an input, as data: which code, and the values its sentence needs. */
export interface Problem {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number | null | undefined>>;
}

/** The sentence for a problem; a code without a sentence is shown with its values, never dropped. */
export function formatProblem(problem: Problem, locale: Locale): string {
  const { problems, site } = messagesFor(locale);
  const values = stringsOf(problem.values ?? {});
  const sentence = Object.entries(problems.sentences).find(([code]) => code === problem.code)?.[1];
  if (sentence) return sentence(values);
  const details = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return problems.unlisted(problem.code, details.join(site.listSeparator));
}

/** Values of a problem as text; one that is missing reads as empty. */
export type ProblemValues = Readonly<Record<string, string>>;

function stringsOf(values: NonNullable<Problem['values']>): ProblemValues {
  const known = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
}
