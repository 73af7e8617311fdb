import { emptyDataset, type Dataset, type Row } from '#lib/dataset/index.ts';
import type { ReadDocument } from '#lib/documents/index.ts';
import { maskPersonalData } from '#lib/text/index.ts';
import type { RegionTerm, Vocabulary } from '#lib/vocabulary/index.ts';
import { departmentName } from './agency.ts';
import type { AmountDraft } from './amount-codes.ts';
import type { FormReading } from './form-reading.ts';
import { formId, indicatorId } from './ids.ts';
import { totalOf } from './total.ts';

/** The forms of one document, with the text that helps to tell where its agency is. */
export interface DocumentReading {
  readonly document: ReadDocument;
  readonly forms: readonly FormReading[];
  readonly unread: readonly Row<'unread'>[];
}

const clean = (text: string): string => maskPersonalData(text).text;
const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text));

function formRow(reading: FormReading, { id, document, vocabulary }: FormContext): Row<'forms'> {
  const { header, agency } = reading;
  const supervising = header.supervisingDepartment;
  return {
    id,
    type: reading.type,
    agency_id: agency.row.id,
    fiscal_year: header.fiscalYear,
    title: reading.title || null,
    project_name: cleanOrNull(header.projectName),
    project_code: header.projectCode,
    project_attribute: header.attribute,
    project_category: cleanOrNull(header.category),
    functional_code: header.functionalCode,
    start: header.start,
    end: header.end,
    submitted_on: header.submittedOn?.length === 10 ? header.submittedOn : null,
    supervising_department: supervising ? departmentName(supervising, agency.path[0] ?? null, vocabulary) : null,
    parent_form_id: null,
    total_wan: totalOf(reading.amounts),
    posts: header.posts,
    in_post: header.inPost,
    retired: header.retired,
    source_file: document.file,
    source_sha256: document.sha256,
    source_place: reading.place,
  };
}

function amountRows(amounts: readonly AmountDraft[], form: string): Row<'amounts'>[] {
  return amounts.map((amount, at) => ({ form_id: form, no: at + 1, ...amount, label: clean(amount.label) }));
}

interface FormContext {
  readonly id: string;
  readonly document: ReadDocument;
  readonly vocabulary: Vocabulary;
}

function addForm(dataset: Dataset, reading: FormReading, context: FormContext): void {
  const { id } = context;
  dataset.forms.push(formRow(reading, context));
  for (const row of amountRows(reading.amounts, id)) dataset.amounts.push(row);
  reading.tasks.forEach((task, at) =>
    dataset.tasks.push({
      form_id: id,
      no: at + 1,
      ...task,
      name: clean(task.name),
      content: cleanOrNull(task.content),
      expected_result: cleanOrNull(task.expected_result),
    }),
  );
  reading.goals.forEach((goal, at) => dataset.goals.push({ form_id: id, no: at + 1, ...goal, text: clean(goal.text) }));
  reading.narratives.forEach((narrative, at) =>
    dataset.narratives.push({ form_id: id, no: at + 1, ...narrative, text: clean(narrative.text) }),
  );
  reading.indicators.forEach(({ row, targets }, at) => {
    const own = indicatorId(id, at + 1);
    dataset.indicators.push({
      id: own,
      form_id: id,
      no: at + 1,
      ...row,
      name: cleanOrNull(row.name),
      name_printed: cleanOrNull(row.name_printed),
    });
    dataset.targets.push(
      ...targets.map((target) => ({ indicator_id: own, ...target, text: cleanOrNull(target.text) })),
    );
  });
}

/** Ties project forms to the department form of the same agency and year. */
function linkParents(dataset: Dataset): void {
  const departments = new Map(
    dataset.forms
      .filter((form) => form.type === 'department')
      .map((form) => [`${form.agency_id} ${form.fiscal_year}`, form.id]),
  );
  dataset.forms = dataset.forms.map((form) =>
    form.type === 'project'
      ? { ...form, parent_form_id: departments.get(`${form.agency_id} ${form.fiscal_year}`) ?? null }
      : form,
  );
}

function regionRow(region: RegionTerm): Row<'regions'> {
  return { code: region.code, name: region.name, level: region.level, parent_code: region.parentCode || null };
}

/** The dataset of documents read, in the order given: ids, agencies, regions and links between forms. */
export function assembleDataset(sources: readonly DocumentReading[], vocabulary: Vocabulary): Dataset {
  const dataset = emptyDataset();
  const counts = new Map<string, number>();
  const agencies = new Map<string, Row<'agencies'>>();
  const regions = new Map<string, Row<'regions'>>();
  for (const source of sources) {
    for (const reading of source.forms) {
      const { row, path } = reading.agency;
      agencies.set(row.id, row);
      for (const region of path) regions.set(region.code, regionRow(region));
      const { fiscalYear, projectName } = reading.header;
      const key = { agencyId: row.id, fiscalYear, type: reading.type, projectName };
      const count = (counts.get(formId(key, 1)) ?? 0) + 1;
      counts.set(formId(key, 1), count);
      addForm(dataset, reading, { id: formId(key, count), document: source.document, vocabulary });
    }
    for (const row of source.unread) dataset.unread.push(row);
  }
  const byKey = (left: string, right: string): number => (left < right ? -1 : 1);
  dataset.agencies = [...agencies.values()].sort((left, right) => byKey(left.id, right.id));
  dataset.regions = [...regions.values()].sort((left, right) => byKey(left.code, right.code));
  linkParents(dataset);
  return dataset;
}
