import type { DuckdbEngine, ResultRow } from '#lib/engines/index.ts';
import { beforeEach, expect, it, vi } from 'vitest';
import { EngineState, type RowSource } from '../../src/lib/ui/session/engine.svelte.ts';

vi.mock('$app/paths', () => ({ resolve: (path: string) => path }));

const QUESTION = 'SELECT name FROM agencies';
const asked: string[] = [];
/** What the engine holds: its answer to everything. */
let inside = '';
/** Called while a statement runs. */
let meanwhile = () => {};

async function query<R extends ResultRow>(sql: string): Promise<R[]> {
  asked.push(sql);
  const answer = inside;
  meanwhile();
  return [{ answer }] as ResultRow[] as R[];
}

const opened = {
  dialect: 'duckdb',
  query,
  start: () => Promise.resolve(),
} as Partial<DuckdbEngine> as DuckdbEngine;

function rowsOf(name: string, held?: () => string): RowSource {
  const fill = () => () => {
    inside = name;
    return Promise.resolve();
  };
  return held === undefined ? { fill } : { fill, held };
}

const stateWith = (source: RowSource) => new EngineState(source, () => Promise.resolve(opened));
const ask = async (state: EngineState) => (await state.remembering()).query(QUESTION);

beforeEach(() => {
  asked.length = 0;
  meanwhile = () => {};
});

it('asks the engine nothing when the same question comes again', async () => {
  const state = stateWith(rowsOf('sample'));
  expect(await ask(state)).toEqual([{ answer: 'sample' }]);
  expect(await ask(state)).toEqual([{ answer: 'sample' }]);
  expect(asked).toEqual([QUESTION]);
});

it('never answers about own data with rows of the sample, nor the other way round', async () => {
  const state = stateWith(rowsOf('sample'));
  await ask(state);
  state.refill(rowsOf('own'));
  expect(await ask(state)).toEqual([{ answer: 'own' }]);
  state.refill(rowsOf('sample'));
  expect(await ask(state)).toEqual([{ answer: 'sample' }]);
});

it('keeps no answer that came while other data was handed over', async () => {
  const state = stateWith(rowsOf('sample'));
  meanwhile = () => state.refill(rowsOf('own'));
  await ask(state);
  meanwhile = () => {};
  expect(await ask(state)).toEqual([{ answer: 'own' }]);
  expect(asked).toHaveLength(2);
});

it('keeps no answer of an engine that was asked for before other data was handed over', async () => {
  const state = stateWith(rowsOf('sample'));
  const early = await state.remembering();
  state.refill(rowsOf('own'));
  await early.query(QUESTION);
  expect(await ask(state)).toEqual([{ answer: 'own' }]);
  expect(asked).toHaveLength(2);
});

it('asks again when more rows have come', async () => {
  let held = '110000';
  const state = stateWith(rowsOf('sample', () => held));
  await ask(state);
  held = '110000 440000';
  await ask(state);
  await ask(state);
  expect(asked).toHaveLength(2);
});

it('asks every time when nothing is remembered', async () => {
  const state = stateWith(rowsOf('sample'));
  await (await state.ready()).query(QUESTION);
  await (await state.ready()).query(QUESTION);
  expect(asked).toHaveLength(2);
});
