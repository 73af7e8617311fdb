import type { RowOf, Table } from './field.ts';

export const REGION_LEVELS = ['province', 'prefecture', 'county'] as const;
export const FORM_TYPES = ['project', 'special_fund', 'department'] as const;
export const PROJECT_ATTRIBUTES = ['new', 'continuing', 'recurring', 'one_off', 'staged'] as const;
export const BREAKDOWNS = [
  'total',
  'annual',
  'source',
  'expenditure',
  'level',
  'line_item',
  'task',
  'sub_unit',
] as const;
export const AMOUNT_CODES = [
  'total',
  'annual',
  'fiscal_appropriation',
  'general_public_budget',
  'government_fund',
  'state_capital',
  'fiscal_special_account',
  'social_insurance_fund',
  'prior_year_carryover',
  'other_funds',
  'central_funds',
  'provincial_funds',
  'county_funds',
  'higher_level_funds',
  'business_income',
  'current_year_budget_request',
  'basic',
  'project',
  'personnel',
  'public_expense',
  'own_level',
  'transfer_to_lower',
] as const;
export const PERIODS = ['annual', 'half_year', 'medium_long_term'] as const;
export const HORIZONS = ['annual', 'medium_long_term'] as const;
export const SECTIONS = [
  'duties',
  'overview',
  'basis',
  'necessity',
  'feasibility',
  'content',
  'plan',
  'safeguards',
  'other',
] as const;
export const LEVEL_ORIGINS = ['explicit', 'carried', 'carried_from_below', 'absent', 'garbled'] as const;
export const DIRECTIONS = [
  'higher_is_better',
  'lower_is_better',
  'earlier_is_better',
  'neutral',
  'not_applicable',
] as const;
export const OPERATORS = ['ge', 'gt', 'le', 'lt', 'eq', 'approx', 'between', 'none'] as const;
export const TARGET_KINDS = [
  'rate',
  'count',
  'money',
  'duration',
  'date',
  'ratio',
  'relative_change',
  'qualitative',
  'none',
] as const;
export const UNREAD_REASONS = [
  'contact',
  'label',
  'decoration',
  'signature',
  'review',
  'unknown_label',
  'no_form',
  'ambiguous',
  'other',
] as const;

const regions = {
  name: 'regions',
  title: { zh: '行政区划', en: 'Regions' },
  description: { zh: '所涉地区及其上级', en: 'Regions of the agencies and the regions above them' },
  primaryKey: ['code'],
  foreignKeys: [{ fields: ['parent_code'], reference: { table: 'regions', fields: ['code'] } }],
  fields: [
    {
      name: 'code',
      type: 'string',
      title: { zh: '代码', en: 'Code' },
      description: { zh: 'GB/T 2260 六位代码', en: 'GB/T 2260 six-digit code' },
      required: true,
      pattern: '^[0-9]{6}$',
    },
    {
      name: 'name',
      type: 'string',
      title: { zh: '名称', en: 'Name' },
      description: { zh: '地区全称', en: 'Full name of the region' },
      required: true,
    },
    {
      name: 'level',
      type: 'string',
      title: { zh: '级别', en: 'Level' },
      description: { zh: '省级、地级或县级', en: 'Province, prefecture or county' },
      required: true,
      enum: REGION_LEVELS,
    },
    {
      name: 'parent_code',
      type: 'string',
      title: { zh: '上级代码', en: 'Parent' },
      description: { zh: '上一级地区的代码，省级为空', en: 'Code of the region above, empty for a province' },
      pattern: '^[0-9]{6}$',
    },
  ],
} as const satisfies Table;

const agencies = {
  name: 'agencies',
  title: { zh: '单位', en: 'Agencies' },
  description: { zh: '填报绩效目标的预算单位', en: 'Budget units that filed the forms' },
  primaryKey: ['id'],
  foreignKeys: [{ fields: ['region_code'], reference: { table: 'regions', fields: ['code'] } }],
  fields: [
    {
      name: 'id',
      type: 'string',
      title: { zh: '单位编号', en: 'Id' },
      description: { zh: '稳定编号，以地区代码开头', en: 'Stable id, starts with the region code' },
      required: true,
      pattern: '^[0-9]{6}-[0-9a-z-]+$',
    },
    {
      name: 'name',
      type: 'string',
      title: { zh: '名称', en: 'Name' },
      description: { zh: '单位全称，含地区', en: 'Full name including its region' },
      required: true,
    },
    {
      name: 'region_code',
      type: 'string',
      title: { zh: '地区代码', en: 'Region' },
      description: { zh: '所在地区；无法确定时为空', en: 'Region of the agency; empty if it could not be resolved' },
      pattern: '^[0-9]{6}$',
    },
    {
      name: 'kind',
      type: 'string',
      title: { zh: '单位类别', en: 'Kind' },
      description: {
        zh: '单位职能类别，即天然的可比组，由名称判定，词表可改',
        en: 'What the office does, its natural peer group; from the name by an editable vocabulary',
      },
    },
  ],
} as const satisfies Table;

const forms = {
  name: 'forms',
  title: { zh: '绩效目标表', en: 'Forms' },
  description: { zh: '每行一张项目或部门整体绩效目标表', en: 'One project or whole-department target form per row' },
  primaryKey: ['id'],
  foreignKeys: [
    { fields: ['agency_id'], reference: { table: 'agencies', fields: ['id'] } },
    { fields: ['parent_form_id'], reference: { table: 'forms', fields: ['id'] } },
  ],
  fields: [
    {
      name: 'id',
      type: 'string',
      title: { zh: '表编号', en: 'Id' },
      description: { zh: '稳定编号：同一张表重读编号不变', en: 'Stable id: the same form read again keeps it' },
      required: true,
      pattern: '^[0-9a-z-]+$',
    },
    {
      name: 'type',
      type: 'string',
      title: { zh: '表类型', en: 'Type' },
      description: { zh: '项目、专项资金或部门整体', en: 'Project, special fund or whole department' },
      required: true,
      enum: FORM_TYPES,
    },
    {
      name: 'agency_id',
      type: 'string',
      title: { zh: '单位编号', en: 'Agency' },
      description: { zh: '填报单位', en: 'The agency that filed it' },
      required: true,
    },
    {
      name: 'fiscal_year',
      type: 'integer',
      title: { zh: '年度', en: 'Fiscal year' },
      description: { zh: '预算年度', en: 'Budget year' },
      minimum: 1990,
    },
    {
      name: 'title',
      type: 'string',
      title: { zh: '表名', en: 'Title' },
      description: { zh: '印刷的表名', en: 'Title as printed' },
    },
    {
      name: 'project_name',
      type: 'string',
      title: { zh: '项目名称', en: 'Project' },
      description: { zh: '项目或专项名称', en: 'Name of the project or special fund' },
    },
    {
      name: 'project_code',
      type: 'string',
      title: { zh: '项目编码', en: 'Project code' },
      description: { zh: '一体化系统项目代码', en: 'Project code of the integrated budget system' },
    },
    {
      name: 'project_attribute',
      type: 'string',
      title: { zh: '项目属性', en: 'Attribute' },
      description: { zh: '新增、延续、经常、一次性或阶段性', en: 'New, continuing, recurring, one-off or staged' },
      enum: PROJECT_ATTRIBUTES,
    },
    {
      name: 'project_category',
      type: 'string',
      title: { zh: '项目类别', en: 'Category' },
      description: { zh: '印刷的项目类别', en: 'Category as printed' },
    },
    {
      name: 'functional_code',
      type: 'string',
      title: { zh: '功能科目', en: 'Functional code' },
      description: { zh: '支出功能分类科目编码', en: 'Functional classification code of the expenditure' },
    },
    {
      name: 'start',
      type: 'partial_date',
      title: { zh: '开始', en: 'Start' },
      description: { zh: '项目开始，精确到印刷的月或日', en: 'Start, to the month or day printed' },
    },
    {
      name: 'end',
      type: 'partial_date',
      title: { zh: '结束', en: 'End' },
      description: { zh: '项目结束，精确到印刷的月或日', en: 'End, to the month or day printed' },
    },
    {
      name: 'submitted_on',
      type: 'date',
      title: { zh: '填报日期', en: 'Submitted on' },
      description: { zh: '填报日期', en: 'Date of filing' },
    },
    {
      name: 'supervising_department',
      type: 'string',
      title: { zh: '主管部门', en: 'Supervising department' },
      description: { zh: '主管部门全称', en: 'Full name of the supervising department' },
    },
    {
      name: 'parent_form_id',
      type: 'string',
      title: { zh: '所属部门表', en: 'Parent form' },
      description: { zh: '同时报送的部门整体表', en: 'The department form filed beside this project form' },
    },
    {
      name: 'total_wan',
      type: 'decimal',
      title: { zh: '资金总额', en: 'Total' },
      description: { zh: '资金总额，未知为空', en: 'Total amount; empty if unknown' },
      unit: { zh: '万元', en: '10,000 yuan' },
    },
    {
      name: 'posts',
      type: 'integer',
      title: { zh: '编制数', en: 'Posts' },
      description: { zh: '编制人数', en: 'Authorised posts' },
      unit: { zh: '人', en: 'persons' },
      minimum: 0,
    },
    {
      name: 'in_post',
      type: 'integer',
      title: { zh: '在职人数', en: 'In post' },
      description: { zh: '在职人数', en: 'Staff in post' },
      unit: { zh: '人', en: 'persons' },
      minimum: 0,
    },
    {
      name: 'retired',
      type: 'integer',
      title: { zh: '离退休人数', en: 'Retired' },
      description: { zh: '离退休人数', en: 'Retired staff' },
      unit: { zh: '人', en: 'persons' },
      minimum: 0,
    },
    {
      name: 'source_file',
      type: 'string',
      title: { zh: '来源文件', en: 'Source file' },
      description: { zh: '来源文件名', en: 'Name of the source file' },
      required: true,
    },
    {
      name: 'source_sha256',
      type: 'string',
      title: { zh: '文件校验值', en: 'Checksum' },
      description: { zh: '来源文件的 SHA-256', en: 'SHA-256 of the source file' },
      required: true,
      pattern: '^[0-9a-f]{64}$',
    },
    {
      name: 'source_place',
      type: 'string',
      title: { zh: '出处', en: 'Source place' },
      description: {
        zh: '在原文件中的位置：L44 为第 44 行，Sheet1!C12、T2R5C3、P3L8 同理，多处以分号隔开',
        en: 'Where it stands in the file: L44 is line 44; also Sheet1!C12, T2R5C3, P3L8; several places separated by semicolons',
      },
      required: true,
    },
  ],
} as const satisfies Table;

const amounts = {
  name: 'amounts',
  title: { zh: '金额', en: 'Amounts' },
  description: { zh: '表中印刷的每一笔金额', en: 'Every amount printed in a form' },
  primaryKey: ['form_id', 'no'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    {
      name: 'form_id',
      type: 'string',
      title: { zh: '表编号', en: 'Form' },
      description: { zh: '所属绩效目标表', en: 'The form it belongs to' },
      required: true,
    },
    {
      name: 'no',
      type: 'integer',
      title: { zh: '序号', en: 'Number' },
      description: { zh: '在表中出现的次序，自 1 起', en: 'Order of appearance in the form, from 1' },
      required: true,
      minimum: 1,
    },
    {
      name: 'breakdown',
      type: 'string',
      title: { zh: '口径', en: 'Breakdown' },
      description: {
        zh: '总额、年度、来源、支出、级次、明细、任务或下属单位',
        en: 'Total, annual, source, expenditure, level, line item, task or sub-unit',
      },
      required: true,
      enum: BREAKDOWNS,
    },
    {
      name: 'code',
      type: 'string',
      title: { zh: '项目码', en: 'Code' },
      description: {
        zh: '口径内的类别；明细、任务、下属单位为空',
        en: 'Category within the breakdown; empty for line items, tasks and sub-units',
      },
      enum: AMOUNT_CODES,
    },
    {
      name: 'label',
      type: 'string',
      title: { zh: '印刷名称', en: 'Label' },
      description: { zh: '印刷的名称', en: 'Label as printed' },
      required: true,
    },
    {
      name: 'period',
      type: 'string',
      title: { zh: '期间', en: 'Period' },
      description: { zh: '全年、半年或中长期', en: 'Annual, half-year or medium and long term' },
      required: true,
      enum: PERIODS,
    },
    {
      name: 'amount_wan',
      type: 'decimal',
      title: { zh: '金额', en: 'Amount' },
      description: {
        zh: '印刷的数值；空白为未填，0 为印刷的零',
        en: 'As printed; empty means left blank, 0 a printed zero',
      },
      unit: { zh: '万元', en: '10,000 yuan' },
    },
    {
      name: 'source_place',
      type: 'string',
      title: { zh: '出处', en: 'Source place' },
      description: {
        zh: '在原文件中的位置：L44 为第 44 行，Sheet1!C12、T2R5C3、P3L8 同理，多处以分号隔开',
        en: 'Where it stands in the file: L44 is line 44; also Sheet1!C12, T2R5C3, P3L8; several places separated by semicolons',
      },
      required: true,
    },
  ],
} as const satisfies Table;

const tasks = {
  name: 'tasks',
  title: { zh: '重点任务', en: 'Tasks' },
  description: { zh: '年度重点任务与实施进度', en: 'Key tasks of the year and schedules' },
  primaryKey: ['form_id', 'no'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    {
      name: 'form_id',
      type: 'string',
      title: { zh: '表编号', en: 'Form' },
      description: { zh: '所属绩效目标表', en: 'The form it belongs to' },
      required: true,
    },
    {
      name: 'no',
      type: 'integer',
      title: { zh: '序号', en: 'Number' },
      description: { zh: '在表中出现的次序，自 1 起', en: 'Order of appearance in the form, from 1' },
      required: true,
      minimum: 1,
    },
    {
      name: 'name',
      type: 'string',
      title: { zh: '任务名称', en: 'Name' },
      description: { zh: '任务名称', en: 'Name of the task' },
      required: true,
    },
    {
      name: 'content',
      type: 'string',
      title: { zh: '主要内容', en: 'Content' },
      description: { zh: '主要实施内容', en: 'Main content' },
    },
    {
      name: 'expected_result',
      type: 'string',
      title: { zh: '预期目标', en: 'Expected result' },
      description: { zh: '期望达到的目标', en: 'Expected result' },
    },
    {
      name: 'start',
      type: 'partial_date',
      title: { zh: '开始', en: 'Start' },
      description: { zh: '计划开始', en: 'Planned start' },
    },
    {
      name: 'end',
      type: 'partial_date',
      title: { zh: '结束', en: 'End' },
      description: { zh: '计划完成', en: 'Planned end' },
    },
    {
      name: 'amount_wan',
      type: 'decimal',
      title: { zh: '金额', en: 'Amount' },
      description: { zh: '拟投入资金', en: 'Planned money' },
      unit: { zh: '万元', en: '10,000 yuan' },
    },
    {
      name: 'source_place',
      type: 'string',
      title: { zh: '出处', en: 'Source place' },
      description: {
        zh: '在原文件中的位置：L44 为第 44 行，Sheet1!C12、T2R5C3、P3L8 同理，多处以分号隔开',
        en: 'Where it stands in the file: L44 is line 44; also Sheet1!C12, T2R5C3, P3L8; several places separated by semicolons',
      },
      required: true,
    },
  ],
} as const satisfies Table;

const goals = {
  name: 'goals',
  title: { zh: '总体目标', en: 'Goals' },
  description: { zh: '年度与中长期目标文字', en: 'Goal texts for the year and beyond' },
  primaryKey: ['form_id', 'no'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    {
      name: 'form_id',
      type: 'string',
      title: { zh: '表编号', en: 'Form' },
      description: { zh: '所属绩效目标表', en: 'The form it belongs to' },
      required: true,
    },
    {
      name: 'no',
      type: 'integer',
      title: { zh: '序号', en: 'Number' },
      description: { zh: '在表中出现的次序，自 1 起', en: 'Order of appearance in the form, from 1' },
      required: true,
      minimum: 1,
    },
    {
      name: 'horizon',
      type: 'string',
      title: { zh: '期限', en: 'Horizon' },
      description: { zh: '年度或中长期', en: 'Annual or medium and long term' },
      required: true,
      enum: HORIZONS,
    },
    {
      name: 'text',
      type: 'string',
      title: { zh: '文字', en: 'Text' },
      description: { zh: '目标全文', en: 'Full text' },
      required: true,
    },
    {
      name: 'source_place',
      type: 'string',
      title: { zh: '出处', en: 'Source place' },
      description: {
        zh: '在原文件中的位置：L44 为第 44 行，Sheet1!C12、T2R5C3、P3L8 同理，多处以分号隔开',
        en: 'Where it stands in the file: L44 is line 44; also Sheet1!C12, T2R5C3, P3L8; several places separated by semicolons',
      },
      required: true,
    },
  ],
} as const satisfies Table;

const narratives = {
  name: 'narratives',
  title: { zh: '说明文字', en: 'Narratives' },
  description: { zh: '立项依据、必要性、可行性等文字', en: 'Basis, necessity, feasibility and other narrative texts' },
  primaryKey: ['form_id', 'no'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    {
      name: 'form_id',
      type: 'string',
      title: { zh: '表编号', en: 'Form' },
      description: { zh: '所属绩效目标表', en: 'The form it belongs to' },
      required: true,
    },
    {
      name: 'no',
      type: 'integer',
      title: { zh: '序号', en: 'Number' },
      description: { zh: '在表中出现的次序，自 1 起', en: 'Order of appearance in the form, from 1' },
      required: true,
      minimum: 1,
    },
    {
      name: 'section',
      type: 'string',
      title: { zh: '栏目', en: 'Section' },
      description: {
        zh: '职能、概况、依据、必要性、可行性、内容、计划、保障或其他',
        en: 'Duties, overview, basis, necessity, feasibility, content, plan, safeguards or other',
      },
      required: true,
      enum: SECTIONS,
    },
    {
      name: 'text',
      type: 'string',
      title: { zh: '文字', en: 'Text' },
      description: { zh: '全文', en: 'Full text' },
      required: true,
    },
    {
      name: 'source_place',
      type: 'string',
      title: { zh: '出处', en: 'Source place' },
      description: {
        zh: '在原文件中的位置：L44 为第 44 行，Sheet1!C12、T2R5C3、P3L8 同理，多处以分号隔开',
        en: 'Where it stands in the file: L44 is line 44; also Sheet1!C12, T2R5C3, P3L8; several places separated by semicolons',
      },
      required: true,
    },
  ],
} as const satisfies Table;

const indicators = {
  name: 'indicators',
  title: { zh: '指标', en: 'Indicators' },
  description: { zh: '每行一个三级指标', en: 'One indicator row of a form' },
  primaryKey: ['id'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    {
      name: 'id',
      type: 'string',
      title: { zh: '指标编号', en: 'Id' },
      description: { zh: '稳定编号', en: 'Stable id' },
      required: true,
      pattern: '^[0-9a-z-]+$',
    },
    {
      name: 'form_id',
      type: 'string',
      title: { zh: '表编号', en: 'Form' },
      description: { zh: '所属绩效目标表', en: 'The form it belongs to' },
      required: true,
    },
    {
      name: 'no',
      type: 'integer',
      title: { zh: '序号', en: 'Number' },
      description: { zh: '在表中出现的次序，自 1 起', en: 'Order of appearance in the form, from 1' },
      required: true,
      minimum: 1,
    },
    {
      name: 'level1',
      type: 'string',
      title: { zh: '一级代码', en: 'Level 1' },
      description: { zh: '一级指标代码', en: 'Code of the first level' },
    },
    {
      name: 'level2',
      type: 'string',
      title: { zh: '二级代码', en: 'Level 2' },
      description: { zh: '二级指标代码', en: 'Code of the second level' },
    },
    {
      name: 'level1_label',
      type: 'string',
      title: { zh: '一级原文', en: 'Level 1 label' },
      description: { zh: '印刷的一级指标', en: 'First level as printed' },
    },
    {
      name: 'level2_label',
      type: 'string',
      title: { zh: '二级原文', en: 'Level 2 label' },
      description: { zh: '印刷的二级指标', en: 'Second level as printed' },
    },
    {
      name: 'level1_origin',
      type: 'string',
      title: { zh: '一级来历', en: 'Level 1 origin' },
      description: {
        zh: '本行印刷、上文沿用、下文沿用、缺失或乱码',
        en: 'Printed here, carried, carried from below, absent or garbled',
      },
      required: true,
      enum: LEVEL_ORIGINS,
    },
    {
      name: 'level2_origin',
      type: 'string',
      title: { zh: '二级来历', en: 'Level 2 origin' },
      description: {
        zh: '本行印刷、上文沿用、下文沿用、缺失或乱码',
        en: 'Printed here, carried, carried from below, absent or garbled',
      },
      required: true,
      enum: LEVEL_ORIGINS,
    },
    {
      name: 'name',
      type: 'string',
      title: { zh: '指标名称', en: 'Name' },
      description: { zh: '去掉编号与单位括号后的名称', en: 'Name without numbering and unit brackets' },
    },
    {
      name: 'name_printed',
      type: 'string',
      title: { zh: '印刷名称', en: 'Name as printed' },
      description: { zh: '印刷的名称', en: 'Name as printed' },
    },
    {
      name: 'concept',
      type: 'string',
      title: { zh: '概念', en: 'Concept' },
      description: { zh: '跨单位可比的概念代码', en: 'Concept code for comparison across agencies' },
    },
    {
      name: 'direction',
      type: 'string',
      title: { zh: '方向', en: 'Direction' },
      description: {
        zh: '越高越好、越低越好、越早越好、中性或不适用',
        en: 'Higher, lower or earlier is better, neutral, or not applicable',
      },
      enum: DIRECTIONS,
    },
    {
      name: 'symbol',
      type: 'string',
      title: { zh: '计算符号', en: 'Symbol' },
      description: { zh: '独立的符号列', en: 'Symbol in its own column, as printed' },
    },
    {
      name: 'weight',
      type: 'decimal',
      title: { zh: '分值', en: 'Weight' },
      description: { zh: '权重或分值', en: 'Weight or points' },
    },
    {
      name: 'is_placeholder',
      type: 'boolean',
      title: { zh: '占位', en: 'Placeholder' },
      description: { zh: '“无”“/”“不涉及”等', en: '“none”, “/”, “not involved” and the like' },
      required: true,
    },
    {
      name: 'remark',
      type: 'string',
      title: { zh: '备注', en: 'Remark' },
      description: { zh: '备注栏', en: 'Remark column' },
    },
    {
      name: 'source_place',
      type: 'string',
      title: { zh: '出处', en: 'Source place' },
      description: {
        zh: '在原文件中的位置：L44 为第 44 行，Sheet1!C12、T2R5C3、P3L8 同理，多处以分号隔开',
        en: 'Where it stands in the file: L44 is line 44; also Sheet1!C12, T2R5C3, P3L8; several places separated by semicolons',
      },
      required: true,
    },
  ],
} as const satisfies Table;

const targets = {
  name: 'targets',
  title: { zh: '目标值', en: 'Targets' },
  description: { zh: '指标在某一期间、范围的目标值', en: 'Target values of an indicator by period and scope' },
  primaryKey: ['indicator_id', 'period', 'scope'],
  foreignKeys: [{ fields: ['indicator_id'], reference: { table: 'indicators', fields: ['id'] } }],
  fields: [
    {
      name: 'indicator_id',
      type: 'string',
      title: { zh: '指标编号', en: 'Indicator' },
      description: { zh: '所属指标', en: 'The indicator it belongs to' },
      required: true,
    },
    {
      name: 'period',
      type: 'string',
      title: { zh: '期间', en: 'Period' },
      description: { zh: '全年、半年或中长期', en: 'Annual, half-year or medium and long term' },
      required: true,
      enum: PERIODS,
    },
    {
      name: 'scope',
      type: 'string',
      title: { zh: '范围', en: 'Scope' },
      description: {
        zh: '该列所属的乡镇或单位，空为整体',
        en: 'Township or unit of the value column; empty for the whole',
      },
    },
    {
      name: 'text',
      type: 'string',
      title: { zh: '原文', en: 'Text' },
      description: { zh: '印刷的目标值', en: 'Target as printed' },
    },
    {
      name: 'operator',
      type: 'string',
      title: { zh: '比较符', en: 'Operator' },
      description: {
        zh: '大于等于、大于、小于等于、小于、等于、约、区间或无',
        en: 'At least, more than, at most, less than, equal, about, between or none',
      },
      required: true,
      enum: OPERATORS,
    },
    {
      name: 'operator_explicit',
      type: 'boolean',
      title: { zh: '比较符明示', en: 'Operator explicit' },
      description: { zh: '比较符是否印刷', en: 'Whether the operator was printed' },
      required: true,
    },
    {
      name: 'value',
      type: 'quantity',
      title: { zh: '数值', en: 'Value' },
      description: { zh: '数值、ISO 日期或比例的文字', en: 'Text of a number, an ISO date or a ratio' },
    },
    {
      name: 'value_max',
      type: 'quantity',
      title: { zh: '上限', en: 'Upper value' },
      description: { zh: '区间上限', en: 'Upper end of a range' },
    },
    {
      name: 'unit',
      type: 'string',
      title: { zh: '单位', en: 'Unit' },
      description: { zh: '印刷的计量单位', en: 'Unit as printed' },
    },
    {
      name: 'kind',
      type: 'string',
      title: { zh: '类型', en: 'Kind' },
      description: {
        zh: '比率、数量、金额、时长、日期、比例、变化、定性或无',
        en: 'Rate, count, money, duration, date, ratio, relative change, qualitative or none',
      },
      required: true,
      enum: TARGET_KINDS,
    },
    {
      name: 'base_value',
      type: 'number',
      title: { zh: '换算值', en: 'Base value' },
      description: {
        zh: '换算到基本单位：比率为小数，万元为元',
        en: 'Converted to the base unit: a rate as a fraction, 万元 as yuan',
      },
    },
    {
      name: 'base_unit',
      type: 'string',
      title: { zh: '基本单位', en: 'Base unit' },
      description: { zh: '换算后的单位，比率为 1', en: 'Unit after conversion, 1 for a rate' },
    },
    {
      name: 'baseline',
      type: 'string',
      title: { zh: '基准', en: 'Baseline' },
      description: { zh: '如较上年', en: 'What it is relative to, such as the prior year' },
    },
    {
      name: 'flags',
      type: 'string',
      title: { zh: '标记', en: 'Flags' },
      description: { zh: 'missing_unit 等，分号隔开', en: 'missing_unit and the like, separated by semicolons' },
    },
  ],
} as const satisfies Table;

const unread = {
  name: 'unread',
  title: { zh: '未读内容', en: 'Unread' },
  description: { zh: '未进入任何表的非空内容', en: 'Every non-blank piece that went into no table' },
  primaryKey: ['source_file', 'source_place'],
  foreignKeys: [],
  fields: [
    {
      name: 'source_file',
      type: 'string',
      title: { zh: '来源文件', en: 'Source file' },
      description: { zh: '来源文件名', en: 'Name of the source file' },
      required: true,
    },
    {
      name: 'source_place',
      type: 'string',
      title: { zh: '出处', en: 'Source place' },
      description: {
        zh: '在原文件中的位置：L44 为第 44 行，Sheet1!C12、T2R5C3、P3L8 同理，多处以分号隔开',
        en: 'Where it stands in the file: L44 is line 44; also Sheet1!C12, T2R5C3, P3L8; several places separated by semicolons',
      },
      required: true,
    },
    {
      name: 'text',
      type: 'string',
      title: { zh: '文字', en: 'Text' },
      description: { zh: '原文，个人信息已遮盖', en: 'Text with personal data masked' },
      required: true,
    },
    {
      name: 'reason',
      type: 'string',
      title: { zh: '原因', en: 'Reason' },
      description: { zh: '未读的原因', en: 'Why it was not read' },
      required: true,
      enum: UNREAD_REASONS,
    },
  ],
} as const satisfies Table;

/** Every table of a dataset, in the order in which they are written and loaded (referenced tables first). */
export const TABLES = [
  regions,
  agencies,
  forms,
  amounts,
  tasks,
  goals,
  narratives,
  indicators,
  targets,
  unread,
] as const;

export type TableName = (typeof TABLES)[number]['name'];

/** The in-memory row of a table: `Row<'forms'>`. */
export type Row<N extends TableName> = RowOf<Extract<(typeof TABLES)[number], { readonly name: N }>>;

/** A whole dataset in memory: the rows of every table. */
export type Dataset = { [N in TableName]: Row<N>[] };

/** A dataset without rows. */
export function emptyDataset(): Dataset {
  return {
    regions: [],
    agencies: [],
    forms: [],
    amounts: [],
    tasks: [],
    goals: [],
    narratives: [],
    indicators: [],
    targets: [],
    unread: [],
  };
}

/** The definition of a table by its name. */
export function tableNamed(name: TableName): Table {
  return TABLES.find((table) => table.name === name) as Table;
}
