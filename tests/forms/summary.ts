import type { Dataset } from '#lib/dataset/index.ts';

const HEADER = [
  'type',
  'fiscal_year',
  'project_name',
  'project_code',
  'project_attribute',
  'project_category',
  'functional_code',
  'start',
  'end',
  'submitted_on',
  'supervising_department',
  'total_wan',
  'posts',
  'in_post',
  'retired',
] as const;

/** The header, amounts, tasks, goals and narratives of the forms of a dataset, a line for each. */
export function summaryOf(dataset: Dataset): readonly string[] {
  return dataset.forms.flatMap((form) => {
    const own = <R extends { form_id: string }>(rows: readonly R[]): readonly R[] =>
      rows.filter((row) => row.form_id === form.id);
    const agency = dataset.agencies.find((one) => one.id === form.agency_id)?.name;
    return [
      `agency ${agency}`,
      ...HEADER.flatMap((key) => (form[key] === null ? [] : [`${key} ${form[key]}`])),
      ...own(dataset.amounts).map((one) => `amount ${one.breakdown} ${one.code} ${one.period} ${one.amount_wan}`),
      ...own(dataset.tasks).map((one) => `task ${one.name} ${one.amount_wan} ${one.start} ${one.end}`),
      ...own(dataset.goals).map((one) => `goal ${one.horizon} ${one.text.replace(/\s+/g, '')}`),
      ...own(dataset.narratives).map((one) => `narrative ${one.section} ${one.text.replace(/\s+/g, '')}`),
      `indicators ${own(dataset.indicators).length}`,
    ];
  });
}
