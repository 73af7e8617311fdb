import { history } from './history.zh.ts';
import { importing } from './import.zh.ts';
import { measureMethods } from './measure-methods.zh.ts';
import { methods } from './methods.zh.ts';
import { own } from './own.zh.ts';
import { peers } from './peers.zh.ts';
import { publicPages } from './public.zh.ts';
import { navigation, palette } from './palette.zh.ts';
import { search } from './search.zh.ts';
import { sql } from './sql.zh.ts';
import { views } from './views.zh.ts';

/** Words of the pages themselves; names of codes and sentences about data come from i18n. */
export const zh = {
  footer: {
    about:
      '对标读取公开的预算绩效目标表，按同一口径比较各单位的预算、指标与目标值。每个数字都可回到来源文件的那一行；未知即显示未知。',
    methods: '计算方法',
    data: '数据与下载',
    dataset: '数据集',
    version: (version: string) => `版本 ${version}`,
    synthetic: '合成数据，仅供测试',
    links: '关于本站',
  },
  theme: { toLight: '切换到浅色', toDark: '切换到深色' },
  history,
  importing,
  publicPages,
  offline: {
    away: '没有网络：显示已保存的页面。',
    updated: '网站已有新版本。',
    takeOver: '换用新版本',
  },
  breadcrumbs: '所在位置',
  unavailable: '暂时无法计算。',
  rows: {
    name: '数据行',
    arriving: (arrived: string, all: string) => `正在取数据行：${arrived} / ${all} MB`,
    tooMany: (bytes: string, most: string) =>
      `这个问题涉及约 ${bytes} MB 的数据行，浏览器一次最多取 ${most} MB。请先选定地区（省），或用命令行 duibiao query 查询。`,
  },
  ofSample: '此页属于示例数据，当前使用的自有数据中没有它。',
  count: { forms: (count: number) => `${count} 张表` },
  overview: {
    heading: '预算绩效目标，同口径比较',
    loadOwn: '载入自有数据',
    years: (years: readonly number[]) => (years.length > 1 ? `${years.length} 个年度：${years.join('、')}` : ''),
    placeholders: (rows: number) => (rows === 0 ? '' : `另有占位行 ${rows} 行`),
    headlinesLead: '先看整体，再按地区、年度、单位类别筛选。每张图下可展开数据表，每一行通向原表。',
    open: (measure: string) => `按条件比较${measure}`,
    allAgencies: (count: number) => `全部 ${count} 个单位`,
    allForms: (count: number) => `全部 ${count} 张绩效目标表`,
  },
  compare: {
    unfiltered: '未能按所选条件计算，下面是示例数据未经筛选的结果。',
    findings: {
      byRule: '按规则',
      byKind: '按单位类别',
      rule: '规则',
      stance: '性质',
      kind: '单位类别',
      caution: '不同表类型的表长短不同、要求不同，条数不能跨类型比较；规则版本或读出的内容不同，条数也不可比。',
    },
  },
  filter: {
    search: '输入名称查找',
    searchIn: (field: string) => `在${field}中查找`,
    more: (count: number) => `另有 ${count} 项，输入名称查找`,
    formCount: (count: number) => `${count} 张表`,
  },
  methods: {
    title: '计算方法',
    lead: '每个数字怎样得出，哪些不计，什么情况下不能比较。',
    contents: '本页内容',
    parts: methods,
    measures: '各项口径',
    measuresLead:
      '工作台和排名中每一项口径怎样计算、哪些不计、什么时候不能比较，各附一个用示例数据算出的例子。未知从不当作 0。',
    measureMethods,
    leftOut: '不计入',
    notComparable: '不能比较',
    example: '例',
    linkTo: (heading: string) => `${heading}的链接`,
  },
  chart: {
    method: '口径说明',
    figures: (rows: number) => `查看数据（${rows} 行）`,
  },
  forms: {
    lead: '数据集中的全部绩效目标表。点开一张表，可见整理后的内容与原文逐行对照。',
    description: (title: string) => `${title}：整理后的绩效目标表与原文逐行对照`,
  },
  agencies: {
    lead: '填报绩效目标表的单位，按地区排列。',
    description: (name: string) => `${name}的预算安排、指标构成与满意度目标`,
    peers: (kind: string | undefined) => (kind === undefined ? '其他单位' : `其他${kind}类单位`),
    standingLead: (kind: string | undefined) =>
      `可比范围：数据集中${kind === undefined ? '' : `${kind}类`}其他单位，不含本单位。位置只说明数值高低，不是评价。`,
    measure: '比较内容',
    own: '本单位',
    median: '可比单位中位数',
    measures: { quantified: '量化目标占比', concept: '满意度目标（本单位各项的中位数）', budget: '部门整体资金总额' },
  },
  regions: {
    below: '下级地区',
    all: (count: number) => `显示全部 ${count} 个地区`,
    fewer: '收起',
  },
  form: {
    breakdown: '分类',
    item: '项目',
    inUnit: (period: string, unit: string) => `${period}（${unit}）`,
    task: '任务',
    expected: '预期目标',
    masked: '原文中的姓名、电话等个人信息已遮盖。',
    noSource: '数据集未附原文。',
    showField: (line: string) => `第 ${line} 行：查看整理后的内容`,
    unreadLead: '来源文件中未进入任何表的内容及原因。',
    findings: {
      heading: '值得核对之处',
      lead: '规则按表内文字逐条比对得出，是供核对的线索，不是结论；单位可能有合理的说明。',
      none: '规则没有发现值得核对之处。',
      failed: '规则没有在自有数据上运行完成，请到“值得核对”页重新检查。',
      all: '去逐条核对',
      more: (count: number) => `另外 ${count} 条`,
    },
  },
  own,
  peers,
  navigation,
  palette,
  search,
  sql,
  views,
  export: {
    as: '导出',
    writing: '正在写文件…',
    failed: '文件未能写出。',
    unfiltered: '无（全部数据）',
    notes: { title: '标题', filters: '筛选条件', source: '数据', address: '地址', date: '导出日期' },
    formats: { csv: 'CSV', xlsx: 'Excel', parquet: 'Parquet', arrow: 'Arrow' },
  },
  data: {
    accepts: '数据集文件夹（CSV 表）、压缩包，或绩效目标表文档（txt、md、html、docx、xlsx、pdf 等）',
    using: (name: string, more: number) => `所有页面正在显示：${name}${more > 0 ? ` 等 ${more + 1} 个文件` : ''}`,
    saveOwn: '下载自有数据集（zip）',
    failed: (reason: string) => `未能读取：${reason}`,
    nothingLoaded: '没有可以载入的绩效目标表，页面仍显示原来的数据。请看下面的校验结果。',
    kept: '。数据保存在本浏览器中，刷新后仍在；可随时恢复示例数据并删除。',
    notKept: '。本浏览器未能保存数据，刷新后需重新载入。',
    toOverview: '查看总览',
    toCompare: '开始比较',
    severity: { error: '错误', warning: '提醒', info: '说明' },
    downloadsLead: '示例数据集的全部文件，可直接再利用，也可作为自有数据的样板。',
    fileGroups: { whole: '整份数据', csv: '逐表 CSV', parquet: '逐表 Parquet', pages: '供页面读取' },
    omitted: (names: readonly string[]) =>
      `数据较大，未提供单个文件：${names.join('、')}。同样的行见其他格式，或用命令 duibiao convert 生成。`,
    dictionaryLead: '每张表的列、类型与含义。自有数据按此校验。',
    rows: (count: number) => `${count} 行`,
    column: '列名',
    title: '名称',
    type: '类型',
    meaning: '含义与取值',
    required: '必填',
    types: {
      string: '文本',
      integer: '整数',
      number: '数值',
      decimal: '小数（按印刷精度）',
      quantity: '数值、日期或比例',
      boolean: '是否',
      date: '日期',
      partial_date: '日期（可到年或月）',
    },
  },
};

export type Wording = typeof zh;
