const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|;|[^'"\-/$;]+|[\s\S]/g;

/** The statements of a SQL text without their comments; semicolons in quotes and comments part nothing. */
export function statementsOf(sql: string): readonly string[] {
  const statements: string[] = [];
  let statement = '';
  for (const [token] of sql.matchAll(TOKEN)) {
    if (token === ';') {
      statements.push(statement);
      statement = '';
    } else if (!/^(--|\/\*)/.test(token)) statement += token;
  }
  return [...statements, statement].map((one) => one.trim()).filter((one) => one !== '');
}

/** The last statement of a SQL text; empty when there is none. */
export function lastStatement(sql: string): string {
  return statementsOf(sql).at(-1) ?? '';
}
