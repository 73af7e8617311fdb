import Papa from 'papaparse';
import type { Framework } from '#lib/similarity/index.ts';

const FILES = import.meta.glob<string>('../../../../data/vocabulary/rule_settings.csv', {
  query: '?raw',
  import: 'default',
});

/** The rows that official frameworks of evaluation prescribe, as data/vocabulary/rule_settings.csv lists them. */
export async function officialFrameworks(): Promise<readonly Framework[]> {
  const texts = await Promise.all(Object.values(FILES).map((load) => load()));
  return texts.flatMap(frameworksIn);
}

function frameworksIn(text: string): Framework[] {
  const { data } = Papa.parse<Readonly<Record<string, string>>>(text, { header: true, skipEmptyLines: true });
  return data
    .filter(({ rule, setting }) => rule === 'shared' && setting === 'official_items')
    .map(({ setting = '', value = '' }) => ({ code: setting, names: value.split('|') }));
}
