import type { Bilingual, Row } from '#lib/dataset/index.ts';
import type { FormView, TextView } from './form-view.ts';
import { calledName, type IndicatorView } from './indicator-view.ts';
import { key } from './reading/key.ts';
import type { Draft, Fact, Verdict } from './rule.ts';

/** A fact: an indicator with its target, as printed. */
export function indicatorFact({ row, value }: IndicatorView, role = 'indicator'): Fact {
  const name = row.name_printed ?? row.name ?? row.level2_label ?? row.level1_label ?? '';
  return { role, form_id: row.form_id, place: row.source_place, text: value === '' ? name : `${name} → ${value}` };
}

/** A fact: a running text, with the decisive stretch marked. */
export function textFact(
  form: FormView,
  view: TextView,
  span?: { readonly start: number; readonly end: number },
): Fact {
  const fact = { role: view.role, form_id: form.row.id, place: view.place, text: view.text };
  return span === undefined ? fact : { ...fact, start: span.start, end: span.end };
}

/** A fact: a printed amount. */
export function amountFact({ form_id, label, amount_wan, source_place }: Row<'amounts'>): Fact {
  return { role: 'amount', form_id, place: source_place, text: `${label} ${amount_wan ?? ''}`.trim() };
}

/** A fact: something said in the head of a form. */
export function formFact({ row }: FormView, text: string): Fact {
  return { role: 'form', form_id: row.id, place: row.source_place, text };
}

/** The part of a subject that says which indicator is meant: its level and name, or its level and target if it has no name. */
function indicatorSubject({ row, nameKey, valueKey }: IndicatorView): readonly string[] {
  const level = row.level2 ?? row.level1 ?? key(row.level2_label ?? row.level1_label);
  return nameKey === '' ? [level, `=${valueKey}`] : [level, nameKey];
}

interface RowDraft {
  readonly message: Bilingual;
  /** Other indicators the finding rests on. */
  readonly others?: readonly IndicatorView[];
  readonly facts?: readonly Fact[];
  readonly numbers?: Readonly<Record<string, number>> | undefined;
  readonly severity?: Draft['severity'] | undefined;
}

/** A draft about one indicator of one form. */
export function indicatorDraft(form: FormView, indicator: IndicatorView, told: RowDraft): Draft {
  const { facts = [], others = [] } = told;
  return draftOf(
    {
      subject: indicatorSubject(indicator),
      forms: [form],
      indicators: [indicator, ...others],
      facts: [indicatorFact(indicator), ...others.map((other) => indicatorFact(other)), ...facts],
    },
    told,
  );
}

interface Told {
  readonly message: Bilingual;
  readonly numbers?: Draft['numbers'];
  readonly severity?: Draft['severity'] | undefined;
}

function draftOf(base: Omit<Draft, 'message'>, { message, numbers, severity }: Told): Draft {
  return { ...base, message, ...(numbers ? { numbers } : {}), ...(severity ? { severity } : {}) };
}

/** A draft about a form as a whole; `subject` tells apart several drafts of one rule in one form. */
export function formDraft(
  form: FormView,
  facts: readonly Fact[],
  told: Told & { readonly subject?: readonly string[]; readonly indicators?: readonly IndicatorView[] },
): Draft {
  return draftOf({ subject: told.subject ?? [], forms: [form], indicators: told.indicators ?? [], facts }, told);
}

/** Tests every item that applies, once: the count of what was tested and what was found come from the same pass. */
export function testEach<T>(
  items: readonly T[],
  applies: (item: T) => boolean,
  find: (item: T) => Draft | null,
): Verdict {
  const drafts: Draft[] = [];
  let tested = 0;
  for (const item of items) {
    if (!applies(item)) continue;
    tested += 1;
    const draft = find(item);
    if (draft !== null) drafts.push(draft);
  }
  return { total: items.length, tested, drafts };
}

/** The verdict on one subject, such as a form: not tested, or tested with or without a draft. */
export function judged(draft: Draft | null): Verdict {
  return { total: 1, tested: 1, drafts: draft === null ? [] : [draft] };
}

export const NOT_TESTED: Verdict = { total: 1, tested: 0, drafts: [] };

/** Joins the verdicts of one rule on several subjects. */
export function together(verdicts: readonly Verdict[]): Verdict {
  return {
    total: verdicts.reduce((sum, { total }) => sum + total, 0),
    tested: verdicts.reduce((sum, { tested }) => sum + tested, 0),
    drafts: verdicts.flatMap(({ drafts }) => drafts),
  };
}

/** Names of indicators for a message: the first few, quoted, then how many more. */
export function namesOf(indicators: readonly IndicatorView[], most = 4): Bilingual {
  const names = indicators.map(calledName);
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  return {
    zh: `${shown.map((name) => `“${name}”`).join('、')}${more > 0 ? `等 ${names.length} 项` : ''}`,
    en: `${shown.map((name) => `“${name}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}
