import type { overview as zh } from './overview.zh.ts';

export const overview: typeof zh = {
  title: 'Overview',
  lead: 'Published budget performance target forms, read row by row and put side by side on the same footing. Every number leads back to the line it was printed on.',
  inDataset: 'In this dataset',
  forms: 'Forms',
  agencies: 'Agencies',
  regions: 'Regions',
  years: 'Budget years',
  indicators: 'Indicators',
  placeholders: 'Placeholder rows',
  quantifiedShare: 'Share quantified',
  headlines: 'Four comparisons',
  mix: 'Indicator mix',
  satisfaction: 'Satisfaction targets',
  completion: 'Completion-type rates',
  waysIn: 'Ways in',
  openCompare: 'Compare by your own criteria',
  byAgency: 'Browse agencies',
  byForm: 'Browse forms',
};
