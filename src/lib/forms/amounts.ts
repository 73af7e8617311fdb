import type { Row } from '#lib/dataset/index.ts';
import { squeezeSpaces } from '#lib/text/index.ts';
import { means, type FieldHit, type FieldRow, type Fragment } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { moneyOf, moneyUnit } from './money.ts';
import { fragmentPlace } from './place.ts';
import type { Period } from './table-head.ts';

/** An amount before it is numbered and tied to a form. */
export type AmountDraft = Omit<Row<'amounts'>, 'form_id' | 'no'>;

/** An amount with its place in the order of the document: the number of its label's cell. */
export interface OrderedAmount {
  readonly order: number;
  readonly draft: AmountDraft;
}
type Breakdown = AmountDraft['breakdown'];
type Code = AmountDraft['code'];

const CODES: Readonly<Record<string, readonly [Breakdown, Code]>> = {
  total_amount: ['total', 'total'],
  annual_amount: ['annual', 'annual'],
  half_year_plan: ['total', 'total'],
  src_fiscal: ['source', 'fiscal_appropriation'],
  src_general: ['source', 'general_public_budget'],
  src_gov_fund: ['source', 'government_fund'],
  src_state_capital: ['source', 'state_capital'],
  src_special_account: ['source', 'fiscal_special_account'],
  src_social_insurance: ['source', 'social_insurance_fund'],
  src_carryover: ['source', 'prior_year_carryover'],
  src_other: ['source', 'other_funds'],
  src_central: ['source', 'central_funds'],
  src_province: ['source', 'provincial_funds'],
  src_local: ['source', 'county_funds'],
  exp_basic: ['expenditure', 'basic'],
  exp_project: ['expenditure', 'project'],
  exp_personnel: ['expenditure', 'personnel'],
  exp_public: ['expenditure', 'public_expense'],
  level_own: ['level', 'own_level'],
  level_transfer: ['level', 'transfer_to_lower'],
};
const LONG_TERM = /实施期|中长期|中期|三年|总投资/;

interface PeriodColumn {
  readonly column: number;
  readonly period: Period;
}

interface Context {
  readonly unit: string;
  readonly columns: readonly PeriodColumn[];
  /** Field of the last amount read: what stands below 项目支出 without a label of its own is one of its items. */
  readonly last: string;
}

/** The amount field of a label, or null. */
export function amountField(hit: FieldHit): string | null {
  return hit.senses.find((sense) => sense.field in CODES)?.field ?? null;
}

/** A label as printed, without 其中 before it and spaces of typesetting. */
export function amountLabel(hit: FieldHit): string {
  const own = (one: FieldHit): string =>
    squeezeSpaces(one.label.text.replace(/\s+/g, ' '))
      .replace(/^其中[:：]?\s*/, '')
      .replace(/[:：]$/, '');
  const parent = hit.vertical ? undefined : hit.chain.at(-1);
  const nested = parent && amountField(parent) === amountField(hit) && amountField(hit)?.startsWith('src_');
  return (nested ? own(parent) : '') + own(hit);
}

function codeOf(hit: FieldHit, siblings: readonly FieldHit[]): readonly [Breakdown, Code] {
  const field = amountField(hit) ?? '';
  const label = hit.label.text;
  if (field === 'annual_amount' && /预算申请/.test(label) && siblings.some((other) => means(other, 'src_'))) {
    return ['source', 'current_year_budget_request'];
  }
  if (field === 'src_central' && /上级/.test(label)) return ['source', 'higher_level_funds'];
  if (field === 'src_other' && /事业收入|经营收入/.test(label)) return ['source', 'business_income'];
  return CODES[field] ?? ['line_item', null];
}

function isHeadRow(row: FieldRow): boolean {
  const blank = row.loose.length === 0 && row.hits.every((hit) => hit.values.length === 0);
  return blank && row.hits.some((hit) => means(hit, 'head_breakdown', 'half_year_plan'));
}

function periodColumns(row: FieldRow): readonly PeriodColumn[] {
  return row.hits
    .filter((hit) => means(hit, 'annual_amount', 'half_year_plan', 'head_amount') && !means(hit, 'head_breakdown'))
    .map((hit) => ({
      column: hit.label.piece.column,
      period: means(hit, 'half_year_plan') ? ('half_year' as const) : ('annual' as const),
    }));
}

/** Periods of the amounts of a row: in order where each column has one, else by the nearest column. */
function periodsOf(values: readonly Fragment[], columns: readonly PeriodColumn[], fallback: Period): readonly Period[] {
  if (columns.length === 0) return values.map(() => fallback);
  if (columns.length === values.length) return columns.map((column) => column.period);
  return values.map((value) => {
    const distances = columns.map((column) => Math.abs(column.column - value.piece.column));
    return columns[distances.indexOf(Math.min(...distances))]?.period ?? fallback;
  });
}

function fallbackPeriod(hit: FieldHit): Period {
  if (means(hit, 'half_year_plan')) return 'half_year';
  return LONG_TERM.test(hit.label.text) ? 'medium_long_term' : 'annual';
}

interface Found {
  readonly drafts: readonly AmountDraft[];
  readonly field: string | null;
}

/** The amounts of one label: one per value, or a null one if the label is printed and its cell is blank. */
function hitAmounts(hit: FieldHit, siblings: readonly FieldHit[], context: Context, ledger: Ledger): Found {
  const field = amountField(hit);
  if (!field) return { drafts: [], field: null };
  const unit = moneyUnit(hit.label.text) ?? context.unit;
  const values = hit.values.filter((value) => moneyOf(value.text, unit));
  const [breakdown, code] = codeOf(hit, siblings);
  const base = { breakdown, code, label: amountLabel(hit) };
  if (values.length === 0) {
    const leaf = hit.values.length === 0 && isLeaf(hit, siblings);
    const blank = { ...base, period: fallbackPeriod(hit), amount_wan: null, source_place: fragmentPlace(hit.label) };
    return { drafts: leaf ? [blank] : [], field };
  }
  const periods = periodsOf(values, context.columns, fallbackPeriod(hit));
  const drafts = values.map((value, at) => {
    ledger.claim(value.piece, 'value', value.range);
    const amount = moneyOf(value.text, unit)?.wan ?? null;
    return { ...base, period: periods[at] ?? 'annual', amount_wan: amount, source_place: fragmentPlace(value) };
  });
  return { drafts, field };
}

function isFilled(hit: FieldHit): boolean {
  return hit.values.length > 0 && !hit.vertical;
}

/** A blank label counts as a blank amount unless it heads others or could as well be a group. */
function isLeaf(hit: FieldHit, siblings: readonly FieldHit[]): boolean {
  const heads = siblings.some(
    (other) => isFilled(other) && other.chain.some((parent) => parent.label.piece === hit.label.piece),
  );
  return (
    !heads &&
    !means(hit, 'group', 'head_breakdown', 'head_amount', 'line_items') &&
    means(hit, 'src_', 'exp_', 'level_', 'total_amount', 'annual_amount')
  );
}

const ITEM_LEAD = /^(?:其中[:：]?\s*)?(?:项目|其中|专项|子项目)?\s*[\d一二三四五六七八九十]*\s*[:：、.．]?\s*/;

/** A row below 项目支出 that is a name and amounts: 其中：项目 1：信访救助资金 | 40 万元 | 80 万元. */
function itemAmounts(row: FieldRow, context: Context, ledger: Ledger): readonly AmountDraft[] {
  const [name, ...rest] = row.loose;
  const values = rest.filter((value) => moneyOf(value.text, context.unit));
  const inTable = context.columns.length > 0 || context.last === 'exp_project';
  if (!name || row.hits.length > 0 || values.length === 0 || values.length !== rest.length || !inTable) return [];
  if (moneyOf(name.text, context.unit)) return [];
  ledger.claim(name.piece, 'value', name.range);
  const periods = periodsOf(values, context.columns, 'annual');
  return values.map((value, at) => {
    ledger.claim(value.piece, 'value', value.range);
    return {
      breakdown: 'line_item',
      code: null,
      label: squeezeSpaces(name.text.replace(ITEM_LEAD, '')) || name.text,
      period: periods[at] ?? 'annual',
      amount_wan: moneyOf(value.text, context.unit)?.wan ?? null,
      source_place: fragmentPlace(value),
    };
  });
}

/** Reads the amounts of a form from its labels, in the order printed. `unit` is the form's unit of money. */
export function readAmounts(rows: readonly FieldRow[], unit: string, ledger: Ledger): readonly OrderedAmount[] {
  const amounts: OrderedAmount[] = [];
  const add = (order: number, drafts: readonly AmountDraft[]): void => {
    amounts.push(...drafts.map((draft) => ({ order, draft })));
  };
  let context: Context = { unit, columns: [], last: '' };
  let group: readonly FieldHit[] = [];
  for (const row of rows) {
    if (isHeadRow(row)) {
      context = { ...context, columns: periodColumns(row) };
      continue;
    }
    const labelsOnly = row.loose.length === 0 && row.hits.every((hit) => hit.values.length === 0 || hit.vertical);
    group = labelsOnly ? [...group, ...row.hits] : row.hits;
    for (const hit of row.hits) {
      const found = hitAmounts(hit, group, context, ledger);
      add(hit.label.piece.id, found.drafts);
      if (found.field) context = { ...context, last: found.field };
      else if (hit.values.length > 0) context = { ...context, columns: [], last: '' };
    }
    add(row.row.pieces[0]?.id ?? 0, itemAmounts(row, context, ledger));
  }
  return amounts;
}
