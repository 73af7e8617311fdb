/** The page of publications and what changed between them. */
export const history = {
  title: '数据更新记录',
  lead: '每次发布的数据与上一次逐行对照：新增、撤下和变动的单位、绩效目标表、指标与目标值。变动只说明文本不同，不是评价。',
  none: '这份数据尚未以发布命令发布，没有更新记录。',
  first: '首次发布，没有可对照的上一版。',
  latest: '最近一次更新',
  versions: '历次发布',
  date: '日期',
  version: '版本',
  file: '机器可读记录（JSON）',
  tables: { agencies: '单位', forms: '绩效目标表', indicators: '指标', targets: '目标值' },
  added: (count: number) => `新增 ${count} 行`,
  removed: (count: number) => `撤下 ${count} 行`,
  changed: (count: number) => `变动 ${count} 行`,
  unchanged: '没有变化',
  more: (count: number) => `另 ${count} 行见机器可读记录`,
  empty: '（空）',
};
