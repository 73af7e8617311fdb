import { foldPunctuation, foldWidth } from '#lib/text/index.ts';
import type { Period } from './head-columns.ts';
import type { Labels } from './labels.ts';

/** A column head as plain text: width and punctuation folded, no spaces. */
export function plainHead(text: string): string {
  return foldPunctuation(foldWidth(text)).replace(/\s/g, '');
}

const LONGEST = 18;
const ABOUT_VALUE =
  /依据|来源|说明|解释|内涵|口径|公式|证明|佐证|单位|性质|类型|类别|权重|分值|评分|得分|偏差|原因|分析|名称|编码|代码/;

/** What heads outside the vocabulary announce by their words; the first that fits counts. */
const WORDED: readonly (readonly [RegExp, string])[] = [
  [/(?:代码|编码|编号)$/, 'col_text'],
  [/依据|来源|口径|公式|证明|佐证|资料|责任(?:单位|部门|科室|人)|牵头/, 'col_text'],
  [/(?:评分|扣分|计分|打分|得分|评价)(?:标准|办法|方法|细则|规则|说明|要点)|^(?:得分|自评得分|偏差)/, 'col_scoring'],
  [/权重|分值|赋分$/, 'col_weight'],
  [/(?:计量|度量|计算|指标|数量)单位$/, 'col_unit'],
  [/(?:符号|比较符|运算符|计算关系|绩效度量)$/, 'col_symbol'],
  [/(?:指标)?(?:方向|导向)(?:性)?$/, 'col_direction'],
  [/核心(?:绩效)?指标$/, 'col_core'],
  [/^(?:第?一级|1级|Ⅰ级)[^值二三]{0,6}(?:指标|目标)(?:名称)?$/, 'col_level1'],
  [/^(?:第?二级|2级|Ⅱ级)[^值一三]{0,6}(?:指标|目标)(?:名称)?$/, 'col_level2'],
  [/^(?:第?三级|3级|Ⅲ级)[^值一二]{0,6}(?:指标|目标)(?:名称)?$/, 'col_level3'],
  [/^(?:第?[四五]级|[45]级)[^值]{0,4}(?:指标|目标)(?:名称)?$/, 'col_level4'],
  [/解释|说明|内涵|释义|描述/, 'col_explain'],
  [/备注/, 'col_remark'],
];
const PAST =
  /实际|历史|完成(?:值|数|情况)$|已完成|执行(?:数|情况)|去年|上年|前年|往年|上一?年度|前[一二三两]年|基期|基准|现状|近[两二三]年/;
const TARGET = /目标|指标|预期|计划|预计|绩效|标准|要求|达到/;
const YEAR = /((?:19|20)\d{2})(?:年度?)?/;
const LONG =
  /中期|中长期|长期|实施(?:周)?期|总体|总目标|三年|五年|项目(?:周)?期|规划期|(?:19|20)\d{2}年?[-~至到]+(?:19|20)?\d{2}/;
const QUARTER = /第?[一二三四1-4]季度?/;

const AREA = '[省市县州区旗镇乡盟]';
const WHOLE = new RegExp(
  `^(?:(?:全?${AREA}级?)?(?:合计|总计|总数|总量|小计|汇总|总体|整体|总值|总目标|总)|全${AREA})(?:目标|指标)?[值数]?$`,
);

/** Whether a column beside those of towns or units is for all of them: 合计, 全县. */
export function isWhole(text: string): boolean {
  return WHOLE.test(plainHead(text));
}

/** When the value of a column is due, as its head says. */
export interface ColumnTime {
  readonly period: Period;
  /** A part of the period (第一季度, 下半年) or a single year. */
  readonly part: string;
  readonly year: number | null;
  /** What was, not what is to be: 上年实际, 前年. */
  readonly past: boolean;
}

/** The time a head names; null if it names none. */
export function columnTime(text: string): ColumnTime | null {
  const plain = plainHead(text).replace(/\((?:程)\)/g, '');
  const year = Number(YEAR.exec(plain)?.[1] ?? 0) || null;
  const time = { period: 'annual', part: '', year: null, past: false } as const;
  if (PAST.test(plain) && !/预期|目标值|计划/.test(plain)) return { ...time, part: plain, year, past: true };
  if (LONG.test(plain)) return { ...time, period: 'medium_long_term' };
  const quarter = QUARTER.exec(plain)?.[0];
  if (quarter) return { ...time, part: quarter };
  if (/下半年/.test(plain)) return { ...time, period: 'half_year', part: '下半年' };
  if (/半年/.test(plain)) return { ...time, period: 'half_year' };
  if (year !== null) return { ...time, year, part: `${year}年` };
  return /年度|当年|本年|全年|今年|合计年/.test(plain) ? time : null;
}

/** Whether a head outside the vocabulary announces values: 2024年目标值, 预期当年实现, 前年, 一季度. */
function announcesValues(plain: string): boolean {
  if (ABOUT_VALUE.test(plain) || /^(?:财政|预算|会计|所属|申报|填报|编制|项目)年[度份]?$/.test(plain)) return false;
  if (/(?:指标|目标|预期|计划|绩效|标准|实现|参考|考核|要求|完成|实际|历史)值/.test(plain)) return true;
  if (/^预[期计].{0,6}(?:实现|达到|完成|目标|效果|水平)/.test(plain)) return true;
  const time = columnTime(plain);
  const rest = plain
    .replace(YEAR, '')
    .replace(/前年|上年度?|去年|上一?年度|第?[一二三四1-4]季度?|[上下]半年|全年|[年度()]|[-~至到\d]/g, '');
  return time !== null && (rest.length <= 2 || (rest.length <= 8 && TARGET.test(rest)));
}

const ROW_PERIODS: readonly (readonly [RegExp, Period])[] = [
  [/^(?:总体?|整体|中期|长期|中长期|实施期|全周期|项目期|规划期)(?:绩效)?(?:目标|指标)?$/, 'medium_long_term'],
  [/^(?:年度|当年|本年度?|全年)(?:绩效)?(?:目标|指标)?$/, 'annual'],
  [/^(?:上?半年)(?:绩效)?(?:目标|指标)?$/, 'half_year'],
];

/** The period a cell names for the target of its row; null if it names none. */
export function rowPeriod(text: string): Period | null {
  const plain = plainHead(text);
  return ROW_PERIODS.find(([words]) => words.test(plain))?.[1] ?? null;
}

/** What a head outside the vocabulary announces, as the field of a column; null if nothing can be told. */
function wordedField(plain: string): string | null {
  if (plain.length < 2 || plain.length > LONGEST) return null;
  if (announcesValues(plain)) return 'col_value';
  return WORDED.find(([words]) => words.test(plain))?.[1] ?? null;
}

/** The columns of an indicator table a head can stand for, by the vocabulary, else by its words. */
export function columnFields(text: string, labels: Labels): readonly string[] {
  const senses = labels.senses(text);
  const known = senses.map((sense) => sense.field).filter((field) => field.startsWith('col_') && !OTHER.test(field));
  if (known.length > 0 || labels.known(text).length > 0) return known;
  const worded = wordedField(plainHead(text));
  return worded === null ? [] : [worded];
}

/** Columns of lists of tasks and items. */
const OTHER = /^col_(?:task|item)_/;

/** Words over a column of names where a table has no columns for levels. */
export function namesIndicators(text: string): boolean {
  return /^(?:(?:年度|项目|部门|核心|关键|主要|重点|考核|评价|具体|三级)*(?:绩效|考核|评价)?指标(?:名称|内容|项)?|绩效目标(?:内容)?)$/.test(
    plainHead(text),
  );
}

/** Words over a column that holds two levels in one cell: 指标类别, 一级-二级指标. */
export function namesLevels(text: string): boolean {
  return /^(?:绩效)?指标(?:类别|类型|分类|级次|层级|体系|维度)(?:名称)?$|^一、?二级指标$|^一级[^值]{0,4}二级/.test(
    plainHead(text),
  );
}
