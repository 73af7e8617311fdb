import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engines/index.ts';
import { EVERYTHING, runAgencyList, runFormDetail, runFormList, runRegionDetail } from '#lib/queries/index.ts';
import { agencyReport } from '../../src/lib/ui/agency/report.ts';
import { exportTable } from '../../src/lib/ui/export/export-table.ts';
import { agencyContent, formContent, regionContent } from '../../src/lib/ui/public/record-tables.ts';
import { openSample } from '../queries/sample.ts';

const NOTES = [['licence', 'CC BY 4.0']] as const;

let engine: Engine;
beforeAll(async () => void (engine = await openSample()));
afterAll(() => engine.close());

describe('what the page of a form hands out', () => {
  it('has a row for every target, printed and understood, in CSV and Parquet alike', async () => {
    const [form] = await runFormList(engine, EVERYTHING);
    const detail = await runFormDetail(engine, form?.form_id ?? '');
    if (detail === null) throw new Error('no such form');
    const { main, others } = formContent(detail, NOTES);
    const bare = detail.indicators.filter(({ id }) => !detail.targets.some((one) => one.indicator_id === id));
    expect(main.rows).toHaveLength(detail.targets.length + bare.length);
    expect(main.columns).toEqual(expect.arrayContaining(['level1_label', 'level1', 'name_printed', 'text', 'value']));
    expect(others.map(({ name }) => name)).toContain('form');
    const buffer = await (await exportTable(main, 'parquet')).arrayBuffer();
    const rows = await parquetReadObjects({ file: buffer });
    expect(rows.map((row) => row['source_place'])).toEqual(
      main.rows.map((row) => row[main.columns.indexOf('source_place')]),
    );
    const keys = parquetMetadata(buffer).key_value_metadata?.map(({ key }) => key);
    expect(keys).toContain('licence');
  });
});

describe('what the page of an agency hands out', () => {
  it('is its own forms and its own satisfaction targets, not those of its peers', async () => {
    const [agency] = await runAgencyList(engine, EVERYTHING);
    const report = await agencyReport(engine, agency?.agency_id ?? '');
    if (report === null) throw new Error('no such agency');
    const { main, others, whole } = agencyContent(report, NOTES);
    expect(main.rows).toHaveLength(report.detail.forms.length);
    const satisfaction = others.find(({ name }) => name === 'satisfaction');
    const own = satisfaction?.rows.map((row) => row[satisfaction.columns.indexOf('agency_id')]);
    expect(new Set(own)).toEqual(new Set([agency?.agency_id]));
    expect(others.find(({ name }) => name === 'position')?.rows).toHaveLength(3);
    expect(() => JSON.stringify(whole)).not.toThrow();
  });
});

describe('what the page of a region hands out', () => {
  it('is every agency in it, listed on the page or not', async () => {
    const detail = await runRegionDetail(engine, '430000');
    if (detail === null) throw new Error('no such region');
    const { main, others } = regionContent(detail, NOTES);
    expect(main.rows).toHaveLength(detail.agencies.length);
    expect(others[0]?.rows).toHaveLength(detail.forms.length);
  });
});
