import type { navigation as zhNavigation, palette as zh } from './palette.zh.ts';
import { kinds } from './search.en.ts';

export const navigation: typeof zhNavigation = { more: 'More', menu: 'All pages' };

export const palette: typeof zh = {
  open: 'Open search and commands',
  button: 'Search',
  title: 'Search and commands',
  label: 'Find agencies, forms, indicators, pages or commands',
  hint: 'Agency, region, indicator, page, command…',
  everything: (query: string) => `All results for “${query}” on the search page`,
  entries: (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
  move: 'move',
  choose: 'open',
  groups: {
    recent: 'Recent',
    page: 'Pages',
    view: 'Saved views',
    ...kinds,
    action: 'Actions',
  },
};
