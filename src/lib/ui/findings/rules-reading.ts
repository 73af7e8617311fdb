import { readCsv } from '#lib/dataset/index.ts';
import { readRuleFiles, type RuleFiles } from '#lib/rules/index.ts';
import { directoryRows, type DirectoryRows } from './directory.ts';

const RULE_TEXTS = import.meta.glob<string>('../../../../data/vocabulary/{rule_settings,repealed_laws}.csv', {
  query: '?raw',
  import: 'default',
});

/** What a run of the rules needs beside the data: fetched when one is asked for. */
export async function ruleFiles(): Promise<RuleFiles> {
  const texts = Object.entries(RULE_TEXTS).map(
    async ([path, load]) => [path.slice(path.lastIndexOf('/') + 1), await load()] as const,
  );
  return readRuleFiles(Object.fromEntries(await Promise.all(texts)));
}

/** The rows that findings are named by, in the tables of a dataset by file name. */
export function directoryFrom(files: ReadonlyMap<string, string>): DirectoryRows {
  return directoryRows({
    forms: readCsv('forms', files.get('forms.csv') ?? '').rows,
    agencies: readCsv('agencies', files.get('agencies.csv') ?? '').rows,
    regions: readCsv('regions', files.get('regions.csv') ?? '').rows,
  });
}
