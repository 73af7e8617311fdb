import { tableFromIPC } from 'apache-arrow';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportArrow, exportWorkbook, TABLES } from '#lib/dataset/index.ts';
import { sampleDataset } from '../engines/sample.ts';

describe('exportArrow', () => {
  it('holds every row and column, typed', async () => {
    const { forms } = sampleDataset();
    const table = tableFromIPC(await exportArrow('forms', forms));
    const rows = table.toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
    const expected = forms.map((form) => ({
      ...form,
      total_wan: form.total_wan === null ? null : Number(form.total_wan),
      submitted_on: form.submitted_on === null ? null : Date.parse(form.submitted_on),
    }));
    expect(rows).toEqual(expected);
  });

  it.each(TABLES.map(({ name, fields }) => [name, fields.map((field) => field.name)] as const))(
    'holds the columns of %s without rows',
    async (name, columns) => {
      const table = tableFromIPC(await exportArrow(name, []));
      expect(table.schema.fields.map((field) => field.name)).toEqual(columns);
      expect(table.numRows).toBe(0);
    },
  );
});

describe('exportWorkbook', () => {
  it('has a sheet per table with typed cells', async () => {
    const dataset = sampleDataset();
    const agencies = dataset.agencies.map((agency) => ({ ...agency, name: '=1+1' }));
    const bytes = await exportWorkbook({ ...dataset, agencies });
    if (!(bytes instanceof Uint8Array)) throw new Error('no workbook');
    const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
    const names = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([a-z]+)"/g)].map(
      (match) => match[1],
    );
    expect(names).toEqual(TABLES.map(({ name }) => name));
    expect(parts['xl/worksheets/sheet3.xml']).toContain('<v>1051.92</v>');
    expect(parts['xl/sharedStrings.xml']).toContain('<t>=1+1</t>');
    expect(Object.values(parts).join('')).not.toContain('<f>');
  });

  it('refuses what Excel cannot hold', async () => {
    const dataset = sampleDataset();
    const [goal] = [
      { form_id: 'a-2023', no: 1, horizon: 'annual', text: '长'.repeat(40_000), source_place: 'L1' } as const,
    ];
    expect(await exportWorkbook({ ...dataset, goals: [goal] })).toEqual({
      table: 'goals',
      limit: 'text',
      maximum: 32_767,
    });
  });
});
