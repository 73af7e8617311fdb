const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|;|[^'"\-/$;]+|[\s\S]/g;

/** The last statement of a SQL text; semicolons in quotes and comments part nothing. */
export function lastStatement(sql: string): string {
  let statement = '';
  let last = '';
  for (const [token] of sql.matchAll(TOKEN)) {
    if (token === ';') statement = '';
    else if (!/^(--|\/\*)/.test(token)) statement += token;
    if (statement.trim() !== '') last = statement;
  }
  return last.trim();
}
