interface NamedAmount {
  readonly name: string;
  readonly amount: string;
}

interface MixTotals {
  readonly indicators: number;
  readonly placeholder: number;
  readonly quantified: number;
  readonly qualitative: number;
  readonly blank: number;
  readonly share: string;
  readonly largest: string;
  readonly largestCount: number;
}

/** The lowest and the highest demand with their agencies. */
interface DemandRange {
  readonly low: string;
  readonly high: string;
  readonly same: boolean;
}

interface SatisfactionCounts {
  readonly targets: number;
  readonly quantified: number;
  readonly words: number;
  readonly absent: number;
  readonly range: DemandRange | null;
}

function rangeZh(range: DemandRange | null): string {
  if (!range) return '';
  return range.same ? `，均为同一数值（${range.high}）` : `，最低为${range.low}，最高为${range.high}`;
}

/** Captions, axes, legends, text alternatives and table heads of the charts. */
export const charts = {
  noData: '没有符合条件的数据',
  notQuantified: (text: string) => `${text}（未量化）`,
  lanes: { notQuantified: '未量化', absent: '未设指标', blank: '未填' },
  comparable: '可比',
  rowsLeftOut: (count: number) => `另有 ${count} 行未画出，见数据表`,
  budgetPanel: (type: string) => `${type}（万元）`,
  budgetOne: (type: string, only: NamedAmount) => `${type}：${only.name} ${only.amount}。`,
  budgetRange: (type: string, count: number, { top, low }: { top: NamedAmount; low: NamedAmount }) =>
    `${type}共 ${count} 项，最高为${top.name} ${top.amount}，最低为${low.name} ${low.amount}。`,
  budgetCaution: '项目、专项资金与部门整体口径不同，分组列示、刻度各自独立，不作合计。',
  budgetNotes: {
    unknown_amount: () => '金额未知',
    partial_sum: () => '部分表金额未知，仅合计已知金额',
    multi_year: () => '总额跨年度，与年度金额不可比',
    part_year: () => '项目期不足一年',
    unknown_year: () => '年度未知',
    within_department: () => '已含在同报的部门整体表中',
    several_forms: (forms: number) => `${forms} 张表合计`,
  },
  budgetShortNotes: {
    unknown_amount: () => '未知',
    partial_sum: () => '部分未知',
    multi_year: () => '跨年度',
    part_year: () => '不足一年',
    unknown_year: () => '年度未知',
    several_forms: (forms: number) => `${forms} 张合计`,
  },
  levelUnknown: { level1: '（未标一级指标）', level2: '（未标二级指标）' },
  status: { quantified: '量化', qualitative: '定性', blank: '未填', placeholder: '占位' },
  noShare: '—',
  mixSentence: (mix: MixTotals) =>
    `共 ${mix.indicators} 个指标（另有占位行 ${mix.placeholder} 行），其中量化 ${mix.quantified} 个（${mix.share}）、` +
    `定性 ${mix.qualitative} 个、未填目标值 ${mix.blank} 个；最多的是${mix.largest}，${mix.largestCount} 行。`,
  markers: {
    ge: '≥ 不低于',
    gt: '> 高于',
    eq: '= 等于',
    bare: '只有数值（未印比较符）',
    le: '≤ 不高于',
    lt: '< 低于',
    approx: '≈ 约',
    between: '区间',
  },
  satisfactionSentence: ({ targets, quantified, words, absent, range }: SatisfactionCounts) =>
    `满意度目标 ${targets} 项，其中量化 ${quantified} 项${rangeZh(range)}；` +
    `未量化 ${words} 项${absent > 0 ? `；另有 ${absent} 张表未设满意度指标` : ''}。评价对象不同，不宜直接排名。`,
  conceptSentence: (concept: string, count: number, range: DemandRange | null) =>
    `${concept} ${count} 项${rangeZh(range) || '，均未量化'}。`,
  ratesCaution: '办结、化解、受理、处理等比率的含义与分母不同，分别列示，不作平均。',
  columns: {
    agency: '单位',
    year: '年度',
    formType: '表类型',
    forms: '表数',
    total: '资金总额（万元）',
    comparability: '可比性说明',
    level1: '一级指标',
    level2: '二级指标',
    rowsPrinted: '行数',
    indicators: '指标数',
    quantified: '量化',
    qualitative: '定性',
    blank: '未填',
    placeholder: '占位',
    quantifiedShare: '量化占比',
    concept: '概念',
    indicator: '指标',
    target: '目标值',
    askedOf: '评价对象（指标名称）',
    form: '绩效目标表',
    place: '出处',
    unit: '单位',
    count: '目标数',
    minimum: '最小',
    lowerQuartile: '下四分位',
    median: '中位数',
    upperQuartile: '上四分位',
    maximum: '最大',
    rank: '名次',
    value: '数值',
  },
};
