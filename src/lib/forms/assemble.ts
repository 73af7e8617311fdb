import { emptyDataset, type Dataset, type Row } from '#lib/dataset/index.ts';
import type { ReadDocument } from '#lib/documents/index.ts';
import { maskPersonalData } from '#lib/text/index.ts';
import {
  findAgencyKind,
  fullAgencyName,
  regionPath,
  resolveRegion,
  type RegionTerm,
  type Vocabulary,
} from '#lib/vocabulary/index.ts';
import type { AmountDraft } from './amount-codes.ts';
import type { FormReading } from './form-reading.ts';
import { agencyId, formId, indicatorId } from './ids.ts';
import { totalOf } from './total.ts';

/** The forms of one document, with the text that helps to tell where its agency is. */
export interface DocumentReading {
  readonly document: ReadDocument;
  readonly forms: readonly FormReading[];
  readonly unread: readonly Row<'unread'>[];
}

interface Placed {
  readonly reading: FormReading;
  readonly document: ReadDocument;
  readonly agency: Row<'agencies'>;
  readonly path: readonly RegionTerm[];
}

const clean = (text: string): string => maskPersonalData(text).text;
const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text));

/** Resolves the agency and region of a form; its name is completed with the region it belongs to. */
function placeForm(reading: FormReading, source: DocumentReading, vocabulary: Vocabulary): Placed {
  const printed = reading.header.agency ?? reading.header.supervisingDepartment ?? '';
  const text = source.forms.map((form) => form.text).join('\n');
  const resolution = resolveRegion(vocabulary, {
    agency: printed,
    title: reading.titles.join('\n'),
    text,
    ...(reading.header.projectCode ? { projectCode: reading.header.projectCode } : {}),
  });
  const region = resolution.status === 'resolved' ? resolution.region : null;
  const name = fullAgencyName(vocabulary, printed, region) || '未注明单位';
  const path = region ? regionPath(vocabulary, region.code) : [];
  const agency = {
    id: agencyId(name, region?.code ?? null),
    name,
    region_code: region?.code ?? null,
    kind: findAgencyKind(vocabulary, name),
  };
  return { reading, document: source.document, agency, path };
}

/** The full name of a supervising department; a ministry (财政部) belongs to no region. */
function departmentName(vocabulary: Vocabulary, printed: string, region: RegionTerm | null): string {
  return /部$/.test(printed) && !/(?:宣传|组织|统战|武装)部$/.test(printed)
    ? printed
    : fullAgencyName(vocabulary, printed, region);
}

function formRow(placed: Placed, id: string, vocabulary: Vocabulary): Row<'forms'> {
  const { reading, document, agency, path } = placed;
  const { header } = reading;
  const supervising = header.supervisingDepartment;
  return {
    id,
    type: reading.type,
    agency_id: agency.id,
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
    supervising_department: supervising ? departmentName(vocabulary, supervising, path[0] ?? null) : null,
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

function addForm(dataset: Dataset, placed: Placed, id: string, vocabulary: Vocabulary): void {
  const { reading } = placed;
  dataset.forms.push(formRow(placed, id, vocabulary));
  dataset.amounts.push(...amountRows(reading.amounts, id));
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
      const placed = placeForm(reading, source, vocabulary);
      agencies.set(placed.agency.id, placed.agency);
      for (const region of placed.path) regions.set(region.code, regionRow(region));
      const key = {
        agencyId: placed.agency.id,
        fiscalYear: reading.header.fiscalYear,
        type: reading.type,
        projectName: reading.header.projectName,
      };
      const count = (counts.get(formId(key, 1)) ?? 0) + 1;
      counts.set(formId(key, 1), count);
      addForm(dataset, placed, formId(key, count), vocabulary);
    }
    dataset.unread.push(...source.unread);
  }
  const byKey = (left: string, right: string): number => (left < right ? -1 : 1);
  dataset.agencies = [...agencies.values()].sort((left, right) => byKey(left.id, right.id));
  dataset.regions = [...regions.values()].sort((left, right) => byKey(left.code, right.code));
  linkParents(dataset);
  return dataset;
}
