import type { ProblemValues } from './problem.ts';

type Sentence = (values: ProblemValues) => string;

const TYPES: Readonly<Record<string, string>> = {
  string: '文本',
  integer: '整数',
  number: '数值',
  decimal: '小数',
  quantity: '数值、日期或比例',
  boolean: 'true 或 false',
  date: '日期（年-月-日）',
  partial_date: '日期（年-月-日，可到年或月）',
};

const FORMATS: Readonly<Record<string, string>> = {
  docx: 'Word 文档（docx）',
  xlsx: 'Excel 工作簿（xlsx）',
  pdf: 'PDF',
  zip: '压缩包（zip）',
  doc: '旧版 Word（doc）',
  rtf: 'RTF',
};

const LIMITS: Readonly<Record<string, string>> = {
  expandedBytes: '解压后字节数',
  expansionRatio: '压缩比',
  entries: '压缩包内文件数',
  cells: '单元格数',
  columns: '列数',
  pages: '页数',
  sheets: '工作表数',
  depth: '嵌套层数',
};

function named(names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? code;
}

function quoted(value: string): string {
  return value === '' ? '' : `“${value}”`;
}

const sentences = {
  filter_unknown_value: ({ field, value }) => `地址中的条件 ${field} 没有取值${quoted(value)}，已忽略`,
  cube_broken: ({ part }) => `计数文件已损坏（${part}），不能读取`,
  cube_version: ({ value, expected }) => `计数文件的版本是 ${value}，这里需要 ${expected}`,
  filter_unreadable: ({ value }) => `地址中的筛选表达式无法读取，已忽略：${value}`,

  archive_broken: () => '压缩包已损坏，无法解压',
  archive_limit: ({ expected }) => `压缩包超出限度（${expected}）`,
  table_missing: ({ expected }) => `缺少文件 ${expected}`,
  file_unknown: () => '不是数据集的文件，未读取',
  descriptor_invalid: () => 'datapackage.json 无法读取，已按约定的文件名读取各表',
  checksum_mismatch: () => '文件内容与 datapackage.json 中的校验值不符',
  encoding_damaged: ({ value }) => `有字符无法解码（${value}）`,
  encoding_other: ({ value }) => `编码不是 UTF-8${value === '' ? '' : `，已按 ${value} 读取`}`,
  column_missing: ({ column }) => `缺少列 ${column}`,
  column_unknown: ({ column }) => `未知的列 ${column}，未读取`,
  column_order: ({ expected }) => `列的次序与规范不符，应为：${expected}`,
  column_duplicate: ({ column }) => `列 ${column} 重复`,
  row_quotes: () => '引号不配对，该行无法读取',
  row_cells: ({ value, expected }) => `该行有 ${value} 个单元格，应为 ${expected} 个`,
  value_required: ({ column }) => `${column} 不得为空`,
  value_type: ({ value, expected }) => `${quoted(value)}不是${named(TYPES, expected)}`,
  value_enum: ({ value, expected }) => `${quoted(value)}不在允许的取值之中：${expected}`,
  value_pattern: ({ value, expected }) => `${quoted(value)}不符合格式 ${expected}`,
  value_minimum: ({ value, expected }) => `${value} 超出范围，应 ${expected}`,
  key_duplicate: ({ column, expected }) => `${column} 与第 ${expected.replace(/\D+/g, '')} 行重复`,
  reference_missing: ({ value, expected }) => `${expected} 中没有${quoted(value)}`,
  reference_refused: ({ value, expected }) =>
    `${expected.split(':')[0] ?? ''} 为${quoted(value)}的是第 ${expected.split(':')[1] ?? ''} 行，但那一行未载入`,

  not_this_format: ({ expected }) => `文件内容不是${named(FORMATS, expected)}`,
  old_format: ({ format }) => `${named(FORMATS, format)}格式不能读取，请另存为 docx 后再导入`,
  encrypted: () => '文件有密码保护，无法读取',
  broken_part: ({ part }) => `文件的一部分已损坏或缺失（${part}），其余部分已读取`,
  limit_reached: ({ limit, maximum }) => `${named(LIMITS, limit)}达到上限 ${maximum}，其后内容未读取`,
  no_text_layer: ({ pages }) => `第 ${pages} 页是图片，没有可读取的文字`,
  pictures_unread: ({ count }) => `${count} 张图片的内容未读取`,
  undecodable: ({ count }) => `${count} 处字节无法解码`,
  unmapped_characters: ({ count, font }) => `字体 ${font} 未说明字符编码，${count} 个字符无法识别`,
  character_map_missing: ({ map }) => `缺少字符映射 ${map}，相关文字缺失或有误`,
  cut_markup: () => '文件在标签中间结束，末尾内容未进入表格',
  too_deep: () => '嵌套过深，该处文字不带结构读取',
  unclosed_quote: () => '有引号未闭合，引号按普通字符读取',
  hidden_rows: ({ count }) => `有 ${count} 行被隐藏`,
  hidden_columns: ({ count }) => `有 ${count} 列被隐藏`,
  hidden_sheet: ({ sheet }) => `工作表“${sheet}”被隐藏`,
  hidden_text: () => '有隐藏文字',
  deleted_text: () => '修订中已删除的文字，未读取',
  comment: () => '批注，未读取',
  page_furniture: () => '页眉、页脚或页码，未读取',
  page_title: () => '网页标题，未读取',
  repeated_head: () => '换页重复的表头，未读取',
  doubled_text: () => '同一位置重复印刷的文字，只读取一次',
  overlapping_cells: ({ count }) => `${count} 个单元格与合并单元格重叠，文字已并入`,
  digits_lost: ({ count, stored }) => `${count} 个数超过 15 位，文件中已不保存其后的数字（如 ${stored}）`,
  display_rounded: ({ count, shown, stored }) =>
    `${count} 个数按格式显示为较少的位数（如显示 ${shown}，保存 ${stored}）`,
  formula_without_value: ({ count, formula }) => `${count} 个公式没有计算结果（如 ${formula}）`,
  entry_left_out: ({ name }) => `压缩包中的 ${name} 不是可读取的文档`,

  no_form: () => '未找到绩效目标表',
  document_failed: ({ message }) => `读取失败：${message}`,
  correction_stale: ({ value }) => `有一条更正对不上原文，未应用：“${value}”`,
  correction_document_missing: ({ count, name }) => `更正文件中 ${name} 的 ${count} 条更正未用到：本次没有读取该文件`,
  corrected_document_changed: () => '文件在更正之后有改动；原文未变之处的更正仍然有效',
  encoding: ({ replaced }) => `有 ${replaced} 处字符无法解码`,

  missing_file: () => '缺少该词表文件',
  missing_column: ({ column, setting }) => `文件缺少列 ${column || setting}`,
  missing_value: ({ column }) => `词表的 ${column} 不得为空`,
  invalid_value: ({ column, value }) => `词表的 ${column} 不接受${quoted(value)}`,
  duplicate: ({ value }) => `词表中${quoted(value)}重复`,
  unknown_parent: ({ value }) => `词表中没有上级${quoted(value)}`,

  unknown_rule: ({ rule }) => `没有名为 ${rule} 的规则，该项设置已忽略`,
  unknown_setting: ({ rule, setting }) => `规则 ${rule} 没有设置项 ${setting}，已忽略`,
  not_a_number: ({ value }) => `${quoted(value)}不是数值`,
} satisfies Record<string, Sentence>;

/** Problems of inputs by code: of filters, dataset tables, documents, the page's own reading and the vocabulary. */
export const problems = {
  unlisted: (code: string, details: string) => (details === '' ? `问题：${code}` : `问题：${code}（${details}）`),
  sentences: sentences as Record<keyof typeof sentences, Sentence>,
};
