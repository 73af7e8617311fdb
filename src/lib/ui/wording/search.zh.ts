import type { Kind } from '../search/record.ts';

/** What is found, by kind. */
export const kinds: Readonly<Record<Kind, string>> = {
  agency: '单位',
  region: '地区',
  concept: '指标概念',
  rule: '核对规则',
  indicator: '指标名称',
  form: '绩效目标表',
};

/** `/search`: names of everything in the dataset. */
export const search = {
  title: '搜索',
  lead: '按名称查找单位、地区、指标概念、核对规则、指标名称和绩效目标表。',
  label: '搜索内容',
  hint: '名称中的任意几个字、拼音首字母或代码',
  kinds,
  count: (count: string, bound: 'exact' | 'most' | 'least') =>
    ({ exact: `${count} 条`, most: `至多 ${count} 条`, least: `${count} 条以上` })[bound],
  rows: (kind: Kind, count: number) => (kind === 'agency' ? `${count} 张表` : `${count} 行`),
  found: (found: readonly Kind[]) => `找到：${found.map((kind) => kinds[kind]).join('、')}`,
  nothing: (query: string) => `没有名称含“${query}”的内容。`,
  tips: '可减少字数，或用空格分开几个词（每个词都须出现）。单位、地区和指标概念可用拼音首字母，如“xfj”。',
  more: '显示更多',
  failed: '搜索索引未能载入。',
  noScript: '搜索需要启用 JavaScript。未启用时，请从下面的列表进入。',
  browse: '按列表浏览',
  lists: '列表',
  years: '年度',
};
