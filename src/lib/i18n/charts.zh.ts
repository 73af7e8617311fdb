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
  readonly count: number;
}

interface PanelCounts {
  readonly concept: string;
  readonly kind: string;
  readonly count: number;
  readonly words: number;
}

interface Spread {
  readonly minimum: string;
  readonly median: string;
  readonly maximum: string;
}

interface DistributionCounts {
  readonly concept: string;
  readonly count: number;
  readonly all: number;
  readonly spread: string;
}

interface SatisfactionCounts {
  readonly targets: number;
  readonly quantified: number;
  readonly words: number;
  readonly absent: number;
  readonly range: DemandRange | null;
}

interface FindingTotals {
  readonly forms: number;
  readonly findings: number;
  readonly withFinding: number;
  readonly share: string;
  readonly rules: number;
}

function rangeZh(range: DemandRange | null): string {
  if (!range) return '';
  if (range.count === 1) return `：${range.high}`;
  return range.same ? `，数值相同（${range.high}）` : `，最低为${range.low}，最高为${range.high}`;
}

/** Captions, axes, legends, text alternatives and table heads of the charts. */
export const charts = {
  noData: '没有符合条件的数据',
  notQuantified: (text: string) => `${text}（未量化）`,
  lanes: { notQuantified: '未量化', absent: '未设指标', blank: '未填' },
  comparable: '可比',
  rowsLeftOut: (count: number) => `另有 ${count} 行未画出，见数据表`,
  budgetPanel: (type: string) => `${type}（万元）`,
  budgetScale: (maximum: string) => `本组刻度 0–${maximum}`,
  budgetUnknown: (type: string, count: number) => `${type} ${count} 项，金额均未知。`,
  budgetHatched: '斜线：不宜与同组其他金额直接比较，原因见括号内',
  mixColumn: '量化/指标数',
  budgetOne: (type: string, only: NamedAmount) => `${type}：${only.name} ${only.amount}。`,
  budgetRange: (type: string, count: number, { top, low }: { top: NamedAmount; low: NamedAmount }) =>
    `${type}共 ${count} 项，最高为${top.name} ${top.amount}，最低为${low.name} ${low.amount}。`,
  noted: (amount: string, notes: string) => `${amount}（${notes}）`,
  yearsCaution: (years: string) => `所列年度不同（${years}），比较时请注意。`,
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
  findingsColumn: '每张表条数 · 有发现的表',
  findingsSentence: ({ forms, findings, withFinding, share, rules }: FindingTotals) =>
    `${forms} 张表中有 ${withFinding} 张（${share}）有值得核对之处，共 ${findings} 条，出自 ${rules} 条规则；涉及多张表的，每张表各计一次。`,
  findingsCaution: (versions: string) =>
    `条数取决于规则版本${versions === '' ? '' : `（${versions}）`}和读出的内容：表越长、读出越多，可核对的就越多，不能据此评价单位优劣。`,
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
  groupsLeftOut: (count: number) => `另有 ${count} 组未画出，见数据表`,
  targetCount: (count: number) => `${count} 项目标`,
  distributionPanel: ({ concept, kind, count, words }: PanelCounts) =>
    `${concept}（${kind}）：${count} 项有数值${words > 0 ? `，${words} 项未计入` : ''}`,
  spreadSeparator: '；',
  spreadNone: (value: string) => `均为 ${value}`,
  spreadFew: (minimum: string, maximum: string) => `最小 ${minimum}，最大 ${maximum}（数量过少，不计四分位）`,
  spreadEnds: ({ minimum, median, maximum }: Spread) => `最小 ${minimum}，中位数 ${median}，最大 ${maximum}`,
  spreadMiddle: (lower: string, upper: string) => `中间一半 ${lower} 至 ${upper}`,
  distributionSentence: ({ concept, count, all, spread }: DistributionCounts) =>
    `${concept}：${count === all ? `${all} 项目标均有数值` : `${all} 项目标中 ${count} 项有同一单位的数值`}，${spread}。`,
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
    allTargets: '该概念全部目标数',
    formsWithFinding: '有发现的表数',
    shareWithFinding: '有发现的表占比',
    findings: '条数',
    findingsPerForm: '每张表条数',
    value: '数值',
  },
};
