import type { Locale } from './locale.ts';
import { messagesFor } from './messages.ts';

/** Something wrong with an input, as data: which code, and the values its sentence needs. */
export interface Problem {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number | null | undefined>>;
}

/** Values the sentences know; a problem brings those that apply to it. */
const VALUE_NAMES = [
  'column',
  'count',
  'expected',
  'field',
  'font',
  'format',
  'formula',
  'limit',
  'map',
  'maximum',
  'message',
  'name',
  'pages',
  'part',
  'replaced',
  'rule',
  'setting',
  'sheet',
  'shown',
  'stored',
  'value',
] as const;

/** Values of a problem as text; empty where one does not apply. */
export type ProblemValues = Readonly<Record<(typeof VALUE_NAMES)[number], string>>;

/** The sentence for a problem; a code without a sentence is shown with its values, never dropped. */
export function formatProblem(problem: Problem, locale: Locale): string {
  const { problems, site } = messagesFor(locale);
  const values = new Map(
    Object.entries(problem.values ?? {}).filter(([, value]) => value !== null && value !== undefined),
  );
  const sentence = Object.entries(problems.sentences).find(([code]) => code === problem.code)?.[1];
  if (sentence) return sentence(textsOf(values));
  const details = [...values].map(([name, value]) => `${name}=${value}`);
  return problems.unlisted(problem.code, details.join(site.listSeparator));
}

function textsOf(values: ReadonlyMap<string, unknown>): ProblemValues {
  const texts = VALUE_NAMES.map((name) => [name, String(values.get(name) ?? '')]);
  return Object.fromEntries(texts) as ProblemValues;
}
