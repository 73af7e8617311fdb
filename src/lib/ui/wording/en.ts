import { history } from './history.en.ts';
import { importing } from './import.en.ts';
import { measureMethods } from './measure-methods.en.ts';
import { methods } from './methods.en.ts';
import { own } from './own.en.ts';
import { peers } from './peers.en.ts';
import { publicPages } from './public.en.ts';
import { navigation, palette } from './palette.en.ts';
import { search } from './search.en.ts';
import { sql } from './sql.en.ts';
import { views } from './views.en.ts';
import type { Wording } from './zh.ts';

export const en: Wording = {
  footer: {
    about:
      'Duibiao reads published budget performance target forms and compares budgets, indicators and targets like with like. Every number leads back to the line it came from; what is unknown is shown as unknown.',
    methods: 'How it is computed',
    data: 'Data and downloads',
    dataset: 'Dataset',
    version: (version: string) => `version ${version}`,
    synthetic: 'synthetic data, for tests only',
    links: 'About this site',
  },
  theme: { toLight: 'Switch to light', toDark: 'Switch to dark' },
  history,
  importing,
  publicPages,
  offline: {
    away: 'No network: saved pages are shown.',
    updated: 'A new version of this site is ready.',
    takeOver: 'Use the new version',
  },
  breadcrumbs: 'You are here',
  unavailable: 'Cannot be computed at the moment.',
  rows: {
    name: 'Rows',
    arriving: (arrived: string, all: string) => `Fetching rows: ${arrived} of ${all} MB`,
    tooMany: (bytes: string, most: string) =>
      `This question is about ${bytes} MB of rows; a browser takes ${most} MB at once. Choose a province first, or ask on the command line with duibiao query.`,
  },
  ofSample: 'This page belongs to the sample; your own data, which is in use, does not have it.',
  count: { forms: (count: number) => `${count} ${count === 1 ? 'form' : 'forms'}` },
  overview: {
    heading: 'Budget performance targets, compared like with like',
    loadOwn: 'Load your own data',
    years: (years: readonly number[]) => (years.length > 1 ? `${years.length} years: ${years.join(', ')}` : ''),
    placeholders: (rows: number) => (rows === 0 ? '' : `plus ${rows} placeholder ${rows === 1 ? 'row' : 'rows'}`),
    headlinesLead:
      'The whole first, then by region, year and kind of agency. Below each chart its figures unfold; every row leads to its form.',
    open: (measure: string) => `Compare by filters: ${measure}`,
    allAgencies: (count: number) => `All ${count} agencies`,
    allForms: (count: number) => `All ${count} forms`,
  },
  compare: {
    unfiltered: 'The chosen filters could not be applied; below is the sample without any filter.',
    findings: {
      byRule: 'By rule',
      byKind: 'By kind of agency',
      rule: 'Rule',
      stance: 'Kind of finding',
      kind: 'Kind of agency',
      caution:
        'Form types differ in length and in what they ask, so counts are not compared across types; nor across versions of the rules or readings of different completeness.',
    },
  },
  filter: {
    search: 'Find by name',
    searchIn: (field: string) => `Find in ${field}`,
    more: (count: number) => `${count} more: type a name to find them`,
    formCount: (count: number) => `${count} ${count === 1 ? 'form' : 'forms'}`,
  },
  methods: {
    title: 'How it is computed',
    lead: 'How each number comes about, what is left out, and when things cannot be compared.',
    contents: 'On this page',
    parts: methods,
    measures: 'Every measure',
    measuresLead:
      'How each measure of the workbench and the leaderboard is computed, what is left out and when it is not comparable, each with an example computed from the sample. What is unknown is never 0.',
    measureMethods,
    leftOut: 'Left out',
    notComparable: 'Not comparable',
    example: 'Example',
    linkTo: (heading) => `Link to ${heading}`,
  },
  chart: {
    method: 'How it is computed',
    figures: (rows: number) => `Show the figures (${rows} ${rows === 1 ? 'row' : 'rows'})`,
  },
  forms: {
    lead: 'Every target form of the dataset. Open one to see the normalized form line by line beside its source text.',
    description: (title: string) => `${title}: the normalized target form line by line beside its source text`,
  },
  agencies: {
    lead: 'The agencies that filed target forms, by region.',
    description: (name: string) => `Budgets, indicators and satisfaction targets of ${name}`,
    peers: (kind: string | undefined) => (kind === undefined ? 'other agencies' : `other agencies (${kind})`),
    standingLead: (kind: string | undefined) =>
      `Compared with the other agencies${kind === undefined ? '' : ` of its kind (${kind})`} in the dataset, itself left out. A position says how high a number is, not how good.`,
    measure: 'Measure',
    own: 'This agency',
    median: 'Median of peers',
    measures: {
      quantified: 'Share of targets quantified',
      concept: 'Satisfaction target (median of its own)',
      budget: 'Total of whole-department forms',
    },
  },
  regions: {
    below: 'Regions below',
    all: (count: number) => `Show all ${count} regions`,
    fewer: 'Show fewer',
  },
  form: {
    breakdown: 'Breakdown',
    item: 'Item',
    inUnit: (period: string, unit: string) => `${period} (${unit})`,
    task: 'Task',
    expected: 'Expected result',
    masked: 'Names, telephone numbers and other personal data in the source text are masked.',
    noSource: 'The dataset came without its documents.',
    showField: (line: string) => `Line ${line}: show what was read from it`,
    unreadLead: 'What stands in the source file but went into no table, and why.',
    findings: {
      heading: 'Worth checking',
      lead: 'Rules compare the words and numbers of the form with each other. These are leads to check, not verdicts; the agency may have a good explanation.',
      none: 'The rules found nothing worth checking.',
      failed: 'The rules did not finish on your data; check again on the page of findings.',
      all: 'Check one by one',
      more: (count: number) => `${count} more`,
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
    as: 'Export',
    writing: 'Writing the file…',
    failed: 'The file could not be written.',
    unfiltered: 'none (all data)',
    notes: { title: 'Title', filters: 'Filters', source: 'Data', address: 'Address', date: 'Exported on' },
    formats: { csv: 'CSV', xlsx: 'Excel', parquet: 'Parquet', arrow: 'Arrow' },
  },
  data: {
    accepts: 'A dataset folder (CSV tables), a zip, or the target forms themselves (txt, md, html, docx, xlsx, pdf …)',
    using: (name: string, more: number) =>
      `on every page: ${name}${more > 0 ? ` and ${more} more ${more === 1 ? 'file' : 'files'}` : ''}`,
    saveOwn: 'Download your dataset (zip)',
    failed: (reason: string) => `Could not be read: ${reason}`,
    nothingLoaded: 'No target form could be loaded; the pages still show the former data. See the report below.',
    kept: '. The data is kept in this browser and survives a reload; going back to the sample removes it.',
    notKept: '. This browser could not keep the data: after a reload it has to be loaded again.',
    toOverview: 'See the overview',
    toCompare: 'Compare',
    severity: { error: 'error', warning: 'warning', info: 'note' },
    downloadsLead: 'All files of the sample dataset, ready for reuse and as a pattern for your own data.',
    fileGroups: {
      whole: 'Whole dataset',
      csv: 'Tables as CSV',
      parquet: 'Tables as Parquet',
      pages: 'Read by the pages',
    },
    omitted: (names: readonly string[]) =>
      `The dataset is too large to offer as a single file: ${names.join(', ')}. The same rows are in the other formats, or written by the command duibiao convert.`,
    dictionaryLead: 'Columns, types and meaning of every table. Your own data is checked against it.',
    rows: (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}`,
    column: 'Column',
    title: 'Name',
    type: 'Type',
    meaning: 'Meaning and values',
    required: 'required',
    types: {
      string: 'text',
      integer: 'integer',
      number: 'number',
      decimal: 'decimal, as printed',
      quantity: 'number, date or ratio',
      boolean: 'true or false',
      date: 'date',
      partial_date: 'date, to the year, month or day',
    },
  },
};
