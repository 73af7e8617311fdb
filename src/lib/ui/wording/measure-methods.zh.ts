/** How one measure is computed; its anchor is permanent. */
export interface MeasureMethod {
  readonly id: string;
  /** Further anchors that lead here: measures computed alike. */
  readonly also: readonly string[];
  readonly heading: string;
  readonly formula: string;
  readonly leftOut: readonly string[];
  readonly notComparable: readonly string[];
  /** Computed from the sample data; a test holds its numbers against them. */
  readonly example: string;
}

export const measureMethods: readonly MeasureMethod[] = [
  {
    id: 'budget.total',
    also: [],
    heading: '资金总额',
    formula: '一组表的资金总额之和（万元）。分布（四分位数等）是单张表的分布。',
    leftOut: ['总额未知的表不计入和，并给出其份额；印刷为 0 的计为 0。'],
    notComparable: [
      '项目、专项资金、部门整体三类表从不相加：混有几类时不出数。',
      '有总额未知的表，合计偏低，不排名。',
      '项目跨年度、不足一年，或表内另印年度金额与总额不同的，只显示，不排名。',
    ],
    example: '示例数据的 3 张部门整体表：1,079.96 + 1,051.92 + 102 = 2,233.88 万元；单张表的中位数 1,051.92 万元。',
  },
  {
    id: 'budget.source',
    also: ['budget.source_share'],
    heading: '按资金来源',
    formula: '一组表中某一来源的全年金额之和；占比 = 该来源之和 ÷ 同一些表的资金总额之和。',
    leftOut: [
      '没有印这一来源，或只印了空白的表，视为未知而不是 0。',
      '占比只计来源与总额都已知的表。同一张表中同一来源印了几行的相加。',
    ],
    notComparable: [
      '来源之间可能互相包含（财政拨款含一般公共预算），各来源不能相加。',
      '表类型不混；有未知的，金额不排名。各地表式所列的来源不同。',
    ],
    example:
      '财政拨款：3 张部门整体表中 2 张印有金额，1,079.96 + 1,051.92 = 2,131.88 万元，占这 2 张表总额的 100%；另 1 张（33.3%）未知。',
  },
  {
    id: 'budget.expenditure',
    also: ['budget.expenditure_share'],
    heading: '按支出构成',
    formula: '一组表中基本支出、项目支出、人员经费或公用经费的全年金额之和；占比 = 该项之和 ÷ 同一些表的资金总额之和。',
    leftOut: ['没有印这一项的表视为未知。项目表通常不印支出构成。'],
    notComparable: ['人员经费、公用经费含在基本支出之内，不能再相加。', '表类型不混；有未知的，金额不排名。'],
    example: '基本支出：595.19 + 866.92 + 66 = 1,528.11 万元，占 3 张部门整体表总额的 68.41%。',
  },
  {
    id: 'budget.per_head',
    also: [],
    heading: '在职人均资金',
    formula: '资金总额之和 ÷ 在职人数之和（万元/人），只计两者都已知且在职人数大于 0 的表。',
    leftOut: ['只印编制、未印在职人数的表不计：编制不是在职。'],
    notComparable: [
      '只有部门整体表印在职人数；项目资金不按人均比较。',
      '总额含项目支出的单位，人均会偏高，须结合支出构成看。',
    ],
    example: '3 张部门整体表中 2 张印有在职人数：(1,079.96 + 102) ÷ (23 + 8) = 38.13 万元/人；另 1 张（33.3%）未知。',
  },
  {
    id: 'budget.half_year_share',
    also: [],
    heading: '上半年安排占比',
    formula: '上半年金额之和 ÷ 资金总额之和，只计两者都已知的表。',
    leftOut: ['没有“半年”栏的表视为未知。一张表印了几个不同的半年总额的，视为未知。'],
    notComparable: ['只有部分省份的表式有“半年”栏。', '项目跨年度的，总额不是一年的金额，不排名。'],
    example: '6 张项目表中 4 张印有半年金额，均为全年的一半：占比 50%；另 2 张（33.3%）未知。',
  },
  {
    id: 'indicators.count',
    also: ['indicators.per_form'],
    heading: '指标数',
    formula: '指标行数，占位行（无、/、—、不涉及）不计；每张表指标数 = 指标数 ÷ 有指标的表数。',
    leftOut: ['没有指标的表不计入“每张表”的分母。'],
    notComparable: ['部门整体表比项目表长，混有几类表时会注明。', '表数不同的单位，比较“每张表指标数”。'],
    example: '3 张部门整体表共 59 个指标（36、13、10），每张表 19.67 个，中位数 13 个。',
  },
  {
    id: 'indicators.level1',
    also: ['indicators.level2', 'indicators.concept'],
    heading: '按一级、二级指标和概念',
    formula: '某一级（二级）指标或某一概念的指标数；占比 = 该指标数 ÷ 全部指标数，占位行不计。',
    leftOut: ['级别或概念未知的指标留在分母中，其份额另行给出，不猜归哪一类。'],
    notComparable: ['各地表式所设的级别不同（是否设成本、决策、过程），差异可能来自表式。'],
    example: '6 张项目表的 80 个指标中，产出指标占 26.25%，满意度概念占 12.5%。',
  },
  {
    id: 'indicators.status',
    also: [],
    heading: '量化、定性、未填与占位',
    formula:
      '按目标值的写法计数：有数值、日期或比例的为量化，只有文字的为定性，什么都没有的为未填。占比以指标数（占位行不计）为分母；占位行占比以全部行数为分母。',
    leftOut: ['占位行不算指标，只在自己的占比中出现。'],
    notComparable: ['一个指标有几个目标值的，只要有一个量化即为量化。'],
    example: '6 张项目表的 80 个指标中量化的占 35%；全部 151 行中占位行占 3.31%。',
  },
  {
    id: 'targets.median',
    also: ['targets.lower_quartile', 'targets.upper_quartile', 'targets.minimum'],
    heading: '目标值的中位数、四分位数与最低值',
    formula:
      '把一个概念的全年目标值由小到大排列：第 (n−1)×p+1 个位置上的值，两个值之间按距离折算（与常用软件的默认算法相同）；中位数 p=½，四分位数 p=¼、¾。比率按百分数，其余按换算后的统一单位。',
    leftOut: [
      '没有数值的目标（如“满意”）和没有目标值的指标不计，其份额另行给出。',
      '单位或类型不同的目标不混在一起，会注明另有多少。',
    ],
    notComparable: [
      '只在同一概念内比较；办结、化解、受理、处理是不同的比率。',
      '比较符（≥、>、=）不影响排列，请结合比较符看；评价对象不同的满意度问的不是同一批人。',
      '混有几类表时会注明。',
    ],
    example: '满意度 9 项有数值：80%、95%（7 项）、99%，中位数 95%，最低 80%；另 5 项（35.7%）没有数值。',
  },
  {
    id: 'targets.full_share',
    also: [],
    heading: '定为 100% 的份额',
    formula: '定为 100% 的目标数 ÷ 有数值的目标数，只用于比率。',
    leftOut: ['没有数值的目标不计。'],
    notComparable: ['“全覆盖”“全部”等文字不折算为 100%。'],
    example: '完成及时率 6 项目标全部定为 100%，份额 100%；满意度 9 项中没有，份额 0%。',
  },
  {
    id: 'targets.without_number',
    also: [],
    heading: '没有数值的份额',
    formula: '某一概念的指标中，写作文字或未填的指标数 ÷ 该概念的指标数，占位行不计。',
    leftOut: ['按指标计，不按目标值计：全年或半年有一个数值即算有数值。'],
    notComparable: ['文字目标是否恰当要看指标本身，份额高不等于写得不好。'],
    example: '满意度指标 14 个，其中 5 个写作“满意”：份额 35.71%。',
  },
  {
    id: 'targets.operator',
    also: [],
    heading: '用某一比较符的份额',
    formula: '用该比较符的目标数 ÷ 有数值的目标数，同一概念、同一单位。',
    leftOut: ['没有数值的目标不计。未印比较符、只有数值的，归入“=”。'],
    notComparable: ['“=”与未印比较符在这里不区分，逐项列表中分得开。'],
    example: '满意度 9 项有数值的目标中 7 项用“≥”：份额 77.78%。',
  },
  {
    id: 'findings.per_form',
    also: [],
    heading: '每张表的发现条数',
    formula: '发现条数 ÷ 表数；一条发现涉及几张表，每张表各计一次。',
    leftOut: ['没有发现的表计为 0：规则都测过了。'],
    notComparable: ['三类表从不混算。', '规则版本、设置或读出的内容不同时不可比；条数提示核对的工作量，不评价单位。'],
    example: '3 张部门整体表分别有 9 至 15 条，每张表 12.33 条。',
  },
  {
    id: 'peers',
    also: ['percentile'],
    heading: '可比单位、名次与百分位',
    formula:
      '一个单位与其可比单位（同类、同一层级、同省、同预算规模，或自选）相比，本单位不在其中。每个单位取所选年度中最近一年的数；上年的数只作标记。名次 = 1 + 高于它的可比单位数（越低越好的概念相反），相等的并列；百分位 = (低于它的 + 相等的 ÷ 2) ÷ 可比单位数；差 = 本单位 − 可比单位的中位数或四分位数。',
    leftOut: ['没有可比数值的单位列出但不排名。', '类别、层级、省份或规模未知的单位，没有可比单位。'],
    notComparable: ['可比单位少于 3 个（可改）时不给名次。', '年度不同的会注明。位置只说明数值高低，不是评价。'],
    example:
      '庐山市信访局的满意度目标 80%，可比单位为 95%、95%、99%：第 4 名（共 4），百分位 0%，比中位数 95% 低 15 个百分点，比上四分位数 97% 低 17 个百分点。',
  },
  {
    id: 'size',
    also: [],
    heading: '预算规模',
    formula:
      '按单位已知总额最大的一张表分档（万元，含下限、不含上限）：0–50、50–200、200–500、500–1,000、1,000–5,000、5,000–10,000、10,000 及以上。部门整体表含其项目，所以取最大的一张，而不是相加。',
    leftOut: ['所有表的总额都未知的单位，规模未知。'],
    notComparable: ['只有项目表的单位，规模是项目的规模。'],
    example: '庐山市信访局最大的一张表 17.6 万元，属 0–50 万元；如皋市信访局 1,051.92 万元，属 1,000–5,000 万元。',
  },
];
