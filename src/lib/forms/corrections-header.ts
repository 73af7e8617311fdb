import { AMOUNT_CODES, FORM_TYPES, PROJECT_ATTRIBUTES } from '#lib/dataset/index.ts';
import type { Row } from '#lib/dataset/index.ts';
import type { AmountChange, CorrectionOf, HeaderField, StaleReason } from './corrections.ts';
import { byPlace, findRow } from './corrections-match.ts';
import type { AmountDraft } from './amount-codes.ts';
import type { FormReading } from './form-reading.ts';
import { moneyOf } from './money.ts';
import type { NarrativeDraft } from './texts.ts';

type Outcome = FormReading | StaleReason;

const TEXT_FIELDS = {
  agency: 'agency',
  supervising_department: 'supervisingDepartment',
  project_name: 'projectName',
  project_code: 'projectCode',
  project_category: 'category',
  functional_code: 'functionalCode',
  start: 'start',
  end: 'end',
  submitted_on: 'submittedOn',
} as const;
const COUNTS = { posts: 'posts', in_post: 'inPost', retired: 'retired' } as const;

const isKey = <T extends object>(record: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(record, key);

/** The value of a header field in a reading, as a correction writes it. */
export function headerValue({ header, title, type }: FormReading, field: HeaderField): string | null {
  if (field === 'title') return title || null;
  if (field === 'type') return type;
  if (field === 'project_attribute') return header.attribute;
  if (field === 'fiscal_year') return header.fiscalYear === null ? null : String(header.fiscalYear);
  if (isKey(COUNTS, field)) return header[COUNTS[field]] === null ? null : String(header[COUNTS[field]]);
  return header[TEXT_FIELDS[field]];
}

const DATE = /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a field can hold a value: years are numbers, dates ISO 8601, types and attributes codes. */
export function isHeaderValue(field: HeaderField, value: string | null): boolean {
  if (value === null) return field !== 'type';
  if (field === 'type') return FORM_TYPES.some((known) => known === value);
  if (field === 'project_attribute') return PROJECT_ATTRIBUTES.some((known) => known === value);
  if (field === 'fiscal_year') return /^(?:19[9]\d|20\d\d)$/.test(value);
  if (field === 'start' || field === 'end') return DATE.test(value);
  if (field === 'submitted_on') return DATE.test(value) && value.length === 10;
  if (isKey(COUNTS, field)) return /^\d{1,6}$/.test(value);
  return value.trim() !== '';
}

/** The form with another value of a header field. */
export function withHeaderValue(form: FormReading, field: HeaderField, value: string | null): Outcome {
  if (!isHeaderValue(field, value)) return 'value_unusable';
  const header = (change: Partial<FormReading['header']>): FormReading => ({
    ...form,
    header: { ...form.header, ...change },
  });
  if (field === 'title') return { ...form, title: value ?? '', titles: [value ?? ''] };
  if (field === 'type') return { ...form, type: FORM_TYPES.find((known) => known === value) ?? form.type };
  if (field === 'fiscal_year') {
    return header({ fiscalYear: value === null ? null : Number(value), yearInferred: false });
  }
  if (field === 'project_attribute') {
    return header({ attribute: PROJECT_ATTRIBUTES.find((known) => known === value) ?? null, attributeDoubtful: false });
  }
  if (isKey(COUNTS, field)) return header({ [COUNTS[field]]: value === null ? null : Number(value) });
  return header({ [TEXT_FIELDS[field]]: value });
}

/** The form with another code, period or number of one amount. */
export function applyAmount(form: FormReading, correction: CorrectionOf<'amount'>): Outcome {
  const at = findRow(placedAmounts(form), correction);
  const own = form.amounts[at];
  if (!own) return 'row_gone';
  const wan = wanOf(correction.should, own.amount_wan);
  if (wan === undefined) return 'value_unusable';
  const { number: _, unit: __, ...codes } = correction.should;
  const amount: AmountDraft = { ...own, ...codes, amount_wan: wan };
  const repaired = form.repaired.filter((one) => one.place !== own.source_place);
  return { ...form, repaired, amounts: form.amounts.map((one, place) => (place === at ? amount : one)) };
}

/** The amount in 万元 a correction states; undefined if its number is none. */
function wanOf({ number, unit }: AmountChange, present: string | null): string | null | undefined {
  if (number === null) return null;
  const stated = number ?? (unit === undefined ? undefined : present);
  if (stated === undefined || stated === null) return present;
  return moneyOf(stated, unit ?? '万元')?.wan;
}

/** The amounts of a form as anchors see them. */
export function placedAmounts({ amounts }: Pick<FormReading, 'amounts'>) {
  return amounts.map(({ source_place: place, label }) => ({ place, printed: label }));
}

/** The goals of a form as anchors see them. */
export function placedGoals({ goals }: Pick<FormReading, 'goals'>) {
  return goals.map(({ source_place: place, text }) => ({ place, printed: text }));
}

/** The form with another horizon or text of one goal. */
export function applyGoal(form: FormReading, correction: CorrectionOf<'goal'>): Outcome {
  const at = findRow(placedGoals(form), correction);
  if (at < 0) return form.goals.some(({ text }) => text === correction.should.text) ? form : 'row_gone';
  const goals = form.goals.map((goal, place) => (place === at ? { ...goal, ...correction.should } : goal));
  return { ...form, goals };
}

const EXPENDITURE = new Set(['basic', 'project', 'personnel', 'public_expense']);
const LEVEL = new Set(['own_level', 'transfer_to_lower']);

function breakdownOf(code: string): AmountDraft['breakdown'] {
  if (code === 'total' || code === 'annual') return code;
  return EXPENDITURE.has(code) ? 'expenditure' : LEVEL.has(code) ? 'level' : 'source';
}

function inserted<T extends { readonly source_place: string }>(rows: readonly T[], row: T): readonly T[] {
  const next = rows.findIndex((one) => byPlace(one.source_place, row.source_place) > 0);
  return next < 0 ? [...rows, row] : [...rows.slice(0, next), row, ...rows.slice(next)];
}

/** The form with an unread piece put where its label belongs. */
export function applyLabel(form: FormReading, correction: CorrectionOf<'label'>): Outcome {
  const { field, value } = correction.should;
  const [kind, code = ''] = field.split(':');
  const source_place = correction.place;
  if (kind === 'goal') {
    const horizon = code === 'medium_long_term' ? ('medium_long_term' as const) : ('annual' as const);
    return { ...form, goals: inserted(form.goals, { horizon, text: value, source_place }) };
  }
  if (kind === 'narrative') {
    const section = code as NarrativeDraft['section'];
    return { ...form, narratives: inserted(form.narratives, { section, text: value, source_place }) };
  }
  if (kind !== 'amount') return withHeaderValue(form, field as HeaderField, value);
  const money = moneyOf(value, form.header.unit);
  const known = AMOUNT_CODES.find((one) => one === code);
  if (!money || !known) return 'value_unusable';
  const label = correction.printed.replace(value, '').replace(/[\s:：]+$/, '') || code;
  const period: Row<'amounts'>['period'] = 'annual';
  const amount = { breakdown: breakdownOf(code), code: known, label, period, amount_wan: money.wan, source_place };
  return { ...form, amounts: inserted(form.amounts, amount) };
}
