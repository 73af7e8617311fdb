import type { Row } from '#lib/dataset/index.ts';
import { choices, firstText, isBlank, norm, same, sameText } from './corpus-compare.ts';
import { compareRows, missRow, type ReadForm } from './corpus-rows.ts';
import type { Tally } from './corpus-tally.ts';
import { type CorpusForm, type CorpusTask, HEADER, type Wanted } from './corpus-truth.ts';

type HeaderField = keyof typeof HEADER;
const FIELDS = Object.keys(HEADER) as readonly HeaderField[];

/** The comparison of one form that was found with its hand reading. */
class FormComparison {
  readonly #tally: Tally;
  readonly #wanted: CorpusForm;
  readonly #read: ReadForm;

  constructor(tally: Tally, wanted: CorpusForm, read: ReadForm) {
    this.#tally = tally;
    this.#wanted = wanted;
    this.#read = read;
  }

  #own<R extends { form_id: string }>(rows: readonly R[]): readonly R[] {
    return rows.filter((row) => row.form_id === this.#read.id);
  }

  header(form: Row<'forms'>): void {
    const agency = this.#read.dataset.agencies.find((one) => one.id === form.agency_id);
    for (const field of FIELDS) this.#field(field, form[HEADER[field]]);
    this.#field('title', form.title, sameText);
    this.#field('agency', agency?.name);
    this.#field('region', agency?.region_code);
  }

  #field(field: HeaderField | 'title' | 'agency' | 'region', read: unknown, compare = same): void {
    const wanted = this.#wanted[field];
    if (this.#wanted.amb.includes(field)) return;
    const what = `${this.#read.tag}${field} want ${JSON.stringify(wanted)} got ${JSON.stringify(read)}`;
    if (!isBlank(wanted)) this.#tally.check('header', compare(wanted, read), what);
    else if (!isBlank(read)) this.#tally.invent('invented_header', what);
  }

  amounts(): void {
    const { tag, dataset } = this.#read;
    const left = new Set(this.#own(dataset.amounts));
    for (const wanted of [...this.#wanted.amounts].sort((a, b) => Number(a.opt) - Number(b.opt))) {
      const found = [...left].find(
        (read) =>
          same(wanted.amount, read.amount_wan) &&
          same(wanted.period, read.period) &&
          same(wanted.breakdown, read.breakdown) &&
          (wanted.amb.includes('code') || same(wanted.code, read.code)) &&
          (wanted.label === null || norm(read.label).includes(norm(wanted.label))),
      );
      if (found) left.delete(found);
      const code = `${firstText(wanted.breakdown)}/${firstText(wanted.code)}/${firstText(wanted.period)}`;
      if (!wanted.opt) this.#tally.check('amounts', found !== undefined, `${tag}${code} ${wanted.amount}`);
    }
    for (const read of left) {
      if (isBlank(read.amount_wan) || this.#isRestated(read)) continue;
      const what = `${tag}${read.breakdown}/${read.code}/${read.period} ${read.label} ${read.amount_wan}`;
      this.#tally.invent('invented_amounts', `${what} @${read.source_place}`);
    }
  }

  /** A total said again, or the amount of a task or item that also stands in a table of its own: not invented. */
  #isRestated({ code, breakdown, amount_wan }: Row<'amounts'>): boolean {
    const { amounts, tasks, total } = this.#wanted;
    const totals = amounts.filter((one) => choices(one.code).some((own) => own === 'total' || own === 'annual'));
    if (code === 'total' || code === 'annual')
      return same([...totals.map((one) => one.amount), ...choices(total)], amount_wan);
    if (!['task', 'line_item', 'sub_unit'].includes(breakdown)) return false;
    return [...tasks, ...amounts].some((one) => !isBlank(one.amount) && same(one.amount ?? null, amount_wan));
  }

  goals(): void {
    this.#texts(
      'goals',
      this.#wanted.goals,
      this.#own(this.#read.dataset.goals).map((one) => [one.horizon, one.text]),
    );
  }

  narratives(): void {
    const read = this.#own(this.#read.dataset.narratives);
    this.#texts(
      'narratives',
      this.#wanted.narratives,
      read.map((one) => [one.section, one.text]),
    );
  }

  #texts(kind: 'goals' | 'narratives', wanted: CorpusForm['goals'], read: CorpusForm['goals']): void {
    const left = new Set(read);
    for (const [section, text] of wanted) {
      const found = [...left].find(([own, words]) => own === section && sameText(text, words));
      if (found) left.delete(found);
      const got = read.map(([own, words]) => `${own}: ${words.slice(0, 30)}`).join(' | ');
      this.#tally.check(kind, found !== undefined, `${this.#read.tag}${section} ${text.slice(0, 30)} got ${got}`);
    }
  }

  tasks(): void {
    const read = this.#own(this.#read.dataset.tasks);
    const { tasks } = this.#wanted;
    const names = read.map((task) => task.name).join(' | ');
    if (tasks.length + read.length > 0)
      this.#tally.check('tasks', tasks.length === read.length, `${this.#read.tag}${tasks.length} wanted, got ${names}`);
    for (const wanted of tasks) {
      const found =
        read.find((task) => sameText(wanted.name, task.name)) ??
        read.find((task) => sameText(wanted.name, task.content));
      this.#tally.check('tasks', found !== undefined, `${this.#read.tag}missing ${wanted.name}`);
      if (found) this.#task(wanted, found);
    }
  }

  #task(wanted: CorpusTask, read: Row<'tasks'>): void {
    const check = (isRight: boolean, [want, got]: readonly [Wanted, unknown]): void =>
      this.#tally.check('tasks', isRight, `${this.#read.tag}${wanted.name} want ${String(want)} got ${String(got)}`);
    if (wanted.content) check(sameText(wanted.content, read.content), [wanted.content, read.content]);
    if (wanted.expected)
      check(sameText(wanted.expected, read.expected_result), [wanted.expected, read.expected_result]);
    if (wanted.amount !== undefined) check(same(wanted.amount, read.amount_wan), [wanted.amount, read.amount_wan]);
    if (wanted.start !== undefined) check(same(wanted.start, read.start), [wanted.start, read.start]);
    if (wanted.end !== undefined) check(same(wanted.end, read.end), [wanted.end, read.end]);
  }
}

/** Compares a form with its hand reading. */
export function compareForm(tally: Tally, wanted: CorpusForm, read: ReadForm): void {
  const form = read.dataset.forms.find((one) => one.id === read.id);
  if (!form) return;
  const comparison = new FormComparison(tally, wanted, read);
  comparison.header(form);
  comparison.amounts();
  comparison.goals();
  comparison.narratives();
  comparison.tasks();
  compareRows(tally, wanted, read);
}

/** A form that was not found has nothing right. */
export function missForm(tally: Tally, wanted: CorpusForm): void {
  const fields = [...FIELDS, 'title', 'agency', 'region'] as const;
  tally.ask('header', fields.filter((field) => !isBlank(wanted[field]) && !wanted.amb.includes(field)).length);
  tally.ask('amounts', wanted.amounts.filter((one) => !one.opt).length);
  tally.ask('goals', wanted.goals.length);
  tally.ask('narratives', wanted.narratives.length);
  if (wanted.tasks.length > 0) tally.ask('tasks', 1 + wanted.tasks.length);
  for (const row of wanted.indicators) missRow(tally, row);
}
