import type { Engine } from '#lib/engines/index.ts';
import { runFormTexts, runRegionList, type ComparedText, type FormTexts } from '#lib/queries/index.ts';
import { packTexts, type FormInput, type PassageInput, type RowColumns } from '#lib/similarity/index.ts';

/** A form as the reuse pages name it. */
export interface ReuseForm {
  readonly id: string;
  readonly agency: string;
  readonly agencyName: string;
  readonly kind: string;
  /** Codes of the regions its agency lies in, the widest first. */
  readonly regions: readonly string[];
  readonly regionName: string;
  readonly year: number | null;
  /** Date of filing (ISO 8601); null if unknown. */
  readonly date: string | null;
  /** The project, or the title of a form without one. */
  readonly title: string;
  readonly project: string;
  readonly type: 'project' | 'special_fund' | 'department';
  readonly place: string;
}

export interface ReuseRow {
  readonly form: ReuseForm;
  readonly name: string;
  readonly target: string;
  readonly place: string;
}

export interface ReusePassage {
  readonly form: ReuseForm;
  readonly part: ComparedText['part'];
  readonly label: string;
  readonly no: number;
  readonly text: string;
  readonly place: string;
}

/** Everything that is compared; a row's, form's and passage's number is its place in these lists. */
export interface Corpus {
  readonly forms: readonly ReuseForm[];
  /** Form by form, in the order of `forms`. */
  readonly rows: readonly ReuseRow[];
  readonly passages: readonly ReusePassage[];
  /** Names of the regions by code. */
  readonly regions: Readonly<Record<string, string>>;
}

type Region = Awaited<ReturnType<typeof runRegionList>>[number];

/** Reads everything that is compared from the engine. */
export async function askCorpus(engine: Engine, signal?: AbortSignal): Promise<Corpus> {
  const [texts, regions] = await Promise.all([runFormTexts(engine, { signal }), runRegionList(engine, { signal })]);
  return corpusOf(texts, regions);
}

/** The texts of a dataset with their forms; rows of forms that are not in it are left out. */
export function corpusOf(texts: FormTexts, regions: readonly Region[]): Corpus {
  const above = new Map(regions.map(({ code, parent_code: parent }) => [code, parent]));
  const forms = texts.forms.map((form): ReuseForm => ({
    id: form.form_id,
    agency: form.agency_id,
    agencyName: form.agency_name ?? form.agency_id,
    kind: form.agency_kind ?? '',
    regions: lineage(above, form.region_code),
    regionName: form.region_name ?? '',
    year: form.fiscal_year,
    date: form.submitted_on,
    title: form.project_name ?? form.title ?? form.form_id,
    project: form.project_name ?? '',
    type: form.form_type,
    place: form.source_place,
  }));
  const places = new Map(forms.map((form, at) => [form.id, at]));
  const found = <T extends { readonly form_id: string }, R>(rows: readonly T[], make: (row: T, form: ReuseForm) => R) =>
    rows
      .flatMap((row) => {
        const at = places.get(row.form_id);
        const form = at === undefined ? undefined : forms[at];
        return at === undefined || form === undefined ? [] : [{ at, made: make(row, form) }];
      })
      .sort((one, two) => one.at - two.at)
      .map(({ made }) => made);
  return {
    forms,
    rows: found(texts.rows, (row, form) => ({
      form,
      name: row.name,
      target: row.target ?? '',
      place: row.source_place,
    })),
    passages: found(texts.texts, ({ part, label, no, text, source_place: place }, form) => ({
      form,
      part,
      label,
      no,
      text,
      place,
    })),
    regions: Object.fromEntries(regions.map(({ code, name }) => [code, name])),
  };
}

function lineage(above: ReadonlyMap<string, string | null>, code: string | null, steps = 4): string[] {
  if (code === null || steps === 0) return [];
  return [...lineage(above, above.get(code) ?? null, steps - 1), code];
}

/** The indicator rows in columns. */
export function rowColumns({ rows }: Corpus): RowColumns {
  return { names: packTexts(rows.map(({ name }) => name)), targets: packTexts(rows.map(({ target }) => target)) };
}

/** The forms with their rows, in the order of the corpus. */
export function formInputs({ forms, rows }: Corpus): FormInput[] {
  const byForm = new Map<ReuseForm, { name: string; target: string }[]>();
  for (const { form, name, target } of rows) {
    const known = byForm.get(form);
    if (known) known.push({ name, target });
    else byForm.set(form, [{ name, target }]);
  }
  return forms.map((form) => ({
    id: form.id,
    agency: { id: form.agency, kind: form.kind, regions: form.regions },
    ...(form.year === null ? {} : { year: form.year }),
    ...(form.date === null ? {} : { date: form.date }),
    project: form.project,
    rows: byForm.get(form) ?? [],
  }));
}

/** The running texts, in the order of the corpus. */
export function passageInputs({ passages }: Corpus): PassageInput[] {
  return passages.map(({ form, part, no, text }) => ({
    id: `${form.id} ${part} ${no}`,
    agency: form.agency,
    form: form.id,
    text,
  }));
}

/** What each form says in running text, with its project: what its rows may speak of. */
export function formTexts({ forms, passages }: Corpus): string[] {
  const texts = new Map(forms.map((form) => [form, [form.project]]));
  for (const { form, text } of passages) texts.get(form)?.push(text);
  return forms.map((form) => (texts.get(form) ?? []).join(' '));
}
