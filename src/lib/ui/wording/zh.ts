/** Words of the pages themselves; names of codes and sentences about data come from i18n. */
export const zh = {
  footer: {
    about:
      '对标读取公开的预算绩效目标表，按同一口径比较各单位的预算、指标与目标值。每个数字都可回到来源文件的那一行；未知即显示未知。',
    methods: '计算方法',
    data: '数据与下载',
  },
  theme: { toLight: '切换到浅色', toDark: '切换到深色' },
};

export type Wording = typeof zh;
