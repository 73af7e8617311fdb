import { normalizeLabel } from '#lib/text/index.ts';
import { isPriorYear, labelYear } from './amount-years.ts';
import { moneyOf } from './money.ts';

/** Words that tell what an amount is, the most telling first, for labels the vocabulary does not list. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/结转|结余/, 'src_carryover'],
  [/非财政/, 'src_other'],
  [/一般债/, 'src_general'],
  [/公共预算|公共服务预算|经费拨款|公共财政/, 'src_general'],
  [/基金预算|政府性基金|政府基金|专项债/, 'src_gov_fund'],
  [/国有资本/, 'src_state_capital'],
  [/专户|非税|教育收费|预算外/, 'src_special_account'],
  [/社保基金|社会保险/, 'src_social_insurance'],
  [/附属单位/, 'src_other'],
  [/中央|上级|车购税/, 'src_central'],
  [/省级|省财政|自治区|省本级|省补|省市|兵团|^市级$|市级(?:财政)?(?:补助|配套|专项)/, 'src_province'],
  [
    /盟市|旗县|州市|市县|市、县|[盟旗]级|[县区镇乡][(（]?[、县市区]*[)）]?(?:级|资金|财政(?!拨款)|配套)|地方|本级(?:财政|财力|安排|配套)|配套|街道/,
    'src_local',
  ],
  [/基本支出/, 'exp_basic'],
  [/人员(?:经费|支出|类)|工资福利|对个人和家庭/, 'exp_personnel'],
  [/公用(?:经费|支出)|运转(?:类|经费)|商品和?服务/, 'exp_public'],
  [/项目支出|特定目标类(?:项目)?(?:支出|经费|资金)|项目类支出/, 'exp_project'],
  [/(?:当年|本年|年度|全年).*(?:预算|资金需求|资金|金额|总额|投资|申报数|申请数)/, 'annual_amount'],
  [/^[本当]年度?$/, 'annual_amount'],
  [/财政(?:预算)?(?:拨款|资金|安排|补助|性资金|投入|投资)/, 'src_fiscal'],
  [
    /自筹|自有|单位资金|其[他它](?:资金|来源|收入|投入)|社会(?:资金|投入|资本)|^资本金|贷款|事业收入|经营收入/,
    'src_other',
  ],
  [
    /总额|总量|总预算|总投资|总投入|总资金|总金额|总成本|预算合计|资金合计|(?:预算|收入|支出)(?:预算)?合计|预算总[收支]|(?:申请|申报|预算)(?:预算)?(?:资金|金额)|整体支出预算/,
    'total_amount',
  ],
];
const NO_AMOUNT = /[率次]$|(?<!年)度$|(?<!总)量$|用途|方向|内容|方式|依据|类型|类别|科目|性质|管理|单位$|部门$/;

/** The amount field a label outside the vocabulary most likely names, judged by its words; null if none tells. */
export function guessedAmountField(label: string): string | null {
  if (labelYear(label) !== null) return 'annual_amount';
  const plain = normalizeLabel(label)
    .replace(/^其中:?/, '')
    .replace(/\((?:[^()]*元|盖章|[^()]*20\d\d[^()]*)\)/g, '');
  if (plain.length < 2 || plain.length > 20 || /\d|[,。;]/.test(plain) || isPriorYear(plain)) return null;
  if (NO_AMOUNT.test(plain.replace(/\([^()]*\)/g, ''))) return null;
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** Whether a text is an amount of money for sure: a number, with or without a unit of money. */
export function isMoney(text: string): boolean {
  return moneyOf(text, '万元') !== null;
}
