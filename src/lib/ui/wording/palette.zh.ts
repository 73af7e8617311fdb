import { kinds } from './search.zh.ts';

/** The header's menu and the command palette. */
export const navigation = { more: '更多', menu: '全部页面' };

export const palette = {
  open: '打开搜索与命令',
  button: '搜索',
  title: '搜索与命令',
  label: '查找单位、表、指标、页面或命令',
  hint: '单位、地区、指标、页面、命令…',
  everything: (query: string) => `在搜索页查看“${query}”的全部结果`,
  entries: (count: number) => `${count} 项`,
  move: '移动',
  choose: '打开',
  groups: {
    recent: '最近打开',
    page: '页面',
    view: '已存视图',
    ...kinds,
    action: '操作',
  },
};
