const FILES = import.meta.glob<string>('../../../../data/vocabulary/*.csv', { query: '?raw', import: 'default' });

/** The texts of data/vocabulary by file name, fetched when documents have to be read in the browser. */
export async function vocabularyFiles(): Promise<Readonly<Record<string, string>>> {
  const texts = await Promise.all(
    Object.entries(FILES).map(async ([path, load]) => [path.slice(path.lastIndexOf('/') + 1), await load()] as const),
  );
  return Object.fromEntries(texts);
}
