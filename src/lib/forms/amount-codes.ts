import type { Row } from '#lib/dataset/index.ts';
import { squeezeSpaces } from '#lib/text/index.ts';
import { means, type FieldHit } from './fields.ts';

/** An amount before it is numbered and tied to a form. */
export type AmountDraft = Omit<Row<'amounts'>, 'form_id' | 'no'>;

/** An amount with its place in the order of the document: the number of its label's cell. */
export interface OrderedAmount {
  readonly order: number;
  readonly draft: AmountDraft;
}

export type AmountCode = readonly [AmountDraft['breakdown'], AmountDraft['code']];

const CODES: Readonly<Record<string, AmountCode>> = {
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
const ANNUAL = /年度|本年|当年|全年/;

/** The amount field of a label, or null. */
export function amountField(hit: Pick<FieldHit, 'senses'>): string | null {
  return hit.senses.find((sense) => sense.field in CODES)?.field ?? null;
}

/** Breakdown and code of an amount field under the label printed for it; `inSources` where it stands among sources. */
export function amountCode(field: string, label: string, inSources = false): AmountCode {
  if (field === 'annual_amount' && inSources && /预算申请/.test(label))
    return ['source', 'current_year_budget_request'];
  if (field === 'src_central' && /上级/.test(label)) return ['source', 'higher_level_funds'];
  if (field === 'src_other' && /事业收入|经营收入/.test(label)) return ['source', 'business_income'];
  if (field === 'total_amount' && ANNUAL.test(label)) return ['annual', 'annual'];
  return CODES[field] ?? ['line_item', null];
}

/** A label without 其中 before it, a closing colon and spaces of typesetting. */
function plainLabel(text: string): string {
  return squeezeSpaces(text.replace(/\s+/g, ' '))
    .replace(/^其中[:：]?\s*/, '')
    .replace(/\s*[:：]$/, '');
}

/** The label of an amount as printed; 小计 behind 财政拨款 is 财政拨款小计. */
export function amountLabel(hit: FieldHit): string {
  const parent = hit.vertical ? undefined : hit.chain.at(-1);
  const nested =
    parent &&
    plainLabel(parent.label.text) !== plainLabel(hit.label.text) &&
    amountField(parent) === amountField(hit) &&
    amountField(hit)?.startsWith('src_');
  return (nested ? plainLabel(parent.label.text) : '') + plainLabel(hit.label.text);
}

/** Whether a unit in a label's brackets is the unit of the amounts that follow. */
export function isMoneyLabel(hit: FieldHit): boolean {
  return amountField(hit) !== null || means(hit, 'group', 'head_');
}
