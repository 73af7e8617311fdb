import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  choosing,
  every,
  EVERYTHING,
  runFound,
  runSearch,
  runSearchFacets,
  SEARCH_FACETS,
  SEARCH_ORDERS,
  searchWords,
  type Filter,
} from '#lib/queries/index.ts';
import { openSample, sampleRows } from './sample.ts';
import { randomWorld } from './world.ts';

const worlds: { readonly rows: Dataset; readonly engine: Engine }[] = [];
beforeAll(async () => {
  worlds.push({ rows: sampleRows(), engine: await openSample() });
  const rows = randomWorld(51, 30);
  const engine = openDuckdbNative();
  await engine.load(rows);
  worlds.push({ rows, engine });
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

const QUESTIONS: readonly { readonly filter: Filter; readonly words: string }[] = [
  { filter: EVERYTHING, words: '' },
  { filter: EVERYTHING, words: '率' },
  { filter: among('concept', 'satisfaction_rate'), words: '' },
  { filter: every(among('year', 2021, 2022), among('form_type', 'project', 'department')), words: '率' },
  {
    filter: every(among('operator', 'ge'), among('target_kind', 'rate', null), among('level1', 'output', 'benefit')),
    words: '',
  },
  { filter: { op: 'not', of: among('status', 'quantified') }, words: '' },
];

describe('runFound', () => {
  it('counts what runSearch lists', async () => {
    for (const { engine } of worlds) {
      for (const { filter, words } of QUESTIONS) {
        const rows = await runSearch(engine, filter, { words });
        expect(await runFound(engine, filter, { words })).toEqual({
          indicators: rows.length,
          forms: new Set(rows.map(({ form_id }) => form_id)).size,
          agencies: new Set(rows.map(({ agency_id }) => agency_id)).size,
        });
        expect(new Set(rows.map(({ indicator_id }) => indicator_id)).size).toBe(rows.length);
      }
    }
  });
});

describe('runSearch', () => {
  it('gives pages that join to the whole in every order', async () => {
    for (const { engine } of worlds) {
      for (const order of SEARCH_ORDERS) {
        for (const descending of [false, true]) {
          const whole = await runSearch(engine, EVERYTHING, { order, descending });
          const pages = [0, 60, 120].map((offset) =>
            runSearch(engine, EVERYTHING, { order, descending, limit: 60, offset }),
          );
          expect((await Promise.all(pages)).flat()).toEqual(whole.slice(0, 180));
        }
      }
    }
  });

  it('orders by year both ways with unknown years last', async () => {
    for (const { engine } of worlds) {
      for (const descending of [false, true]) {
        const years = (await runSearch(engine, EVERYTHING, { order: 'year', descending })).map(
          (row) => row.fiscal_year,
        );
        const known = years.filter((year) => year !== null);
        expect(known).toEqual([...known].sort((a, b) => (descending ? b - a : a - b)));
        expect(years.slice(0, known.length)).not.toContain(null);
      }
    }
  });

  it('finds by the initials of the pinyin what it finds by the characters', async () => {
    const [{ engine } = { engine: null }] = worlds;
    if (!engine) throw new Error('no engine');
    const ids = async (words: string) =>
      (await runSearch(engine, EVERYTHING, { words })).map((row) => row.indicator_id);
    const satisfied = await ids('满意度');
    expect(satisfied.length).toBeGreaterThan(3);
    expect(await ids('myd')).toEqual(expect.arrayContaining(satisfied));
    expect(await ids('MYD 95')).toEqual(expect.arrayContaining(await ids('满意度 95')));
    for (const row of await runSearch(engine, EVERYTHING, { words: 'hjl' })) expect(row.name).toMatch(/..率|HJL/u);
    expect(await ids('zzqqxx')).toEqual([]);
  });

  it('finds by the name of the project', async () => {
    for (const { rows, engine } of worlds) {
      const project = rows.forms.find((form) => form.project_name !== null);
      const found = await runSearch(engine, EVERYTHING, {
        words: project?.project_name?.replaceAll(/\s/gu, ' ') ?? '',
      });
      const own = rows.indicators.filter((row) => row.form_id === project?.id).map(({ id }) => id);
      expect(found.map((row) => row.indicator_id)).toEqual(expect.arrayContaining(own));
    }
  });
});

describe('runSearchFacets', () => {
  it('promises for each value the indicators that choosing it gives', async () => {
    for (const [at, { engine }] of worlds.entries()) {
      for (const { filter, words } of at === 0 ? QUESTIONS.slice(1, 3) : QUESTIONS) {
        for (const { field, code, indicators } of await runSearchFacets(engine, filter, { words })) {
          const value = code !== null && field === 'year' ? Number(code) : code;
          const found = await runFound(engine, choosing(filter, field, [value]), { words });
          expect(found.indicators, `${field} ${code}`).toBe(indicators);
        }
      }
    }
  });

  it('lists each value once, for every field', async () => {
    for (const { engine } of worlds) {
      const facets = await runSearchFacets(engine, EVERYTHING);
      expect(new Set(facets.map(({ field, code }) => `${field} ${code}`)).size).toBe(facets.length);
      expect(new Set(facets.map(({ field }) => field))).toEqual(new Set(SEARCH_FACETS));
    }
  });
});

describe('searchWords', () => {
  it('splits at spaces of any width, each word once, a dozen at most', () => {
    expect(searchWords(' 满意\u3000 率 满意 ')).toEqual(['满意', '率']);
    expect(searchWords('')).toEqual([]);
    expect(searchWords(Array.from({ length: 40 }, (_, index) => `w${index}`).join(' '))).toHaveLength(12);
  });
});
