import type { Row } from '#lib/dataset/index.ts';
import type { IndicatorView } from './indicator-view.ts';
import { key } from './reading/key.ts';

/** What a piece of running text in a form is. */
export type TextRole = 'goal' | 'narrative' | 'task_content' | 'task_result';

/** A piece of running text of a form. */
export interface TextView {
  readonly role: TextRole;
  /** annual, medium_long_term for goals; the section for narratives; the task's name for tasks. */
  readonly part: string;
  readonly text: string;
  readonly place: string;
}

/** One form with everything that belongs to it, in printed order. */
export interface FormView {
  readonly row: Row<'forms'>;
  /** Full name of the agency, empty if the dataset does not know it. */
  readonly agency: string;
  readonly agencyKind: string;
  readonly indicators: readonly IndicatorView[];
  readonly goals: readonly Row<'goals'>[];
  readonly narratives: readonly Row<'narratives'>[];
  readonly tasks: readonly Row<'tasks'>[];
  readonly amounts: readonly Row<'amounts'>[];
  readonly texts: readonly TextView[];
  /** Labels, titles and other words of the form that went into no table: they show which blocks its template has. */
  readonly printed: readonly Row<'unread'>[];
  /** Whether the file may hold more of this form than was read: then nothing can be said to be missing. */
  readonly mayContinue: boolean;
}

/** The total of a form in 万元, null if unknown. */
export function totalOf({ row, amounts }: FormView): number | null {
  const printed =
    row.total_wan ?? amounts.find((one) => one.breakdown === 'total' && one.period === 'annual')?.amount_wan;
  return wan(printed ?? null);
}

/** A printed amount as a number, null if blank or unreadable. */
export function wan(amount: string | null): number | null {
  if (amount === null || amount.trim() === '') return null;
  const value = Number(amount);
  return Number.isFinite(value) ? value : null;
}

/** What identifies a form across imports: agency, year, type and project, but no id. */
export function formIdentity({ row, agency }: FormView): readonly string[] {
  return [key(agency), String(row.fiscal_year ?? ''), row.type, key(row.project_name)];
}

export function isDepartment(form: FormView): boolean {
  return form.row.type === 'department';
}

/** All texts of a form that a rule may read, as one key-free list. */
export function textsOf(
  goals: readonly Row<'goals'>[],
  narratives: readonly Row<'narratives'>[],
  tasks: readonly Row<'tasks'>[],
): readonly TextView[] {
  return [
    ...goals.map(({ horizon, text, source_place }) => view('goal', horizon, [text, source_place])),
    ...narratives.map(({ section, text, source_place }) => view('narrative', section, [text, source_place])),
    ...tasks.map(({ name, content, source_place }) => view('task_content', name, [content, source_place])),
    ...tasks.map(({ name, expected_result, source_place }) =>
      view('task_result', name, [expected_result, source_place]),
    ),
  ].filter(({ text }) => text.trim() !== '');
}

function view(role: TextRole, part: string, [text, place]: readonly [string | null, string]): TextView {
  return { role, part, text: text ?? '', place };
}
