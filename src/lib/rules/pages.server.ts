const files: Readonly<Record<string, string>> = import.meta.glob<string>('./docs/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The page of a rule in Markdown, null if there is none. */
export function rulePage(name: string, language: 'zh' | 'en'): string | null {
  return files[`./docs/${name}.${language}.md`] ?? null;
}
