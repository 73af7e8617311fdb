import type { charts as zh } from './charts.zh.ts';
import { plural } from './plural.ts';

function rangeEn(range: Parameters<typeof zh.conceptSentence>[2]): string {
  if (!range) return '';
  if (range.count === 1) return ` (${range.high})`;
  return range.same ? `, all at one value (${range.high})` : `, lowest ${range.low}, highest ${range.high}`;
}

export const charts: typeof zh = {
  noData: 'No data match',
  notQuantified: (text: string) => `${text} (not quantified)`,
  lanes: { notQuantified: 'Not quantified', absent: 'none set', blank: 'left blank' },
  comparable: 'comparable',
  rowsLeftOut: (count: number) => `${plural(count, 'more row')} in the data table`,
  budgetPanel: (type: string) => `${type} (10,000 yuan)`,
  budgetScale: (maximum) => `own scale, 0–${maximum}`,
  budgetUnknown: (type, count) => `${type}: ${plural(count, 'entry', 'entries')}, amounts unknown.`,
  budgetHatched: 'Hatched: not directly comparable (see note)',
  mixColumn: 'Quantified',
  budgetOne: (type, only) => `${type}: ${only.name}, ${only.amount}.`,
  budgetRange: (type, count, { top, low }) =>
    `${type} (${plural(count, 'entry', 'entries')}): highest ${top.name}, ${top.amount}; lowest ${low.name}, ${low.amount}.`,
  noted: (amount, notes) => `${amount} (${notes})`,
  yearsCaution: (years) => `The years differ (${years}): compare with care.`,
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
  findingsColumn: 'per form · forms with one',
  findingsSentence: ({ forms, findings, withFinding, share, rules }) =>
    `${withFinding} of ${plural(forms, 'form')} (${share}) hold something to check: ${plural(findings, 'finding')} by ${plural(rules, 'rule')}. A finding about several forms counts for each of them.`,
  findingsCaution: (versions) =>
    `Counts depend on the version of the rules${versions === '' ? '' : ` (${versions})`} and on what was read: a longer form, or one read more fully, offers more to check. They do not rank offices.`,
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
  groupsLeftOut: (count) => `${plural(count, 'more group')} in the data table`,
  targetCount: (count) => plural(count, 'target'),
  distributionPanel: ({ concept, kind, count, words }) =>
    `${concept} (${kind.toLowerCase()}): ${plural(count, 'number')}${words > 0 ? `, ${words} not here` : ''}`,
  spreadSeparator: ', ',
  spreadNone: (value) => `all ${value}`,
  spreadFew: (minimum, maximum) => `from ${minimum} to ${maximum} (too few for quartiles)`,
  spreadEnds: ({ minimum, median, maximum }) => `from ${minimum} to ${maximum}, median ${median}`,
  spreadMiddle: (lower, upper) => `middle half ${lower} to ${upper}`,
  distributionSentence: ({ concept, count, all, spread }) =>
    `${concept}: ${count === all ? `${plural(all, 'target')} with a number` : `${count} of ${plural(all, 'target')} with a number in one unit`}, ${spread}.`,
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
    allTargets: 'All targets of the concept',
    formsWithFinding: 'Forms with a finding',
    shareWithFinding: 'Share with a finding',
    findings: 'Findings',
    findingsPerForm: 'Findings per form',
    value: 'Value',
  },
};
