import { readCsv, type Row, type TableName } from '#lib/dataset/index.ts';
import type { ComparedText, FormTexts } from '#lib/queries/index.ts';
import { corpusOf, type Corpus } from './corpus.ts';

/** The texts of a document that was just read, from the CSV texts of its dataset. */
export function documentCorpus(files: ReadonlyMap<string, string>): Corpus {
  const rows = <N extends TableName>(name: N): Row<N>[] => readCsv(name, files.get(`${name}.csv`) ?? '').rows;
  const regions = rows('regions');
  const agencies = new Map(rows('agencies').map((agency) => [agency.id, agency]));
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const forms = rows('forms').map((form): FormTexts['forms'][number] => {
    const agency = agencies.get(form.agency_id);
    return {
      form_id: form.id,
      form_type: form.type,
      fiscal_year: form.fiscal_year,
      project_name: form.project_name,
      title: form.title,
      submitted_on: form.submitted_on,
      source_place: form.source_place,
      agency_id: form.agency_id,
      agency_name: agency?.name ?? null,
      agency_kind: agency?.kind ?? null,
      region_code: agency?.region_code ?? null,
      region_name: names.get(agency?.region_code ?? '') ?? null,
    };
  });
  const targets = rows('targets');
  const indicators = rows('indicators').flatMap((row): FormTexts['rows'][number][] => {
    const name = row.name ?? row.name_printed ?? '';
    if (row.is_placeholder || name === '') return [];
    const target = targetOf(targets.filter((one) => one.indicator_id === row.id));
    return [{ form_id: row.form_id, indicator_id: row.id, name, target, source_place: row.source_place }];
  });
  const texts: ComparedText[] = [
    ...rows('goals').map((row) => ({ ...row, part: 'goal' as const, label: row.horizon })),
    ...rows('narratives').map((row) => ({ ...row, part: 'narrative' as const, label: row.section })),
    ...rows('tasks').flatMap(({ form_id, no, name: label, content, expected_result, source_place }) => [
      ...(content ? [{ form_id, part: 'task_content' as const, label, no, text: content, source_place }] : []),
      ...(expected_result
        ? [{ form_id, part: 'task_result' as const, label, no, text: expected_result, source_place }]
        : []),
    ]),
  ];
  return corpusOf({ forms, rows: indicators, texts }, regions);
}

/** The target for the year and the whole, else for the year, else any. */
function targetOf(targets: readonly Row<'targets'>[]): string | null {
  const annual = targets.filter(({ period }) => period === 'annual');
  return (annual.find(({ scope }) => (scope ?? '') === '') ?? annual[0] ?? targets[0])?.text ?? null;
}
