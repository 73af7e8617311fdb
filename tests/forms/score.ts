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

function same(expected: unknown, actual: unknown): boolean {
  const blank = (value: unknown): boolean => value === null || value === undefined || value === '';
  if (blank(expected) || blank(actual)) return blank(expected) && blank(actual);
  if (typeof expected === 'number') return Math.abs(expected - Number(actual)) < 1e-9;
  return String(expected) === String(actual);
}

type Pairs = Readonly<Record<string, readonly [expected: unknown, actual: unknown]>>;

type Scores = Map<string, { right: number; total: number; misses: Miss[] }>;

/** The comparison of one form with its hand reading. */
class FormComparison {
  readonly #scores: Map<string, { right: number; total: number; misses: Miss[] }>;
  readonly #truth: TruthForm;
  readonly #form: Row<'forms'>;
  readonly #dataset: Dataset;

  constructor(scores: Scores, truth: TruthForm, read: { form: Row<'forms'>; dataset: Dataset }) {
    this.#scores = scores;
    this.#truth = truth;
    this.#form = read.form;
    this.#dataset = read.dataset;
  }

  #check(category: string, pairs: Pairs): void {
    const score = this.#scores.get(category) ?? { right: 0, total: 0, misses: [] };
    this.#scores.set(category, score);
    for (const [what, [expected, actual]] of Object.entries(pairs)) {
      score.total++;
      if (same(expected, actual)) score.right++;
      else score.misses.push({ form: this.#truth.form_id, what, expected, actual });
    }
  }

  #own<R extends { form_id: string }>(rows: readonly R[]): readonly R[] {
    return rows.filter((row) => row.form_id === this.#form.id);
  }

  header(): void {
    const truth = this.#truth;
    const form = this.#form;
    const agency = this.#dataset.agencies.find((one) => one.id === form.agency_id);
    this.#check('header', {
      type: [truth.form_type, form.type],
      title: [truth.title_printed, form.title],
      agency: [truth.agency.normalized, agency?.name],
      region: [truth.region.code, agency?.region_code],
      kind: ['petition', agency?.kind],
      year: [truth.fiscal_year, form.fiscal_year],
      project: [truth.project?.name, form.project_name],
      'project code': [truth.project?.code, form.project_code],
      attribute: [truth.project?.attribute_code, form.project_attribute],
      category: [truth.project?.category, form.project_category],
      'functional code': [truth.functional_code?.code, form.functional_code],
      start: [truth.period.start, form.start],
      end: [truth.period.end, form.end],
      submitted: [truth.submission_date, form.submitted_on],
      supervising: [truth.supervising_department?.normalized, form.supervising_department],
      posts: [truth.personnel?.posts ?? truth.personnel?.administrative_posts, form.posts],
      'in post': [truth.personnel?.in_post, form.in_post],
      retired: [truth.personnel?.retired, form.retired],
      total: [truth.budget.total, form.total_wan],
    });
  }

  amounts(): void {
    const left = new Set(this.#own(this.#dataset.amounts));
    const take = (what: string, expected: number | null, accept: (amount: Row<'amounts'>) => boolean): void => {
      const found = [...left].find(accept);
      if (found) left.delete(found);
      this.#check('amounts', { [what]: [expected ?? 'null', found ? (found.amount_wan ?? 'null') : 'missing'] });
    };
    const { budget } = this.#truth;
    for (const { printed, code, amount } of budget.by_source) {
      take(
        `source ${printed}`,
        amount,
        (one) => one.breakdown === 'source' && one.code === code && one.period === 'annual',
      );
    }
    for (const { printed, code, amount, half_year } of budget.by_expenditure_type) {
      take(`expenditure ${printed}`, amount, (one) => one.code === code && one.period === 'annual');
      if (half_year !== undefined)
        take(`half-year ${printed}`, half_year, (one) => one.code === code && one.period === 'half_year');
    }
    for (const { printed, code, amount } of budget.by_level)
      take(`level ${printed}`, amount, (one) => one.code === code);
    for (const { name, amount, half_year } of budget.line_items) {
      take(
        `item ${name}`,
        amount,
        (one) => one.breakdown === 'line_item' && one.label === name && one.period === 'annual',
      );
      if (half_year !== undefined)
        take(`half-year ${name}`, half_year, (one) => one.label === name && one.period === 'half_year');
    }
    const plan = budget.half_year_plan;
    if (plan !== null) take('half-year plan', plan, (one) => one.code === 'total' && one.period === 'half_year');
    const invented = [...left].filter((amount) => amount.code !== 'total' && amount.code !== 'annual');
    this.#check('amounts', {
      invented: ['', invented.map(({ breakdown, label }) => `${breakdown} ${label}`).join(', ')],
    });
  }

  texts(): void {
    const { goals, narrative } = this.#truth;
    const read = this.#own(this.#dataset.goals);
    const annual = read.filter((goal) => goal.horizon === 'annual').map((goal) => goal.text);
    this.#check('goals', {
      medium: [goals.medium_long_term, read.find((goal) => goal.horizon === 'medium_long_term')?.text],
      annual: [goals.annual, annual[0]],
      'annual again': [goals.annual_second_block, annual[1]],
    });
    const narratives = this.#own(this.#dataset.narratives);
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
      if (typeof narrative[key] !== 'string') continue;
      this.#check('narratives', {
        [section]: [narrative[key], narratives.find((one) => one.section === section)?.text],
      });
    }
  }

  tasks(): void {
    const { tasks } = this.#truth;
    const read = this.#own(this.#dataset.tasks);
    this.#check('tasks', { count: [tasks.length, read.length] });
    const fold = (text: string | undefined): string | undefined =>
      text?.replace(/[(（]/g, '(').replace(/[)）]/g, ')').replace(/\s/g, '');
    tasks.forEach((task, at) => {
      this.#check('tasks', {
        [`${at} name`]: [fold(task.name), fold(read[at]?.name)],
        [`${at} content`]: [task.content, read[at]?.content],
        [`${at} result`]: [task.expected_goal, read[at]?.expected_result],
        [`${at} amount`]: [task.amount, read[at]?.amount_wan],
        [`${at} start`]: [task.start, read[at]?.start],
        [`${at} end`]: [task.end, read[at]?.end],
      });
    });
  }

  indicators(): void {
    const rows = this.#own(this.#dataset.indicators);
    this.#check('rows', { count: [this.#truth.indicators.length, rows.length] });
    this.#truth.indicators.forEach((indicator, at) => this.#indicator(indicator, rows[at]));
  }

  #indicator(truth: TruthIndicator, row: Row<'indicators'> | undefined): void {
    const what = `${truth.ordinal} ${truth.name_printed ?? truth.level2_printed}`;
    const check = (category: string, expected: unknown, actual: unknown): void =>
      this.#check(category, { [`${what}: ${category}`]: [expected, actual] });
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
    this.#targets(
      truth,
      this.#dataset.targets.filter((target) => target.indicator_id === row?.id),
    );
  }

  #targets(truth: TruthIndicator, targets: readonly Row<'targets'>[]): void {
    const what = `${truth.ordinal} ${truth.name ?? ''}`;
    this.#check('targets', { [what]: [truth.targets.length, targets.length] });
    const left = new Set(targets);
    for (const one of truth.targets) {
      const target = [...left].find((other) => other.period === one.period);
      if (target) left.delete(target);
      this.#target(what, one, target);
    }
  }

  #target(what: string, { text, parsed }: TruthTarget, target: Row<'targets'> | undefined): void {
    const parts: Pairs = {
      text: [text, target?.text],
      operator: [parsed.operator, target?.operator ?? 'missing'],
      explicit: [parsed.operator_explicit, target?.operator_explicit ?? 'missing'],
      value: [parsed.value, target?.value],
      unit: [parsed.unit, target?.unit],
      kind: [parsed.kind, target?.kind ?? 'missing'],
      base: [parsed.base_value, target?.base_value],
      'base unit': [parsed.base_unit, target?.base_unit],
    };
    for (const [part, pair] of Object.entries(parts))
      this.#check(`target ${part}`, { [`${what} ${text} ${part}`]: pair });
  }
}

/** Compares a dataset with the hand reading, form by form in the order printed; one score per category. */
export function scoreDataset(truth: Truth, dataset: Dataset): readonly Score[] {
  const scores: Scores = new Map();
  for (const document of truth.documents) {
    const forms = dataset.forms.filter((form) => form.source_file === document.file);
    const right = forms.length === document.forms.length;
    const miss = { form: document.file, what: 'forms', expected: document.forms.length, actual: forms.length };
    const count = scores.get('forms') ?? { right: 0, total: 0, misses: [] };
    scores.set('forms', {
      right: count.right + Number(right),
      total: count.total + 1,
      misses: right ? count.misses : [...count.misses, miss],
    });
    document.forms.forEach((one, at) => {
      const form = forms[at];
      if (!form) return;
      const comparison = new FormComparison(scores, one, { form, dataset });
      comparison.header();
      comparison.amounts();
      comparison.texts();
      comparison.tasks();
      comparison.indicators();
    });
  }
  return [...scores].map(([category, score]) => ({ category, ...score }));
}
