import { describe, expect, it } from 'vitest';
import { ruleNamed } from '#lib/rules/index.ts';
import { report } from './corpus.ts';
import { sketch } from './sketch.ts';

const HEAD = '单位 甲县图书馆 | culture\n表 project | 2024 | 全民阅读推广\n';

/** What a naive rule would raise, and the reason why it must not: the lesson of forms read one by one. */
const INNOCENT: readonly (readonly [rule: string, why: string, form: string])[] = [
  [
    'arithmetic_mismatch',
    '60 and 60.0 are one number',
    '总额 60.0\n金额 source | current_year_budget_request | 本年度预算申请 | 60',
  ],
  [
    'arithmetic_mismatch',
    'a blank may hold the rest',
    '总额 60\n金额 source | fiscal_appropriation | 财政拨款 | 50\n金额 source | other_funds | 其他资金 |',
  ],
  [
    'arithmetic_mismatch',
    'a fiscal subtotal and its items are counted once',
    '总额 96\n金额 source | fiscal_appropriation | 财政拨款小计 | 72\n金额 source | general_public_budget | 一般公共预算 | 72\n金额 source | higher_level_funds | 上级资金 | 24',
  ],
  [
    'arithmetic_mismatch',
    'a task table may list key tasks only',
    '总额 60\n任务 讲座 | 每月两场 | | 20\n任务 采购 | 两批 | | 30',
  ],
  [
    'arithmetic_mismatch',
    'items listed twice, in two cuts',
    '总额 17.6\n金额 line_item | | 甲 | 5.6\n金额 line_item | | 乙 | 12\n金额 line_item | | 1.丙 | 10\n金额 line_item | | 2.丁 | 7.6',
  ],
  [
    'copy_paste_cross_form',
    'a project filed twice is one project',
    '指标 产出指标/数量指标 | 夜场开放场次 | ≥52场\n表 project | 2024 | 全民阅读推广\n指标 产出指标/数量指标 | 夜场开放场次 | ≥52场',
  ],
  [
    'missing_unit',
    'a coefficient has no unit, nor has its rise',
    '指标 效益指标/生态效益指标 | 水利用系数提高 | ≥0.01',
  ],
  [
    'narrative_vs_target_conflict',
    'a goal for several years is no promise for this one',
    '目标 中长期 | 项目建成后改善灌溉面积12万亩。\n指标 产出指标/数量指标 | 改善灌溉面积 | ≥4.5万亩',
  ],
  ['name_embeds_target', 'an age names a group', '指标 产出指标/数量指标 | 65岁以上老年读者办证人次 | ≥300人次'],
  ['blank_target', '无 is an answer', '指标 效益指标/生态效益指标 | 无 | 无'],
  [
    'duplicate_indicator',
    'placeholders are no indicators',
    '指标 效益指标/生态效益指标 | 无 | 无\n指标 效益指标/经济效益指标 | 无 | 无',
  ],
  [
    'duplicate_indicator',
    'training held and training attended',
    '指标 产出指标/数量指标 | 培训次数 | 3次\n指标 产出指标/质量指标 | 参加培训率 | 95%',
  ],
  ['stale_year', 'a document number is no year', '说明 content | 按照（通信联办（2020）85号）的要求开展阅读活动。'],
  ['stale_year', 'since then is not then', '说明 content | 2021年起每周开放夜场。'],
  ['stale_year', 'a comparison names the year before', '说明 content | 讲座较2023年增加六场。'],
  ['stale_year', 'rewards for a past year are paid this year', '说明 content | 兑现2023年阅读之星奖补。'],
  [
    'stale_policy_basis',
    'an old national document still holds',
    '说明 basis | 国务院办公厅文件（国办发〔2008〕12号）。',
  ],
  ['repealed_law_cited', 'one character more is another law', '说明 basis | 《信访工作条例》。'],
  [
    'amount_conflict_narrative',
    'a minimum that the budget meets',
    '总额 80\n说明 feasibility | 县级专项资金每年不少于50万元。',
  ],
  ['amount_conflict_narrative', 'an amount per person', '总额 80\n说明 feasibility | 每人每年补助120万元。'],
  [
    'sentence_arithmetic_mismatch',
    'two times sixteen is thirty-two',
    '说明 feasibility | 安排2名人员，每人每年交办公费16万元，2名需办公费一年32万元。',
  ],
  [
    'narrative_vs_target_conflict',
    'closing is not resolving',
    '目标 年度 | 初信初访一次性化解率95%以上。\n指标 产出指标/质量指标 | 化解率 | 超过60%',
  ],
  [
    'goal_not_decomposed',
    'seventy administrative villages are seventy villages',
    '目标 年度 | 送戏进70个行政村。\n指标 产出指标/数量指标 | 开展送戏进万村 | ≥70村',
  ],
  [
    'goal_not_decomposed',
    'persons are counted as 人 and 名',
    '目标 年度 | 为1500名老人提供服务。\n指标 产出指标/数量指标 | 服务老人人数 | ≥1500人',
  ],
  [
    'goal_not_decomposed',
    'a slogan counts nothing',
    '目标 年度 | 确保5个不发生。\n指标 产出指标/数量指标 | 举办讲座场次 | ≥20场',
  ],
  [
    'goal_not_decomposed',
    'an enumeration has a total',
    '目标 年度 | 对甲村、乙村等17个村开展除治。\n指标 产出指标/数量指标 | 除治面积 | ≥200亩',
  ],
  ['rate_over_100', 'no growth is a rate of change', '指标 过程指标/预算执行 | “三公经费”变动率 | ≤0%'],
  ['rate_over_100', 'a plan may be exceeded', '指标 过程指标/预算执行 | 非税收入预算完成率 | ≥105%'],
  [
    'rate_granularity_infeasible',
    'attendance counts persons, not sessions',
    '指标 产出指标/数量指标 | 业务培训次数 | 3次\n指标 产出指标/质量指标 | 业务培训参加率 | 95%',
  ],
  ['perverse_direction', 'complaints that are handled', '指标 产出指标/质量指标 | 投诉处理率 | ≥98%'],
  ['misclassified_indicator', 'progress is about time', '指标 产出指标/时效指标 | 项目按计划完成率 | 100%'],
  [
    'missing_cost_indicator',
    'cost is a first level since 2021',
    '指标 成本指标/经济成本指标 | 讲座课酬 | ≤5000元/场\n指标 产出指标/数量指标 | 举办讲座场次 | ≥20场',
  ],
  [
    'missing_satisfaction',
    'older templates print it under benefit',
    '指标 产出指标/数量指标 | 举办讲座场次 | ≥20场\n指标 效益指标/社会效益指标 | 流通人次 | ≥8000人次\n指标 效益指标/社会公众或服务对象满意度指标 | 读者满意度 | ≥90%',
  ],
  ['symbol_value_mismatch', 'exports put = before words', '指标 产出指标/时效指标 | 月报报送 | 及时 | 符号=='],
  [
    'unmeasurable_qualitative',
    'the remark holds the standard',
    '指标 产出指标/时效指标 | 月报报送 | 及时 | 备注=每月10日前',
  ],
  [
    'unmeasurable_qualitative',
    'official items are answered in fixed words',
    '指标 过程指标/组织实施 | 管理制度健全性 | 健全',
  ],
  ['medium_term_block_empty', 'the template has no such block', '目标 年度 | 举办讲座。'],
  ['late_submission', 'filed in the autumn before', '填报 2023-10-17'],
  [
    'weight_sum_mismatch',
    'ninety without budget execution',
    '指标 产出指标/数量指标 | 举办讲座场次 | ≥20场 | 分值=22.5\n指标 产出指标/质量指标 | 合格率 | ≥98% | 分值=22.5\n指标 产出指标/时效指标 | 及时率 | ≥98% | 分值=22.5\n指标 满意度指标/服务对象满意度指标 | 读者满意度 | ≥90% | 分值=22.5',
  ],
  [
    'repeated_sentence',
    'the same document quoted twice',
    '说明 necessity | 根据《关于进一步加强和改进新时代全民阅读推广工作若干问题的意见》（青政办发〔2022〕31号）设立。\n说明 feasibility | 有《关于进一步加强和改进新时代全民阅读推广工作若干问题的意见》（青政办发〔2022〕31号）支持。',
  ],
  ['category_value_mismatch', 'coverage may be a quantity', '指标 产出指标/数量指标 | 乡镇服务点覆盖率 | 100%'],
  ['name_embeds_target', 'a unit in brackets', '指标 产出指标/质量指标 | 图书完好率(%) | ≥98%'],
  [
    'unmeasurable_qualitative',
    'a state that either is or is not can be checked',
    '指标 影响力目标/长效管理 | 长效管理机制健全性 | 健全\n指标 产出指标/时效指标 | 设施投入使用 | 按期投入使用\n指标 产出指标/数量指标 | 资助参保人数 | 应保尽保\n指标 产出指标/质量指标 | 桥梁技术状况 | 二类及以上',
  ],
  [
    'goal_not_decomposed',
    'a goal of later years has no place in a form of one year',
    '目标 中长期 | 到2026年建成分馆20个，覆盖率达到65%。\n指标 产出指标/数量指标 | 举办讲座场次 | ≥20场',
  ],
  [
    'goal_not_decomposed',
    'a misread value may hold the number',
    '目标 年度 | 全年开展阅读宣传12次以上。\n指标 产出指标/数量指标 | 阅读宣传活动次数(次) | >=l2次',
  ],
  [
    'narrative_vs_target_conflict',
    'a range is the same range',
    '目标 年度 | 举办临时展览8—10场。\n指标 产出指标/数量指标 | 举办临时展览 | 8—10场',
  ],
  [
    'symbol_value_mismatch',
    'a date goes into no number field',
    '指标 产出指标/时效指标 | 完成时间 | 2024年8月底前 | 符号=定性',
  ],
  [
    'arithmetic_mismatch',
    'two columns of sources, one of them of another period',
    '总额 18000\n金额 source | provincial_funds | 省级资金 | 12600\n金额 source | provincial_funds | 省级资金 | 4200\n金额 source | county_funds | 市县资金 | 5400',
  ],
  [
    'arithmetic_mismatch',
    'one source of several that were not read',
    '总额 250\n金额 source | higher_level_funds | 上级资金 | 0',
  ],
  ['missing_unit', 'a coefficient is a pure number', '指标 效益指标/生态效益指标 | 灌溉水有效利用系数 | ≥0.56'],
  [
    'blank_indicator',
    'a heading over filled rows of its level',
    '指标 满意度指标/服务对象满意度指标 | |\n指标 满意度指标/服务对象满意度指标 | 读者满意度 | ≥90%',
  ],
  [
    'goal_not_decomposed',
    'the unit is put in another way',
    '目标 年度 | 食品抽检达到每千人5.2批次，监督检查600家次。\n指标 产出指标/数量指标 | 食品抽检批次 | ≥5.2批次/千人\n指标 产出指标/数量指标 | 现场监督检查 | 600家次',
  ],
  [
    'goal_not_decomposed',
    'one number of a clause has its indicator',
    '目标 年度 | 完成3所敬老院120张床位改造。\n指标 产出指标/数量指标 | 改造敬老院床位 | 120张',
  ],
  [
    'task_without_amount',
    'the items with amounts make up the total',
    '总额 180\n金额 line_item | | 送戏下乡 | 60\n金额 line_item | | 免费开放 | 120\n金额 line_item | | 组织剧团开展送戏下乡，举办培训班。 |',
  ],
  [
    'unmeasurable_qualitative',
    'never, less than last year and the same day can be checked',
    '指标 效益指标/社会效益指标 | 扰民事件 | 不发生\n指标 效益指标/社会效益指标 | 死亡失踪人数 | 比上年减少\n指标 产出指标/时效指标 | 垃圾清运 | 日产日清',
  ],
  ['missing_unit', 'zero needs no unit', '指标 效益指标/社会效益指标 | 学生失学率 | 0'],
  [
    'missing_level2',
    'second levels that were read into the names',
    '指标 产出指标 | 数量指标 讲座场次 | 20场\n指标 产出指标 | 质量指标 合格率 | 98%\n指标 效益指标 | 社会效益指标 受益人数 | 80人',
  ],
  [
    'missing_field',
    'a total that stands under another label',
    '印刷 label | 预算数\n目标 年度 | 举办讲座。\n指标 产出指标/数量指标 | 讲座场次 | 20场',
  ],
  [
    'missing_level1',
    'rows that were not read',
    '印刷 other | 读者满意度 ≥ 95%\n指标 产出指标/数量指标 | 讲座场次 | 20场\n指标 产出指标/质量指标 | 合格率 | 98%',
  ],
  [
    'arithmetic_mismatch',
    'parts of the amount of the year, read beside the total of all years',
    '总额 9865\n金额 total | total | 项目总投资 | 9865 | medium_long_term\n金额 annual | annual | 当年预算 | 3246.05\n金额 source | fiscal_appropriation | 财政拨款 | 3046.05 | medium_long_term\n金额 source | other_funds | 自有资金 | 200 | medium_long_term',
  ],
  [
    'unit_cost_vs_budget',
    'a misread price',
    '总额 108.5\n指标 产出指标/成本指标 | 单位面积保洁成本 | 《8.5元/平方米\n指标 产出指标/数量指标 | 保洁面积 | ≥128万平方米',
  ],
  ['blank_target', 'a page number', '指标 产出指标/成本指标 | 第 1 页 共 2 页 |'],
  [
    'output_not_core_function',
    'training is what the project is for',
    '指标 产出指标/数量指标 | 全民阅读推广次数 | 3次\n指标 产出指标/数量指标 | 会议次数 | 3次',
  ],
];

describe('what looks wrong and is not', () => {
  it.each(INNOCENT)('%s: %s', (name, _why, form) => {
    const rule = ruleNamed(name);
    expect(rule).not.toBeNull();
    const { findings, rules } = report(sketch(`${HEAD}${form}`), rule === null ? [] : [rule]);
    expect(findings.map(({ message_zh }) => message_zh)).toEqual([]);
    expect(rules[0]?.error).toBeNull();
  });
});
