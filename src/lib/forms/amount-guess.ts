import { normalizeLabel } from '#lib/text/index.ts';
import { moneyOf } from './money.ts';

/** Words that tell what an amount is, the most telling first, for labels the vocabulary does not list. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/结转|结余/, 'src_carryover'],
  [/公共预算|经费拨款/, 'src_general'],
  [/基金预算|政府性基金|政府基金/, 'src_gov_fund'],
  [/国有资本/, 'src_state_capital'],
  [/专户|非税|教育收费/, 'src_special_account'],
  [/社保基金|社会保险/, 'src_social_insurance'],
  [/中央|上级/, 'src_central'],
  [/省级|省财政|自治区|省本级|省补/, 'src_province'],
  [/[县区镇乡]级|[县区镇]财政|地方|本级财政|配套/, 'src_local'],
  [/基本支出/, 'exp_basic'],
  [/项目支出/, 'exp_project'],
  [/人员(?:经费|支出|类)/, 'exp_personnel'],
  [/公用(?:经费|支出)|运转类/, 'exp_public'],
  [/财政(?:拨款|资金|安排|补助|性资金)/, 'src_fiscal'],
  [/自筹|自有|单位资金|其他(?:资金|来源|收入)|社会资金|贷款|事业收入|经营收入/, 'src_other'],
  [/(?:当年|本年|年度|全年).*(?:预算|资金|金额|总额)/, 'annual_amount'],
  [/总额|总预算|总投资|总金额|预算合计|资金合计/, 'total_amount'],
];

/** The amount field a label outside the vocabulary most likely names, judged by its words; null if none tells. */
export function guessedAmountField(label: string): string | null {
  const plain = normalizeLabel(label).replace(/\([^()]*\)/g, '');
  if (plain.length < 2 || plain.length > 20 || /\d|[,。;]/.test(plain)) return null;
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** Whether a text is an amount of money for sure: a number, with or without a unit of money. */
export function isMoney(text: string): boolean {
  return moneyOf(text, '万元') !== null;
}
