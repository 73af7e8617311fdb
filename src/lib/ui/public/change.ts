import type { FormListRow, FormType, IndicatorRow } from '#lib/queries/index.ts';

/** An indicator's target as it is named and written in one year. */
export type ChangeTarget = Pick<
  IndicatorRow,
  'name' | 'concept' | 'text' | 'operator' | 'operator_explicit' | 'value' | 'value_max' | 'unit' | 'kind' | 'baseline'
>;

/** What a form says beside the form about the same thing of the year before. */
export interface Change {
  /** The project both forms are about; null for the forms of a whole department. */
  readonly project: string | null;
  readonly from: { readonly year: number; readonly formId: string; readonly total: number | null };
  readonly to: { readonly year: number; readonly formId: string; readonly total: number | null };
  readonly added: readonly ChangeTarget[];
  readonly dropped: readonly ChangeTarget[];
  readonly changed: readonly { readonly before: ChangeTarget; readonly after: ChangeTarget }[];
  /** How many indicators stayed with the same target. */
  readonly kept: number;
}

/** One form type of an agency in its latest year, beside the year it filed such forms before. */
export interface YearChange {
  readonly formType: FormType;
  readonly from: number;
  readonly to: number;
  readonly forms: readonly Change[];
  /** Projects of the latest year that the year before had no form for, and the other way round. */
  readonly newProjects: readonly Project[];
  readonly endedProjects: readonly Project[];
}

interface Project {
  readonly formId: string;
  readonly project: string;
}

type Dated = FormListRow & { readonly fiscal_year: number };

const TYPES: readonly FormType[] = ['department', 'project', 'special_fund'];

/**
 * What an agency's forms say beside those of the year before, by form type; a type with forms of one year only is left
 * out. Forms correspond when they are of one type and about one project; where several of a year share the project's
 * name, none is taken: nobody could say which is meant.
 */
export function changesSinceLastYear(
  forms: readonly FormListRow[],
  indicators: readonly IndicatorRow[],
): readonly YearChange[] {
  const dated = forms.filter((form): form is Dated => form.fiscal_year !== null);
  return TYPES.flatMap((type) =>
    changeOfType(
      dated.filter((form) => form.form_type === type),
      { type, indicators },
    ),
  );
}

function changeOfType(
  forms: readonly Dated[],
  { type, indicators }: { readonly type: FormType; readonly indicators: readonly IndicatorRow[] },
): YearChange[] {
  const [to, from] = [...new Set(forms.map((form) => form.fiscal_year))].sort((a, b) => b - a);
  if (to === undefined || from === undefined) return [];
  const earlier = forms.filter((form) => form.fiscal_year === from);
  const latest = forms.filter((form) => form.fiscal_year === to);
  const before = byTopic(earlier);
  const pairs = [...byTopic(latest)].flatMap(([topic, form]) => {
    const same = before.get(topic);
    return same ? [changeOf(same, form, indicators)] : [];
  });
  const projects = { newProjects: only(latest, earlier), endedProjects: only(earlier, latest) };
  return [{ formType: type, from, to, forms: pairs, ...projects }];
}

function changeOf(before: Dated, after: Dated, indicators: readonly IndicatorRow[]): Change {
  const targets = (form: Dated) =>
    indicators.filter((row) => row.form_id === form.form_id && !row.is_placeholder && nameOf(row) !== '');
  const [was, is] = [targets(before), targets(after)];
  const pairs = pairsOf(was, is);
  const paired = new Set(pairs.flatMap(({ left, right }) => [left, right]));
  const same = pairs.filter(({ left, right }) => saysSame(left, right));
  return {
    project: after.project_name,
    from: { year: before.fiscal_year, formId: before.form_id, total: before.total_wan },
    to: { year: after.fiscal_year, formId: after.form_id, total: after.total_wan },
    added: is.filter((row) => !paired.has(row)).map(target),
    dropped: was.filter((row) => !paired.has(row)).map(target),
    changed: pairs
      .filter(({ left, right }) => !saysSame(left, right))
      .map(({ left, right }) => ({ before: target(left), after: target(right) })),
    kept: same.length,
  };
}

interface Pair {
  readonly left: IndicatorRow;
  readonly right: IndicatorRow;
}

/** Rows of two years about the same thing: by name first, then by a concept that occurs once in each of what is left. */
function pairsOf(before: readonly IndicatorRow[], after: readonly IndicatorRow[]): Pair[] {
  const named = paired(before, after, nameOf);
  const taken = new Set(named.flatMap(({ left, right }) => [left, right]));
  const rest = (rows: readonly IndicatorRow[]) => rows.filter((row) => !taken.has(row) && row.concept !== null);
  const once = (rows: readonly IndicatorRow[]) =>
    rows.filter((row) => rows.filter((other) => keyOfConcept(other) === keyOfConcept(row)).length === 1);
  return [...named, ...paired(once(rest(before)), once(rest(after)), keyOfConcept)];
}

/** Of several rows with the same key those with the same target belong together first, then in the order printed. */
function paired(before: readonly IndicatorRow[], after: readonly IndicatorRow[], key: (row: IndicatorRow) => string) {
  const left = new Set(before);
  const pairs = new Map<IndicatorRow, Pair>();
  const take = (matches: (one: IndicatorRow, other: IndicatorRow) => boolean) => {
    for (const right of after) {
      if (pairs.has(right)) continue;
      const found = [...left].find((one) => key(one) === key(right) && matches(one, right));
      if (found === undefined) continue;
      left.delete(found);
      pairs.set(right, { left: found, right });
    }
  };
  take(saysSame);
  take(() => true);
  return [...pairs.values()];
}

function keyOfConcept(row: IndicatorRow): string {
  return `${row.concept ?? ''}|${row.kind}`;
}

function nameOf(row: IndicatorRow): string {
  return (row.name ?? row.name_printed ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/20\d{2}年?度?/g, '');
}

/** Whether two targets ask for the same: the same reading, or the same words where there is no number. */
function saysSame(left: IndicatorRow, right: IndicatorRow): boolean {
  const reading = (row: IndicatorRow) => [row.operator, row.value, row.value_max, row.unit, row.baseline].join('|');
  if (left.value !== null && right.value !== null && left.kind !== 'date') return reading(left) === reading(right);
  const words = (row: IndicatorRow) => (row.text ?? '').normalize('NFKC').replace(/\s|20\d{2}年?/g, '');
  return words(left) === words(right);
}

function target(row: IndicatorRow): ChangeTarget {
  const { concept, text, operator, operator_explicit, value, value_max, unit, kind, baseline } = row;
  const name = row.name ?? row.name_printed;
  return { name, concept, text, operator, operator_explicit, value, value_max, unit, kind, baseline };
}

/** Forms by what they are about; topics several forms of the year share are left out. */
function byTopic(forms: readonly Dated[]): Map<string, Dated> {
  const topics = forms.map(topicOf);
  return new Map(
    forms.flatMap((form, at) => {
      const topic = topics[at] ?? '';
      return topics.filter((other) => other === topic).length === 1 ? [[topic, form] as const] : [];
    }),
  );
}

function topicOf({ form_type, project_name }: Dated): string {
  if (form_type === 'department') return form_type;
  const name = (project_name ?? '')
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/20\d{2}年?度?/g, '');
  return `${form_type}|${name}`;
}

/** Projects of a year that no form of the other year is about. */
function only(those: readonly Dated[], others: readonly Dated[]): Project[] {
  const known = new Set(others.map(topicOf));
  return those.flatMap((form) => {
    const { form_id: formId, form_type, project_name: project } = form;
    return form_type === 'department' || project === null || known.has(topicOf(form)) ? [] : [{ formId, project }];
  });
}
