import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { FormInput, PassageInput } from '#lib/similarity/index.ts';

export type Row = Readonly<Record<string, string>>;

/** A table of the dataset in `data/`. */
export function readTable(name: string): Row[] {
  const text = readFileSync(new URL(`../../data/${name}.csv`, import.meta.url), 'utf8');
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

/** The code of a region and of the regions above it, the widest first. */
export function regionsAbove(code: string): string[] {
  const found = readTable('regions').find((region) => region.code === code);
  return found ? [...(found.parent_code ? regionsAbove(found.parent_code) : []), code] : [];
}

/** The ten real forms. */
export function realForms(): FormInput[] {
  const agencies = new Map(readTable('agencies').map((agency) => [agency.id, agency]));
  const targets = new Map(readTable('targets').map((target) => [target.indicator_id, target.text ?? '']));
  const indicators = readTable('indicators');
  return readTable('forms').map((form) => {
    const agency = agencies.get(form.agency_id);
    return {
      id: form.id ?? '',
      agency: { id: form.agency_id ?? '', kind: agency?.kind ?? '', regions: regionsAbove(agency?.region_code ?? '') },
      year: Number(form.fiscal_year),
      date: form.submitted_on ?? '',
      project: form.project_name ?? '',
      rows: indicators
        .filter((row) => row.form_id === form.id)
        .map((row) => ({ name: row.name || (row.name_printed ?? ''), target: targets.get(row.id) ?? '' })),
    };
  });
}

/** Goals, tasks and narratives of the ten real forms, one passage per field. */
export function realPassages(): PassageInput[] {
  const agencyOf = new Map(readTable('forms').map((form) => [form.id, form.agency_id ?? '']));
  const passage = (row: Row, field: string, text: string | undefined): PassageInput => ({
    id: `${row.form_id} ${field} ${row.no}`,
    form: row.form_id ?? '',
    agency: agencyOf.get(row.form_id) ?? '',
    text: text ?? '',
  });
  return [
    ...readTable('goals').map((row) => passage(row, 'goal', row.text)),
    ...readTable('tasks').flatMap((row) => [
      passage(row, 'content', row.content),
      passage(row, 'expected_result', row.expected_result),
    ]),
    ...readTable('narratives').map((row) => passage(row, row.section ?? '', row.text)),
  ].filter(({ text }) => text !== '');
}
