import { beforeAll, describe, expect, it } from 'vitest';
import Papa from 'papaparse';
import { writeDataset } from '#lib/dataset/index.ts';
import { read, utils } from '@e965/xlsx';
import { reportOf } from '../../src/lib/ui/reuse/build-report.ts';
import { checkDocument } from '../../src/lib/ui/reuse/check.ts';
import { documentCorpus } from '../../src/lib/ui/reuse/document-corpus.ts';
import { writeCsv } from '../../src/lib/ui/export/csv.ts';
import { writeSheets } from '../../src/lib/ui/export/xlsx.ts';
import { clusterTable, pairTable } from '../../src/lib/ui/reuse/exports.ts';
import { facetOf, filterIn, kept, NO_FILTER, searchOf, sorted } from '../../src/lib/ui/reuse/filter.ts';
import { listingOf, type Listing, type Report } from '../../src/lib/ui/reuse/report.ts';
import { comparedWith, sampleCorpus } from './reuse-sample.ts';
import { COPY, ORIGINAL, reuseWorld } from './reuse-world.ts';

let prepared: Awaited<ReturnType<typeof comparedWith>>;
let report: Report;
let listing: Listing;
beforeAll(async () => {
  prepared = await comparedWith(documentCorpus(writeDataset(reuseWorld())));
  report = reportOf(prepared.compared);
  listing = listingOf(report, 'forms');
});

describe('a filter of reuse', () => {
  it('comes back from the address as it went in, and nothing is written for nothing', () => {
    const filter = { ...NO_FILTER, spread: ['across'], agency: ['110105-o5', 'x~y&z=1'], year: ['2022', '2023'] };
    expect(filterIn(new URLSearchParams(searchOf(filter, 'length')))).toEqual({ filter, sort: 'length' });
    expect(searchOf(NO_FILTER)).toBe('');
    expect(filterIn(new URLSearchParams('where=nonsense&sort=odd'))).toEqual({ filter: NO_FILTER, sort: 'strength' });
  });

  it('keeps what two agencies share when both are chosen', () => {
    const filter = { ...NO_FILTER, agency: ['110105-o5', '120107-o7'] };
    const pairs = kept(listing.pairs, filter, listing.forms);
    expect(pairs.map(({ left, right }) => [left, right])).toEqual([[ORIGINAL, COPY]]);
    expect(kept(listing.pairs, { ...filter, years: ['same'] }, listing.forms)).toEqual([]);
    expect(kept(listing.pairs, { ...NO_FILTER, region: ['130000'] }, listing.forms)).toEqual([]);
  });

  it('counts of every value what would be kept', () => {
    const rows = listingOf(report, 'rows');
    const list = rows.clusters;
    for (const field of ['spread', 'years', 'grade', 'kind', 'region', 'agency', 'year'] as const) {
      for (const { value, count } of facetOf(field, { list, filter: NO_FILTER, forms: rows.forms })) {
        expect(kept(list, { ...NO_FILTER, [field]: [value] }, rows.forms)).toHaveLength(count);
      }
    }
  });

  it('orders by holders, by the earliest year and by length', () => {
    const rows = listingOf(report, 'rows');
    const agencies = sorted(rows.clusters, 'holders', rows.forms).map((cluster) => cluster.agencies.length);
    expect(agencies).toEqual([...agencies].sort((one, two) => two - one));
    const lengths = sorted(rows.clusters, 'length', rows.forms).map(({ length }) => length);
    expect(lengths).toEqual([...lengths].sort((one, two) => two - one));
  });
});

describe('the exports', () => {
  const note = { filter: 'where=across', versions: 'duibiao 0.1.0' };

  it('write a CSV that spreadsheets neither misread nor compute, with filter and versions in every row', () => {
    const [first] = report.clusters.rows;
    if (!first) throw new Error('no cluster');
    const csv = writeCsv(clusterTable([{ ...first, text: '=HYPERLINK("x")，含,逗号' }], note));
    expect(csv.startsWith('\uFEFFlevel,cluster,text')).toBe(true);
    const [row] = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data;
    expect(row).toMatchObject({ text: `'=HYPERLINK("x")，含,逗号`, filter: note.filter, versions: note.versions });
    expect(row?.form_ids?.split(';')).toEqual(first.forms);
  });

  it('write a workbook with a sheet for each table', async () => {
    const blob = await writeSheets([
      { ...clusterTable(report.clusters.rows, note), name: '分组' },
      { ...pairTable(listing.pairs, listing.forms, note), name: '成对' },
    ]);
    const book = read(new Uint8Array(await blob.arrayBuffer()));
    expect(book.SheetNames).toEqual(['分组', '成对']);
    const pairs = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['成对'] ?? {});
    expect(pairs).toHaveLength(listing.pairs.length);
    expect(pairs[0]).toMatchObject({ left_form_id: ORIGINAL, right_form_id: COPY, right_year: 2023 });
    expect(typeof pairs[0]?.['bits']).toBe('number');
  });
});

describe('checkDocument', () => {
  const places = {};

  it('finds the copy, the passage and the rows of a form from outside', async () => {
    const world = reuseWorld();
    const one = world.forms.find(({ id }) => id === COPY);
    if (!one) throw new Error('no copy');
    one.id = '120107-o7-new';
    world.forms = [one];
    for (const row of [...world.goals, ...world.indicators]) if (row.form_id === COPY) row.form_id = one.id;
    const [checked] = await checkDocument(
      { data: null, ...prepared, report },
      documentCorpus(writeDataset(world)),
      places,
    );
    expect(checked?.isKnown).toBe(false);
    expect(checked?.nearest.map(({ form }) => form.id)).toContain(ORIGINAL);
    expect(checked?.nearest.find(({ form }) => form.id === ORIGINAL)?.shared.length).toBeGreaterThanOrEqual(5);
    expect(checked?.runs.map(({ other }) => other.id)).toContain(ORIGINAL);
    const run = checked?.runs.find(({ other }) => other.id === ORIGINAL)?.run;
    expect(run?.leftovers.map(({ kind, side }) => `${kind} ${side}`)).toContain('foreign_place left');
    expect(checked?.rows.find(({ row }) => row.name === '服务对象满意度')?.agencies).toBeGreaterThan(5);
  });

  it('says that a form of the dataset is one, and never holds it against itself', async () => {
    const sample = await sampleCorpus();
    const known = await comparedWith(sample);
    const whole = { data: null, ...known, report: reportOf(known.compared) };
    for (const checked of await checkDocument(whole, sample, places)) {
      expect(checked.isKnown).toBe(true);
      expect(checked.nearest.every(({ form }) => form.id !== checked.form.id)).toBe(true);
      expect(checked.runs.every(({ other }) => other.id !== checked.form.id)).toBe(true);
    }
  });
});
