import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TABLES, type TableName } from '#lib/dataset/index.ts';

/** A table as lines of cells, the header first. */
export type Lines = string[][];

export const INDICATORS_PER_FORM = 13;

/** An invented dataset of as many forms as asked, good in every cell. */
export function largeDataset(forms: number): Map<TableName, Lines> {
  const tables = new Map<TableName, Lines>(
    TABLES.map(({ name, fields }) => [name, [fields.map((field) => field.name)]]),
  );
  const add = (name: TableName, values: Readonly<Record<string, string | number>>) => {
    const columns = tables.get(name)?.[0] ?? [];
    tables.get(name)?.push(columns.map((column) => String(values[column] ?? '')));
  };
  add('regions', { code: '150000', name: '内蒙古自治区', level: 'province' });
  add('agencies', { id: '150000-a', name: '内蒙古某局', region_code: '150000', kind: 'petition' });
  for (let form = 1; form <= forms; form++) {
    add('forms', {
      id: `150000-a-${form}`,
      type: 'project',
      agency_id: '150000-a',
      fiscal_year: 2020 + (form % 5),
      title: '项目支出绩效目标表',
      project_name: `信访事项办理${form}`,
      total_wan: `${form}.50`,
      source_file: 'a.txt',
      source_sha256: '0'.repeat(64),
      source_place: `L${form}`,
    });
    for (let no = 1; no <= INDICATORS_PER_FORM; no++) {
      const id = `150000-a-${form}-${no}`;
      add('indicators', {
        id,
        form_id: `150000-a-${form}`,
        no,
        level1: 'output',
        level2: 'quantity',
        level1_label: '产出指标',
        level2_label: '数量指标',
        level1_origin: 'explicit',
        level2_origin: 'explicit',
        name: '群众来信来访办结率',
        is_placeholder: 'false',
        source_place: `L${no}`,
      });
      add('targets', {
        indicator_id: id,
        period: 'annual',
        text: '≥95%',
        operator: 'ge',
        operator_explicit: 'true',
        value: '95',
        unit: '%',
        kind: 'rate',
        base_value: '0.95',
        base_unit: '1',
      });
    }
  }
  return tables;
}

/** The text of a table; a cell is quoted where it must be. */
export function csvOf(lines: Lines): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return lines.map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

/** A folder with these files. */
export function folderOf(files: ReadonlyMap<string, string | Uint8Array>): string {
  const path = mkdtempSync(join(tmpdir(), 'duibiao-large-'));
  for (const [name, content] of files) writeFileSync(join(path, name), content);
  return path;
}
