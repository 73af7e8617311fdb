import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  choosing,
  every,
  EVERYTHING,
  FACET_FIELDS,
  runFacets,
  runFormList,
  runSummary,
  without,
  type Filter,
} from '#lib/queries/index.ts';
import { joined, keeps, lineage } from './model.ts';
import { openSample, sampleRows } from './sample.ts';
import { randomWorld } from './world.ts';

const worlds: { readonly rows: Dataset; readonly engine: Engine }[] = [];
beforeAll(async () => {
  worlds.push({ rows: sampleRows(), engine: await openSample() });
  const rows = randomWorld(31, 30);
  const engine = openDuckdbNative();
  await engine.load(rows);
  worlds.push({ rows, engine });
});
afterAll(() => Promise.all(worlds.map(({ engine }) => engine.close())));

const FILTERS: readonly Filter[] = [
  EVERYTHING,
  every(among('year', 2021), among('form_type', 'project', 'department')),
  among('concept', 'satisfaction_rate'),
];

describe('runFacets', () => {
  it('promises for each value the forms and indicators that choosing it gives', async () => {
    for (const [at, { engine }] of worlds.entries()) {
      for (const filter of at === 0 ? [EVERYTHING] : FILTERS) {
        const facets = await runFacets(engine, filter);
        for (const { field, code, forms, indicators } of facets) {
          const value = code !== null && field === 'year' ? Number(code) : code;
          const chosen = choosing(filter, field, [value]);
          const found = await runFormList(engine, chosen);
          expect(found.length, `${field} ${code}`).toBe(forms);
          expect((await runSummary(engine, chosen)).rows_printed, `${field} ${code}`).toBe(indicators);
        }
      }
    }
  });

  it('lists every value that occurs under the other filters', async () => {
    for (const { rows, engine } of worlds) {
      for (const filter of FILTERS) {
        const facets = await runFacets(engine, filter);
        const years = facets.filter(({ field }) => field === 'year').map(({ code }) => code);
        const kept = joined(rows).filter((row) => keeps(without(filter, 'year'), row, rows));
        const expected = new Set(kept.map(({ form }) => (form.fiscal_year === null ? null : String(form.fiscal_year))));
        expect(new Set(years)).toEqual(expected);
        expect(new Set(facets.map(({ field }) => field)).size).toBeLessThanOrEqual(FACET_FIELDS.length);
      }
    }
  });

  it('counts a region with everything below it and names it', async () => {
    for (const { rows, engine } of worlds) {
      const facets = (await runFacets(engine, EVERYTHING)).filter(({ field }) => field === 'region');
      for (const facet of facets) {
        const region = rows.regions.find(({ code }) => code === facet.code);
        expect(facet.name).toBe(region?.name ?? null);
        expect(facet.parent_code).toBe(region?.parent_code ?? null);
        const forms = rows.forms.filter((form) => {
          const own = rows.agencies.find(({ id }) => id === form.agency_id)?.region_code ?? null;
          return own === null ? facet.code === null : lineage(own, rows).includes(facet.code ?? '');
        });
        expect(facet.forms).toBe(forms.length);
      }
    }
  });
});
