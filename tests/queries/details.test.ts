import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES, type Dataset, type Row } from '#lib/dataset/index.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  runAgencyDetail,
  runAgencyList,
  runFormDetail,
  runFormDetails,
  runFormList,
  runRegionDetail,
  runRegionList,
  runSearch,
} from '#lib/queries/index.ts';
import { lineage } from './model.ts';
import { openSample, sampleRows } from './sample.ts';

const rows: Dataset = sampleRows();
let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

const DECIMALS = new Set(
  TABLES.flatMap(({ fields }) => fields.flatMap((field) => (field.type === 'decimal' ? [field.name as string] : []))),
);

/** A dataset row as an engine returns it: decimals as numbers. */
function asReturned(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, DECIMALS.has(name) && value !== null ? Number(value) : value]),
  );
}

describe('runFormDetails', () => {
  it('returns of every form what asking for it alone returns', async () => {
    const ids = rows.forms.map(({ id }) => id);
    const together = await runFormDetails(engine, [...ids, 'no-such-form']);
    expect([...together.keys()].sort()).toEqual([...ids].sort());
    for (const id of ids) expect(together.get(id)).toEqual(await runFormDetail(engine, id));
  });
});

describe('runFormDetail', () => {
  it('returns every row of every table of each form, in printed order', async () => {
    for (const form of rows.forms) {
      const detail = await runFormDetail(engine, form.id);
      const ofForm = (table: readonly { readonly form_id: string; readonly no: number }[]) =>
        table
          .filter((row) => row.form_id === form.id)
          .sort((a, b) => a.no - b.no)
          .map(asReturned);
      expect(detail?.form).toEqual(asReturned(form));
      expect(detail?.agency?.id).toBe(form.agency_id);
      for (const name of ['amounts', 'tasks', 'goals', 'narratives', 'indicators'] as const) {
        expect(detail?.[name]).toEqual(ofForm(rows[name]));
      }
      const indicators = new Set(detail?.indicators.map(({ id }) => id));
      const targets = rows.targets.filter((target) => indicators.has(target.indicator_id)).map(asReturned);
      const key = (target: Record<string, unknown>) =>
        `${String(target.indicator_id)} ${String(target.period)} ${String(target.scope)}`;
      const sorted = (list: readonly object[]) => list.map(asReturned).sort((a, b) => (key(a) < key(b) ? -1 : 1));
      expect(sorted(detail?.targets ?? [])).toEqual(sorted(targets));
      expect(detail?.children.map(({ id }) => id)).toEqual(
        rows.forms.flatMap((other) => (other.parent_form_id === form.id ? [other.id] : [])).sort(),
      );
      expect(detail?.unread).toHaveLength(rows.unread.filter((piece) => piece.source_file === form.source_file).length);
    }
  });

  it('gives the region and those above it, the nearest first', async () => {
    const form = rows.forms.find(({ agency_id }) => agency_id.startsWith('320682')) as Row<'forms'>;
    const detail = await runFormDetail(engine, form.id);
    expect(detail?.regions.map(({ code }) => code)).toEqual(lineage('320682', rows));
  });

  it('is null for a form that is not there', async () => {
    expect(await runFormDetail(engine, `'; DROP TABLE forms; --`)).toBeNull();
  });
});

describe('lists and details of agencies and regions', () => {
  it('list each agency once with its forms and years', async () => {
    const list = await runAgencyList(engine, EVERYTHING);
    expect(list.map(({ agency_id }) => agency_id).sort()).toEqual(rows.agencies.map(({ id }) => id).sort());
    for (const agency of list) {
      const years = rows.forms.flatMap((form) => (form.agency_id === agency.agency_id ? (form.fiscal_year ?? []) : []));
      expect(agency).toMatchObject({ first_year: Math.min(...years), last_year: Math.max(...years) });
    }
  });

  it('give an agency its forms, region and summary', async () => {
    for (const { id, name } of rows.agencies) {
      const detail = await runAgencyDetail(engine, id);
      expect(detail?.agency.name).toBe(name);
      expect(detail?.forms.map(({ form_id }) => form_id).sort()).toEqual(
        rows.forms.flatMap((form) => (form.agency_id === id ? [form.id] : [])).sort(),
      );
      expect(detail?.summary.forms).toBe(detail?.forms.length);
    }
    expect(await runAgencyDetail(engine, 'nobody')).toBeNull();
  });

  it('give a region what lies above, below and in it', async () => {
    const list = await runRegionList(engine);
    expect(list.map(({ code }) => code)).toEqual(rows.regions.map(({ code }) => code).sort());
    for (const region of rows.regions) {
      const detail = await runRegionDetail(engine, region.code);
      expect(detail?.region).toEqual(region);
      expect(detail?.above.map(({ code }) => code)).toEqual(lineage(region.code, rows).slice(1));
      expect(detail?.below.map(({ code }) => code)).toEqual(
        rows.regions.flatMap(({ code, parent_code }) => (parent_code === region.code ? [code] : [])).sort(),
      );
      const inside = rows.agencies.filter(
        ({ region_code }) => region_code && lineage(region_code, rows).includes(region.code),
      );
      expect(detail?.agencies.map(({ agency_id }) => agency_id).sort()).toEqual(inside.map(({ id }) => id).sort());
    }
    expect(await runRegionDetail(engine, '999999')).toBeNull();
  });

  it('list forms by page without losing or repeating any', async () => {
    const whole = await runFormList(engine, EVERYTHING);
    const pages = await Promise.all([0, 4, 8].map((offset) => runFormList(engine, EVERYTHING, { limit: 4, offset })));
    expect(pages.flat()).toEqual(whole);
    expect(whole).toHaveLength(rows.forms.length);
  });
});

describe('runSearch', () => {
  const holding = (words: readonly string[]) =>
    rows.indicators.filter((indicator) => {
      const own = rows.targets.find(
        (target) => target.indicator_id === indicator.id && target.period === 'annual' && (target.scope ?? '') === '',
      );
      const project = rows.forms.find((form) => form.id === indicator.form_id)?.project_name ?? null;
      const texts = [indicator.name, indicator.name_printed, own?.text ?? null, project].map((text) =>
        (text ?? '').toLowerCase(),
      );
      return words.every((word) => texts.some((text) => text.includes(word.toLowerCase())));
    });

  it.each(['满意', '率', '满意 95', '　化解　', '', '100%', '%', '_', `'`, '\\', '没有这样的指标'])(
    'finds the indicators that hold every word of “%s”',
    async (words) => {
      const found = await runSearch(engine, EVERYTHING, { words });
      const expected = holding(words.split(/[\s　]+/).filter((word) => word !== ''));
      expect(found.map(({ indicator_id }) => indicator_id).sort()).toEqual(expected.map(({ id }) => id).sort());
    },
  );

  it('keeps to the filter', async () => {
    const found = await runSearch(engine, among('form_type', 'department'), { words: '满意' });
    expect(new Set(found.map(({ form_type }) => form_type))).toEqual(new Set(['department']));
  });
});
