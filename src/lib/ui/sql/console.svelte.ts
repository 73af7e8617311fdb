import { ReadQueryError, readQuery, type ReadResult } from '#lib/engines/index.ts';
import { ensureFindings } from '../compare/findings-table.ts';
import { TooManyRowsError } from '../session/sample-rows.ts';
import { session } from '../session/session.svelte.ts';

/** More rows than anybody scrolls through; an export of more is a matter for the command line. */
const MAXIMUM_ROWS = 100_000;

const HISTORY = 'duibiao.sql.history';
const KEPT = 50;

/** What the rules found is computed only when a statement asks for it. */
const FINDINGS = /\bfinding(?:s|_forms)\b/i;

export interface Finished extends ReadResult {
  readonly sql: string;
  readonly seconds: number;
}

/** The statement being written, the answer to the last one that ran, and those before it. */
export class Console {
  text = $state('');
  state = $state<'idle' | 'running' | 'done' | 'failed' | 'stopped'>('idle');
  result = $state.raw<Finished | null>(null);
  failure = $state.raw<ReadQueryError | null>(null);
  /** The rows of the dataset are more than a browser takes at once. */
  refusal = $state.raw<TooManyRowsError | null>(null);
  history = $state.raw<readonly string[]>([]);
  #running: AbortController | null = null;

  /** Runs the statement; one that is still running is stopped. */
  async run(): Promise<void> {
    this.stop();
    const controller = new AbortController();
    this.#running = controller;
    const sql = this.text;
    this.state = 'running';
    this.failure = null;
    this.refusal = null;
    session.waiting++;
    try {
      const engine = await session.ready();
      if (FINDINGS.test(sql)) await ensureFindings(engine);
      const started = performance.now();
      const answer = await readQuery(engine, sql, { maxRows: MAXIMUM_ROWS, signal: controller.signal });
      if (controller.signal.aborted) return;
      this.result = { ...answer, sql, seconds: (performance.now() - started) / 1000 };
      this.state = 'done';
      this.#remember(sql);
    } catch (error) {
      if (controller.signal.aborted) return;
      if (error instanceof TooManyRowsError) this.refusal = error;
      else this.failure = error instanceof ReadQueryError ? error : new ReadQueryError(String(error), sql);
      this.state = 'failed';
    } finally {
      session.waiting--;
      if (this.#running === controller) this.#running = null;
    }
  }

  stop(): void {
    this.#running?.abort();
    if (this.state === 'running') this.state = 'stopped';
  }

  recall(): void {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(HISTORY) ?? '[]');
      this.history = Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
    } catch {
      this.history = [];
    }
  }

  forget(): void {
    this.history = [];
    this.#keep();
  }

  #remember(sql: string): void {
    this.history = [sql, ...this.history.filter((one) => one !== sql)].slice(0, KEPT);
    this.#keep();
  }

  /** A browser that keeps nothing still runs statements. */
  #keep(): void {
    try {
      localStorage.setItem(HISTORY, JSON.stringify(this.history));
    } catch {
      return;
    }
  }
}
