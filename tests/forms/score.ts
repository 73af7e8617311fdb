import type { Dataset, Row } from '#lib/dataset/index.ts';
import type { Truth, TruthForm, TruthIndicator, TruthTarget } from './truth.ts';

/** One comparison that failed: what was expected and what was read. */
export interface Miss {
  readonly form: string;
  readonly what: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface Score {
  readonly category: string;
  readonly right: number;
  readonly total: number;
  readonly misses: readonly Miss[];
}

class Tally {
  readonly scores = new Map<string, { right: number; total: number; misses: Miss[] }>();
  form = '';

  check(category: string, what: string, expected: unknown, actual: unknown): void {
    const score = this.scores.get(category) ?? { right: 0, total: 0, misses: [] };
    this.scores.set(category, score);
    score.total++;
    if (same(expected, actual)) score.right++;
    else score.misses.push({ form: this.form, what, expected, actual });
  }
}

function same(expected: unknown, actual: unknown): boolean {
  const blank = (value: unknown): boolean => value === null || value === undefined || value === '';
  if (blank(expected) || blank(actual)) return blank(expected) && blank(actual);
  if (typeof expected === 'number') return Math.abs(expected - Number(actual)) < 1e-9;
  return String(expected) === String(actual);
}

function checkHeader(tally: Tally, truth: TruthForm, form: Row<'forms'>, dataset: Dataset): void {
  const agency = dataset.agencies.find((one) => one.id === form.agency_id);
  const check = (what: string, expected: unknown, actual: unknown): void =>
    tally.check('header', what, expected, actual);
  check('type', truth.form_type, form.type);
  check('title', truth.title_printed, form.title);
  check('agency', truth.agency.normalized, agency?.name);
  check('region', truth.region.code, agency?.region_code);
  check('kind', 'petition', agency?.kind);
  check('year', truth.fiscal_year, form.fiscal_year);
  check('project', truth.project?.name, form.project_name);
  check('project code', truth.project?.code, form.project_code);
  check('attribute', truth.project?.attribute_code, form.project_attribute);
  check('category', truth.project?.category, form.project_category);
  check('functional code', truth.functional_code?.code, form.functional_code);
  check('start', truth.period.start, form.start);
  check('end', truth.period.end, form.end);
  check('submitted', truth.submission_date, form.submitted_on);
  check('supervising', truth.supervising_department?.normalized, form.supervising_department);
  check('posts', truth.personnel?.posts ?? truth.personnel?.administrative_posts, form.posts);
  check('in post', truth.personnel?.in_post, form.in_post);
  check('retired', truth.personnel?.retired, form.retired);
  check('total', truth.budget.total, form.total_wan);
}

function checkAmounts(tally: Tally, truth: TruthForm, form: Row<'forms'>, dataset: Dataset): void {
  const amounts = dataset.amounts.filter((amount) => amount.form_id === form.id);
  const left = new Set(amounts);
  const take = (what: string, expected: number | null, accept: (amount: Row<'amounts'>) => boolean): void => {
    const found = [...left].find(accept);
    if (found) left.delete(found);
    tally.check('amounts', what, expected ?? 'null', found ? (found.amount_wan ?? 'null') : 'missing');
  };
  const { budget } = truth;
  for (const item of budget.by_source)
    take(
      `source ${item.printed}`,
      item.amount,
      (a) => a.breakdown === 'source' && a.code === item.code && a.period === 'annual',
    );
  for (const item of budget.by_expenditure_type) {
    take(
      `expenditure ${item.printed}`,
      item.amount,
      (a) => a.breakdown === 'expenditure' && a.code === item.code && a.period === 'annual',
    );
    if (item.half_year !== undefined)
      take(`half-year ${item.printed}`, item.half_year, (a) => a.code === item.code && a.period === 'half_year');
  }
  for (const item of budget.by_level)
    take(`level ${item.printed}`, item.amount, (a) => a.breakdown === 'level' && a.code === item.code);
  for (const item of budget.line_items) {
    take(
      `item ${item.name}`,
      item.amount,
      (a) => a.breakdown === 'line_item' && a.label === item.name && a.period === 'annual',
    );
    if (item.half_year !== undefined)
      take(`half-year ${item.name}`, item.half_year, (a) => a.label === item.name && a.period === 'half_year');
  }
  if (budget.half_year_plan !== null)
    take('half-year plan', budget.half_year_plan, (a) => a.code === 'total' && a.period === 'half_year');
  const invented = [...left].filter((amount) => amount.code !== 'total' && amount.code !== 'annual');
  tally.check(
    'amounts',
    'invented',
    '',
    invented.map((amount) => `${amount.breakdown} ${amount.label} ${amount.amount_wan}`).join(', '),
  );
}

function checkTexts(tally: Tally, truth: TruthForm, form: Row<'forms'>, dataset: Dataset): void {
  const goals = dataset.goals.filter((goal) => goal.form_id === form.id);
  const annual = goals.filter((goal) => goal.horizon === 'annual').map((goal) => goal.text);
  tally.check(
    'goals',
    'medium',
    truth.goals.medium_long_term,
    goals.find((goal) => goal.horizon === 'medium_long_term')?.text,
  );
  tally.check('goals', 'annual', truth.goals.annual, annual[0]);
  tally.check('goals', 'annual again', truth.goals.annual_second_block, annual[1]);
  const narrative = (section: string): string | undefined =>
    dataset.narratives.find((one) => one.form_id === form.id && one.section === section)?.text;
  const { narrative: texts } = truth;
  const sections = {
    project_overview: 'overview',
    basis: 'basis',
    necessity: 'necessity',
    necessity_feasibility: 'necessity',
    feasibility: 'feasibility',
    content: 'content',
    duties: 'duties',
    safeguards: 'safeguards',
    other_issues: 'other',
  };
  for (const [key, section] of Object.entries(sections)) {
    if (typeof texts[key] === 'string') tally.check('narratives', section, texts[key], narrative(section));
  }
}

function checkTasks(tally: Tally, truth: TruthForm, form: Row<'forms'>, dataset: Dataset): void {
  const tasks = dataset.tasks.filter((task) => task.form_id === form.id);
  tally.check('tasks', 'count', truth.tasks.length, tasks.length);
  truth.tasks.forEach((task, at) => {
    const read = tasks[at];
    const fold = (text: string | undefined): string | undefined =>
      text?.replace(/[(（]/g, '(').replace(/[)）]/g, ')').replace(/\s/g, '');
    tally.check('tasks', `${at} name`, fold(task.name), fold(read?.name));
    tally.check('tasks', `${at} content`, task.content, read?.content);
    tally.check('tasks', `${at} result`, task.expected_goal, read?.expected_result);
    tally.check('tasks', `${at} amount`, task.amount, read?.amount_wan);
    tally.check('tasks', `${at} start`, task.start, read?.start);
    tally.check('tasks', `${at} end`, task.end, read?.end);
  });
}

function checkTarget(tally: Tally, what: string, truth: TruthTarget, target: Row<'targets'> | undefined): void {
  const { parsed } = truth;
  const check = (part: string, expected: unknown, actual: unknown): void =>
    tally.check(`target ${part}`, `${what} ${truth.text} ${part}`, expected, actual);
  check('text', truth.text, target?.text);
  check('operator', parsed.operator, target?.operator ?? 'missing');
  check('explicit', parsed.operator_explicit, target?.operator_explicit ?? 'missing');
  check('value', parsed.value, target?.value);
  check('unit', parsed.unit, target?.unit);
  check('kind', parsed.kind, target?.kind ?? 'missing');
  check('base', parsed.base_value, target?.base_value);
  check('base unit', parsed.base_unit, target?.base_unit);
}

function checkIndicator(
  tally: Tally,
  truth: TruthIndicator,
  row: Row<'indicators'> | undefined,
  dataset: Dataset,
): void {
  const what = `${truth.ordinal} ${truth.name_printed ?? truth.level2_printed}`;
  const check = (category: string, expected: unknown, actual: unknown): void =>
    tally.check(category, `${what}: ${category}`, expected, actual);
  check('place', true, row?.source_place.split(';').includes(`L${truth.source_line}`) ?? false);
  check('name', truth.name, row?.name);
  check('name printed', truth.name_printed, row?.name_printed);
  check('placeholder', truth.is_placeholder, row?.is_placeholder);
  if (!truth.ambiguous) {
    check('level 1', truth.level1_code, row?.level1);
    check('level 2', truth.level2_code, row?.level2);
    check('concept', truth.concept, row?.concept);
    check('direction', truth.direction, row?.direction);
    check('level 1 label', truth.level1_printed, row?.level1_label);
    check('level 2 label', truth.level2_printed, row?.level2_label);
    check('level 1 origin', truth.level1_source, row?.level1_origin);
    check('level 2 origin', truth.level2_source, row?.level2_origin);
  }
  const targets = dataset.targets.filter((target) => target.indicator_id === row?.id);
  check('targets', truth.targets.length, targets.length);
  const left = new Set(targets);
  for (const one of truth.targets) {
    const target = [...left].find((other) => other.period === one.period);
    if (target) left.delete(target);
    checkTarget(tally, what, one, target);
  }
}

function checkForm(tally: Tally, truth: TruthForm, form: Row<'forms'>, dataset: Dataset): void {
  checkHeader(tally, truth, form, dataset);
  checkAmounts(tally, truth, form, dataset);
  checkTexts(tally, truth, form, dataset);
  checkTasks(tally, truth, form, dataset);
  const rows = dataset.indicators.filter((row) => row.form_id === form.id);
  tally.check('rows', 'count', truth.indicators.length, rows.length);
  truth.indicators.forEach((indicator, at) => checkIndicator(tally, indicator, rows[at], dataset));
}

/** Compares a dataset with the hand reading, form by form in the order printed; one score per category. */
export function scoreDataset(truth: Truth, dataset: Dataset): readonly Score[] {
  const tally = new Tally();
  for (const document of truth.documents) {
    const forms = dataset.forms.filter((form) => form.source_file === document.file);
    tally.form = document.file;
    tally.check('forms', 'count', document.forms.length, forms.length);
    document.forms.forEach((one, at) => {
      const form = forms[at];
      tally.form = one.form_id;
      if (form) checkForm(tally, one, form, dataset);
    });
  }
  return [...tally.scores].map(([category, score]) => ({ category, ...score }));
}
