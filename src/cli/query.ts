import { EngineError } from '#lib/engines/index.ts';
import { openDatasetFolder } from '#lib/engines/duckdb-native.server.ts';
import { type Command, EXIT, InputError, UsageError } from './command.ts';
import { folderArgument } from './folder.ts';
import { textTable } from './text-table.ts';

/** `query DIR SQL`: the rows of a statement on the dataset in native DuckDB. */
export const query: Command = {
  name: 'query',
  summary: 'run SQL on a dataset in DuckDB; tables have the names of the CSV files',
  usage: 'query DIR SQL [--json]',
  options: {},
  optionTexts: {},
  async run({ positionals, json, output }) {
    const [path, sql, ...rest] = positionals;
    const folder = await folderArgument(path);
    if (sql === undefined) throw new UsageError('the SQL statement is missing');
    if (rest.length > 0) throw new UsageError('more than one statement: quote the SQL');
    const engine = await openDatasetFolder(folder);
    try {
      const { columns, rows } = await engine.run(sql);
      if (json) output.printJson(rows);
      else output.print(textTable(columns, rows));
      return EXIT.done;
    } catch (error) {
      if (error instanceof EngineError) throw new InputError(error.message);
      throw error;
    } finally {
      await engine.close();
    }
  },
};
