import type { charts as zh } from './charts.zh.ts';
import { plural } from './plural.ts';

function rangeEn(range: { readonly low: string; readonly high: string; readonly same: boolean } | null): string {
  if (!range) return '';
  return range.same ? `, all at one value (${range.high})` : `, lowest ${range.low}, highest ${range.high}`;
}

export const charts: typeof zh = {
  noData: 'No data match',
  notQuantified: (text: string) => `${text} (not quantified)`,
  lanes: { notQuantified: 'Not quantified', absent: 'No such indicator', blank: 'Left blank' },
  comparable: 'comparable',
  rowsLeftOut: (count: number) => `${plural(count, 'more row')} in the data table`,
  budgetPanel: (type: string) => `${type} (10,000 yuan)`,
  budgetOne: (type, only) => `${type}: ${only.name}, ${only.amount}.`,
  budgetRange: (type, count, { top, low }) =>
    `${type} (${plural(count, 'entry', 'entries')}): highest ${top.name}, ${top.amount}; lowest ${low.name}, ${low.amount}.`,
  budgetCaution:
    'Project, special fund and whole-department amounts are on different footings: each has its own panel and scale, and they are not added up.',
  budgetNotes: {
    unknown_amount: () => 'amount unknown',
    partial_sum: () => 'amounts of some forms unknown; sum of the known ones',
    multi_year: () => 'total covers several years, not comparable with annual amounts',
    part_year: () => 'project runs for less than a year',
    unknown_year: () => 'year unknown',
    within_department: () => 'included in the department form filed with it',
    several_forms: (forms: number) => `sum of ${plural(forms, 'form')}`,
  },
  budgetShortNotes: {
    unknown_amount: () => 'unknown',
    partial_sum: () => 'partly unknown',
    multi_year: () => 'several years',
    part_year: () => 'under a year',
    unknown_year: () => 'year unknown',
    several_forms: (forms: number) => plural(forms, 'form'),
  },
  levelUnknown: { level1: '(no level 1 printed)', level2: '(no level 2 printed)' },
  status: { quantified: 'Quantified', qualitative: 'Qualitative', blank: 'Left blank', placeholder: 'Placeholder' },
  noShare: '—',
  mixSentence: (mix) =>
    `${plural(mix.indicators, 'indicator')} (and ${plural(mix.placeholder, 'placeholder row')}): ` +
    `${mix.quantified} quantified (${mix.share}), ${mix.qualitative} qualitative, ${mix.blank} with the target left blank. ` +
    `Most frequent: ${mix.largest}, ${plural(mix.largestCount, 'row')}.`,
  markers: {
    ge: '≥ at least',
    gt: '> more than',
    eq: '= equal to',
    bare: 'number only (no operator printed)',
    le: '≤ at most',
    lt: '< less than',
    approx: '≈ about',
    between: 'range',
  },
  satisfactionSentence: ({ targets, quantified, words, absent, range }) =>
    `${plural(targets, 'satisfaction target')}, ${quantified} quantified${rangeEn(range)}; ${words} not quantified` +
    `${absent > 0 ? `; ${plural(absent, 'form')} without a satisfaction indicator` : ''}. Different people are asked, so this is not a ranking.`,
  conceptSentence: (concept, count, range) =>
    `${concept}: ${plural(count, 'target')}${rangeEn(range) || ', none quantified'}.`,
  ratesCaution:
    'Closing, resolving, accepting and handling are different rates with different denominators; they are listed apart and not averaged.',
  columns: {
    agency: 'Agency',
    year: 'Year',
    formType: 'Form type',
    forms: 'Forms',
    total: 'Total (10,000 yuan)',
    comparability: 'Comparability',
    level1: 'Level 1',
    level2: 'Level 2',
    rowsPrinted: 'Rows',
    indicators: 'Indicators',
    quantified: 'Quantified',
    qualitative: 'Qualitative',
    blank: 'Blank',
    placeholder: 'Placeholder',
    quantifiedShare: 'Share quantified',
    concept: 'Concept',
    indicator: 'Indicator',
    target: 'Target',
    askedOf: 'Asked of (indicator name)',
    form: 'Form',
    place: 'Source',
    unit: 'Unit',
    count: 'Targets',
    minimum: 'Minimum',
    lowerQuartile: 'Lower quartile',
    median: 'Median',
    upperQuartile: 'Upper quartile',
    maximum: 'Maximum',
    rank: 'Rank',
    value: 'Value',
  },
};
