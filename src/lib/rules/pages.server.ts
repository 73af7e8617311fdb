import { RULES } from './rules.ts';

const files: Readonly<Record<string, string>> = import.meta.glob<string>('./docs/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const LANGUAGES = ['zh', 'en'] as const;
const pathOf = (name: string, language: (typeof LANGUAGES)[number]): string => `./docs/${name}.${language}.md`;

/** Rules without a page, and pages without a rule. */
export function unmatchedPages(paths: readonly string[]): readonly string[] {
  const wanted = new Set(RULES.flatMap(({ name }) => LANGUAGES.map((language) => pathOf(name, language))));
  const present = new Set(paths);
  return [...[...wanted].filter((path) => !present.has(path)), ...paths.filter((path) => !wanted.has(path))];
}

// A site is not built with a rule that nobody can read about.
const unmatched = unmatchedPages(Object.keys(files));
if (unmatched.length > 0) throw new Error(`rules and their pages do not match: ${unmatched.join(', ')}`);

/** The page of a rule in Markdown, null if there is none. */
export function rulePage(name: string, language: 'zh' | 'en'): string | null {
  return files[pathOf(name, language)] ?? null;
}
