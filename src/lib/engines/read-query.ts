import type { DuckdbEngine } from './duckdb.ts';
import type { QueryResult } from './duckdb-session.ts';
import { EngineError } from './engine.ts';
import { statementsOf } from './statement.ts';

/** Why a text is not run: it holds no statement, several, or one that is no question. */
export type RefusalCode = 'empty' | 'several' | 'not_a_query';

/** A statement that was not run, or failed. Lines and columns count from 1; null where the engine does not tell. */
export class ReadQueryError extends EngineError {
  /** Null when the engine refused the statement: then the message is the engine's own. */
  readonly code: RefusalCode | null;
  readonly line: number | null;
  readonly column: number | null;

  constructor(message: string, sql: string, at: { code?: RefusalCode; line?: number; column?: number | null } = {}) {
    super(message, sql);
    this.name = 'ReadQueryError';
    this.code = at.code ?? null;
    this.line = at.line ?? null;
    this.column = at.column ?? null;
  }
}

/** The rows of a question, at most `maxRows` of them; `isCut` when there were more. */
export interface ReadResult extends QueryResult {
  readonly isCut: boolean;
}

interface ReadOptions {
  readonly maxRows: number;
  readonly signal?: AbortSignal;
}

const QUESTION = /^(?:SELECT|WITH|FROM|VALUES|TABLE|DESCRIBE|DESC|SHOW|SUMMARIZE|PIVOT|UNPIVOT|\()/i;
const EXPLAIN = /^EXPLAIN\s+(?:ANALYZE\s+)?/i;

/**
 * Answers one question and nothing else: the statement runs inside a SELECT, where SQL has no way to write, so one that
 * is no question fails in the parser, not in the data.
 * @throws {ReadQueryError} with the place in the text; an AbortError when `signal` fires.
 */
export async function readQuery(engine: DuckdbEngine, sql: string, options: ReadOptions): Promise<ReadResult> {
  const question = onlyQuestion(sql);
  const explained = EXPLAIN.exec(question)?.[0] ?? '';
  try {
    const inner = wrapped(text(sql, explained), explained === '' ? options.maxRows + 1 : 0);
    const answer = await run(engine, inner, options.signal);
    const { columns, rows } = explained === '' ? answer : await run(engine, question, options.signal);
    return { columns, rows: rows.slice(0, options.maxRows), isCut: rows.length > options.maxRows };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw placed(error, sql);
  }
}

function run(engine: DuckdbEngine, sql: string, signal: AbortSignal | undefined): Promise<QueryResult> {
  return engine.run(sql, signal ? { signal } : {});
}

function onlyQuestion(sql: string): string {
  const [question, ...more] = statementsOf(sql);
  if (question === undefined) throw new ReadQueryError('no statement', sql, { code: 'empty' });
  if (more.length > 0) throw new ReadQueryError('several statements', sql, { code: 'several' });
  if (!QUESTION.test(question.replace(EXPLAIN, ''))) {
    throw new ReadQueryError('not a query', sql, { code: 'not_a_query', line: lineOf(sql, question) });
  }
  return question;
}

function lineOf(sql: string, statement: string): number {
  const at = sql.indexOf(statement.slice(0, 20));
  return sql.slice(0, Math.max(0, at)).split('\n').length;
}

/** The text as it was written, so that the engine's lines are those of the editor, without a closing semicolon. */
function text(sql: string, explained: string): string {
  const bare = sql.replace(/;(?=(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*$)/, ' ');
  return explained === '' ? bare : bare.replace(explained, ' '.repeat(explained.length));
}

function wrapped(sql: string, limit: number): string {
  return `SELECT * FROM (\n${sql}\n) LIMIT ${limit}`;
}

const PLACE = /\n\nLINE (\d+): (.*)\n( *)\^\s*$/;

function placed(error: EngineError, sql: string): ReadQueryError {
  const found = PLACE.exec(error.message);
  const message = error.message.replace(PLACE, '').trim();
  if (found === null) return new ReadQueryError(message, sql);
  const [, line = '', quoted = '', indent = ''] = found;
  const own = Math.max(1, Number(line) - 1);
  return new ReadQueryError(message, sql, {
    line: own,
    column: columnOf(quoted, indent.length - `LINE ${line}: `.length),
  });
}

/** The engine sets its mark by the width of the letters, of which Chinese ones take two; a shortened line has no column. */
function columnOf(quoted: string, width: number): number | null {
  if (quoted.startsWith('...')) return null;
  let [at, passed] = [0, 0];
  for (const letter of quoted) {
    if (passed >= width) break;
    passed += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
      letter,
    )
      ? 2
      : 1;
    at += letter.length;
  }
  return at + 1;
}
