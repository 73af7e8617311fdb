import type { Dataset } from '#lib/dataset/index.ts';
import type { Engine, ResultRow } from './engine.ts';

interface Kept {
  readonly rows: readonly ResultRow[];
  readonly bytes: number;
}

/** Results by dataset and statement, the least recently asked given up first; holds no more than the bytes given. */
export class QueryCache {
  readonly #limit: number;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How much is held, as `sizeOf` counts. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The rows kept for a statement; null when there are none. */
  get(key: string): readonly ResultRow[] | null {
    const kept = this.#kept.get(key);
    if (kept === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.rows;
  }

  /** Keeps rows; those that would fill a quarter of the cache alone are not kept. */
  set(key: string, rows: readonly ResultRow[]): void {
    const bytes = 2 * key.length + sizeOf(rows);
    if (bytes > this.#limit / 4) return;
    this.#drop(key);
    this.#kept.set(key, { rows, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limit) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}

/** What rows take in memory, roughly: two bytes a character, eight a number, and the object around them. */
function sizeOf(rows: readonly ResultRow[]): number {
  let bytes = 0;
  for (const row of rows) {
    for (const value of Object.values(row)) bytes += typeof value === 'string' ? 16 + 2 * value.length : 8;
    bytes += 32;
  }
  return bytes;
}

/** A statement that only asks; whatever else it is must run each time. */
const QUESTION = /^\s*(?:SELECT|WITH)\b/i;
/** Rows that change without the dataset: of the findings' tables, of the engine itself, of clock and chance. */
const OTHER_ROWS =
  /\bfinding(?:s|_forms)\b|\bduckdb_|\binformation_schema\b|\b(?:random|uuid|gen_random_uuid|now|today|nextval)\s*\(|\bcurrent_|\binsert\s+into\b|\bdelete\s+from\b|\bupdate\s+\S+\s+set\b/i;

/** Whether the rows of a statement are the same as long as the dataset is. */
function isLasting(sql: string): boolean {
  return QUESTION.test(sql) && !OTHER_ROWS.test(sql);
}

/**
 * An engine that answers a statement it has answered for the same rows from the cache. Only questions about the dataset
 * are kept, and only when the rows are still the same at the end.
 * @param rows tells which rows the engine holds: another text whenever they change
 */
export function cachedEngine(engine: Engine, cache: QueryCache, rows: () => string): Engine {
  const version = rows();
  return {
    dialect: engine.dialect,
    async query<R extends ResultRow>(sql: string, options: { readonly signal?: AbortSignal } = {}): Promise<R[]> {
      if (!isLasting(sql)) return engine.query<R>(sql, options);
      const key = `${version}\n${sql}`;
      const known = cache.get(key);
      if (known !== null) return [...known] as R[];
      const answer = await engine.query<R>(sql, options);
      if (rows() === version) cache.set(key, [...answer]);
      return answer;
    },
    load: (dataset: Dataset) => engine.load(dataset),
    close: () => engine.close(),
  };
}
