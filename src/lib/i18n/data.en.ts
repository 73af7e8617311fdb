import type { data as zh } from './data.zh.ts';
import { plural } from './plural.ts';

export const data: typeof zh = {
  title: 'Data',
  lead: 'Drop a folder or zip of CSV tables that follow the dataset layout, or the form documents themselves; everything is processed in this browser, nothing is uploaded.',
  drop: 'Drop files or a folder here',
  pickFiles: 'Choose files',
  pickFolder: 'Choose a folder',
  reading: 'Reading…',
  loadingEngine: 'Starting the data engine…',
  loaded: (forms: number) => `${plural(forms, 'form')} loaded`,
  restoreSample: 'Back to the sample data',
  engineFailed:
    'The data engine could not start. The page still shows the published results; filters and your own data are unavailable.',
  problems: 'Validation',
  problemCount: (count: number) => `${plural(count, 'problem')} found`,
  noProblems: 'No problems found',
  table: 'Table',
  row: 'Row',
  column: 'Column',
  value: 'Value',
  reason: 'Reason',
  file: 'File',
  dictionary: 'Data dictionary',
  downloads: 'Downloads',
};
