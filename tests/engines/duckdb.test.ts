import { describe, expect, it } from 'vitest';
import { emptyDataset } from '#lib/dataset/index.ts';
import { EngineError } from '#lib/engines/index.ts';
import { duckdbEngine } from '../../src/lib/engines/duckdb.ts';
import type { DuckdbSession } from '../../src/lib/engines/duckdb-session.ts';

const LOST = new Error('memory access out of bounds');

/** Sessions that answer every statement with its own text and break on the statement `trap`. */
function fakeSessions(failures = 0) {
  const log: string[] = [];
  let opened = 0;
  const open = async (): Promise<DuckdbSession> => {
    opened++;
    if (opened <= failures) throw new Error('offline');
    const session = opened;
    log.push(`open ${session}`);
    return {
      execute: async (sql) => {
        if (sql === 'trap') throw LOST;
        log.push(`${session} ${sql.slice(0, 6)}`);
        return { columns: ['sql'], rows: sql.includes('duckdb_databases') ? [] : [{ sql }] };
      },
      interrupt: () => undefined,
      addFile: async (name) => name,
      removeFile: async () => undefined,
      isLost: (error) => error instanceof Error && error.cause === LOST,
      close: async () => void log.push(`close ${session}`),
    };
  };
  return { open, log };
}

describe('an engine on DuckDB sessions', () => {
  it('opens when first needed, and once', async () => {
    const { open, log } = fakeSessions();
    const engine = duckdbEngine(open);
    expect(log).toEqual([]);
    await Promise.all([engine.query('A'), engine.start(), engine.query('B')]);
    expect(log).toEqual(['open 1', '1 A', '1 B']);
  });

  it('tries to open again after a failure', async () => {
    const { open, log } = fakeSessions(1);
    const engine = duckdbEngine(open);
    await expect(engine.query('A')).rejects.toThrow('offline');
    expect(await engine.query('A')).toEqual([{ sql: 'A' }]);
    expect(log).toEqual(['open 2', '2 A']);
  });

  it('after a crash opens anew and loads what was loaded before', async () => {
    const { open, log } = fakeSessions();
    const engine = duckdbEngine(open);
    await engine.load(emptyDataset());
    const before = log.slice(1);
    await expect(engine.query('trap')).rejects.toMatchObject({ name: 'EngineError', sql: 'trap', cause: LOST });
    log.length = 0;
    await engine.query('A');
    expect(log).toEqual(['open 2', ...before.map((entry) => entry.replace('1 ', '2 ')), '2 A']);
  });

  it('keeps its session after an error that is no crash', async () => {
    const { open, log } = fakeSessions();
    const engine = duckdbEngine(async () => {
      const session = await open();
      return { ...session, isLost: () => false };
    });
    await expect(engine.query('trap')).rejects.toBeInstanceOf(EngineError);
    await engine.query('A');
    expect(log).toEqual(['open 1', '1 A']);
  });

  it('answers nothing once closed', async () => {
    const { open, log } = fakeSessions();
    const engine = duckdbEngine(open);
    await engine.query('A');
    await engine.close();
    await expect(engine.query('B')).rejects.toThrow('closed');
    expect(log).toEqual(['open 1', '1 A', 'close 1']);
  });

  it('closes without having been opened', async () => {
    const { open, log } = fakeSessions();
    await duckdbEngine(open).close();
    expect(log).toEqual([]);
  });

  it('rejects a query whose signal has fired before', async () => {
    const { open, log } = fakeSessions();
    const engine = duckdbEngine(open);
    await expect(engine.query('A', { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    await engine.query('B');
    expect(log).toEqual(['open 1', '1 B']);
  });
});
