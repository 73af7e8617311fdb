import { DEFAULT_RULES, findingsStatements, runRules } from '#lib/rules/index.ts';
import { EngineError, type DuckdbEngine } from '#lib/engines/index.ts';
import { openDatasetFolder, openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { type Command, EXIT, InputError, type Output, UsageError } from './command.ts';
import { folderArgument, readFolder } from './folder.ts';
import { reportProblems } from './problem-line.ts';
import { ruleFiles, vocabularyVersion } from './rule-files.ts';
import { textTable } from './text-table.ts';

/** `query DIR SQL`: the rows of a statement on the dataset in native DuckDB. */
export const query: Command = {
  name: 'query',
  summary:
    'run SQL on a dataset in DuckDB; tables have the names of the CSV files, findings, finding_forms and finding_indicators those of check',
  usage: 'query DIR SQL [--json]',
  options: {},
  optionTexts: {},
  async run({ positionals, json, output }) {
    const [path, sql, ...rest] = positionals;
    const folder = await folderArgument(path);
    if (sql === undefined || sql.trim() === '') throw new UsageError('the SQL statement is missing');
    if (rest.length > 0) throw new UsageError('more than one statement: quote the SQL');
    const { engine, errors } = await openFolder(folder, output);
    try {
      if (ASKS_FINDINGS.test(sql)) await addFindings(engine, folder, output);
      const { columns, rows } = await engine.run(sql);
      if (json) output.printJson(rows);
      else output.print(textTable(columns, rows));
      return errors === 0 ? EXIT.done : EXIT.problems;
    } catch (error) {
      if (error instanceof EngineError) throw new InputError(error.message);
      throw error;
    } finally {
      await engine.close();
    }
  },
};

const ASKS_FINDINGS = /\bfinding(?:s|_forms)\b/i;

/** Runs the rules that are on and puts what they find beside the tables. */
async function addFindings(engine: DuckdbEngine, folder: string, output: Output): Promise<void> {
  const [{ dataset }, { settings, reference }, vocabulary] = await Promise.all([
    readFolder(folder),
    ruleFiles(),
    vocabularyVersion(),
  ]);
  const report = runRules(dataset, { rules: DEFAULT_RULES, settings, reference, vocabulary }, (done, total) =>
    output.progress(done, total, 'agencies'),
  );
  for (const statement of findingsStatements(report)) await engine.run(statement);
}

/** A folder that DuckDB reads as it is needs no checking; otherwise its good rows are loaded and the rest is reported. */
async function openFolder(folder: string, output: Output): Promise<{ engine: DuckdbEngine; errors: number }> {
  try {
    return { engine: await openDatasetFolder(folder), errors: 0 };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
  const { dataset, problems } = await readFolder(folder);
  const engine = openDuckdbNative();
  await engine.load(dataset);
  return { engine, errors: reportProblems(problems, output) };
}
