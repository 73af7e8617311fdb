import type { MeasureMethod } from './measure-methods.zh.ts';

export const measureMethods: readonly MeasureMethod[] = [
  {
    id: 'budget.total',
    also: [],
    heading: 'Total budget',
    formula:
      'Sum of the totals of a group of forms, in units of 10,000 yuan. The spread (quartiles and so on) is that of the single forms.',
    leftOut: ['Forms whose total is unknown are not in the sum, and their share is given; a printed 0 is 0.'],
    notComparable: [
      'Project, special fund and department forms are never added up: a group of several types has no number.',
      'With a total unknown the sum is too low and is not ranked.',
      'Projects over several years or part of one, and forms that print another amount for the year, are shown but not ranked.',
    ],
    example:
      'The 3 department forms of the sample: 1,079.96 + 1,051.92 + 102 = 2,233.88 × 10,000 yuan; the median of the forms is 1,051.92.',
  },
  {
    id: 'budget.source',
    also: ['budget.source_share'],
    heading: 'By source of funds',
    formula:
      'Sum of the full-year amounts of one source in a group of forms; share = that sum ÷ the sum of the totals of the same forms.',
    leftOut: [
      'A form that does not print the source, or prints it blank, is unknown and not 0.',
      'Shares take only forms that print both. Several lines of one source in a form are added up.',
    ],
    notComparable: [
      'Sources may hold one another (fiscal appropriation holds the general public budget): they do not add up.',
      'Form types are not mixed; amounts with an unknown part are not ranked. Regions print different sources.',
    ],
    example:
      'Fiscal appropriation: 2 of the 3 department forms print it, 1,079.96 + 1,051.92 = 2,131.88 × 10,000 yuan, 100% of the totals of these 2; the other (33.3%) is unknown.',
  },
  {
    id: 'budget.expenditure',
    also: ['budget.expenditure_share'],
    heading: 'By type of expenditure',
    formula:
      'Sum of the full-year amounts of basic, project, personnel or public expenditure in a group of forms; share = that sum ÷ the sum of the totals of the same forms.',
    leftOut: ['A form that does not print it is unknown. Project forms usually do not.'],
    notComparable: [
      'Personnel and public expenses are part of basic expenditure and are not added to it.',
      'Form types are not mixed; amounts with an unknown part are not ranked.',
    ],
    example:
      'Basic expenditure: 595.19 + 866.92 + 66 = 1,528.11 × 10,000 yuan, 68.41% of the totals of the 3 department forms.',
  },
  {
    id: 'budget.per_head',
    also: [],
    heading: 'Budget per head in post',
    formula:
      'Sum of the totals ÷ sum of the staff in post (10,000 yuan a head), over forms that give both and have anyone in post.',
    leftOut: ['Forms that print established posts only are left out: a post is not a person in it.'],
    notComparable: [
      'Only department forms print staff; project money is not compared per head.',
      'Where the total holds large projects the number is high: look at the expenditure too.',
    ],
    example:
      '2 of the 3 department forms print staff in post: (1,079.96 + 102) ÷ (23 + 8) = 38.13 × 10,000 yuan a head; the other (33.3%) is unknown.',
  },
  {
    id: 'budget.half_year_share',
    also: [],
    heading: 'Share planned for the first half',
    formula: 'Sum of the half-year amounts ÷ sum of the totals, over forms that give both.',
    leftOut: [
      'Forms without a half-year column are unknown, and so are forms that print several different half-year totals.',
    ],
    notComparable: [
      'Only some provinces’ forms have a half-year column.',
      'Over several years the total is not that of one year: not ranked.',
    ],
    example:
      '4 of the 6 project forms print half-year amounts, each half of the year: 50%; the other 2 (33.3%) are unknown.',
  },
  {
    id: 'indicators.count',
    also: ['indicators.per_form'],
    heading: 'Number of indicators',
    formula: 'Indicator rows, placeholders (无, /, —, 不涉及) left out; per form = indicators ÷ forms that have any.',
    leftOut: ['Forms without indicators are not in the divisor of “per form”.'],
    notComparable: [
      'Department forms are longer than project forms; a mixture of types is noted.',
      'Between agencies with different numbers of forms, compare indicators per form.',
    ],
    example: 'The 3 department forms have 59 indicators (36, 13, 10): 19.67 per form, median 13.',
  },
  {
    id: 'indicators.level1',
    also: ['indicators.level2', 'indicators.concept'],
    heading: 'By level 1, level 2 and concept',
    formula: 'Indicators of one level or concept; share = these ÷ all indicators, placeholders left out.',
    leftOut: [
      'Indicators of unknown level or concept stay in the divisor; their share is given, and no guess is made where they belong.',
    ],
    notComparable: [
      'Forms differ in the levels they have (cost, decision, process), so a difference may come from the form.',
    ],
    example:
      'Of the 80 indicators of the 6 project forms 26.25% are output indicators and 12.5% are about satisfaction.',
  },
  {
    id: 'indicators.status',
    also: [],
    heading: 'With a number, in words, blank, placeholder',
    formula:
      'Indicators by how their target is put: a number, date or ratio; words alone; nothing. Shares are of the indicators (placeholders left out); that of placeholder rows is of all rows.',
    leftOut: ['Placeholder rows are no indicators and appear in their own share only.'],
    notComparable: ['An indicator with several targets has a number when one of them has.'],
    example: 'Of the 80 indicators of the 6 project forms 35% have a number; of all 151 rows 3.31% are placeholders.',
  },
  {
    id: 'targets.median',
    also: ['targets.lower_quartile', 'targets.upper_quartile', 'targets.minimum'],
    heading: 'Median, quartiles and lowest target',
    formula:
      'The full-year targets of one concept in ascending order: the value at place (n−1)×p+1, between two values in proportion (the usual default of statistical programs); p=½ for the median, ¼ and ¾ for the quartiles. Rates as percentages, others in their base unit.',
    leftOut: [
      'Targets without a number (“satisfied”) and indicators without a target are left out; their share is given.',
      'Targets of another unit or kind are not mixed in; their number is noted.',
    ],
    notComparable: [
      'Only within one concept: closed, resolved, accepted and handled are different rates.',
      'The operator (≥, >, =) does not change the order: read it too. Satisfaction asked of different people is not the same.',
      'A mixture of form types is noted.',
    ],
    example:
      'Satisfaction has 9 targets with a number: 80%, 95% (7 of them) and 99%; median 95%, lowest 80%; another 5 (35.7%) have none.',
  },
  {
    id: 'targets.full_share',
    also: [],
    heading: 'Share set at 100%',
    formula: 'Targets of 100% ÷ targets with a number; for rates only.',
    leftOut: ['Targets without a number are left out.'],
    notComparable: ['Words such as “full coverage” are not turned into 100%.'],
    example: 'All 6 targets for timely completion are set at 100%: 100%; of the 9 for satisfaction none is: 0%.',
  },
  {
    id: 'targets.without_number',
    also: [],
    heading: 'Share without a number',
    formula: 'Indicators of a concept in words or left blank ÷ indicators of the concept, placeholders left out.',
    leftOut: ['Counted by indicator, not by target: one number, for the year or the half year, is enough.'],
    notComparable: ['Whether words will do depends on the indicator: a high share is not bad by itself.'],
    example: 'Of 14 satisfaction indicators 5 say “满意” (satisfied): 35.71%.',
  },
  {
    id: 'targets.operator',
    also: [],
    heading: 'Share with an operator',
    formula: 'Targets with the operator ÷ targets with a number, of one concept and unit.',
    leftOut: ['Targets without a number are left out. A number without any sign counts as “=”.'],
    notComparable: ['“=” and no sign are not told apart here; the list of the single targets does.'],
    example: 'Of the 9 satisfaction targets with a number 7 use “≥”: 77.78%.',
  },
  {
    id: 'findings.per_form',
    also: [],
    heading: 'Findings per form',
    formula: 'Findings ÷ forms; a finding about several forms counts for each of them.',
    leftOut: [
      'A form without findings counts as 0: the rules have looked.',
      'By level or concept only findings on an indicator count, those about the whole form, its amounts or its prose do not; a finding that touches several groups counts in each; the forms are those with such an indicator.',
      'What has no known year, region, kind, size, level or concept stands under “not stated”, in no other group.',
    ],
    notComparable: [
      'The three types of forms are never put together.',
      'Not comparable across versions of the rules, settings or readings; it hints at the work of checking and rates nobody.',
    ],
    example: 'The 3 department forms have 9 to 15 each: 12.33 per form.',
  },
  {
    id: 'peers',
    also: ['percentile'],
    heading: 'Peers, rank and percentile',
    formula:
      'An agency is held against its peers (same kind, level, province or budget size, or an own selection), itself left out. Each agency stands with its latest year among those chosen; last year’s number is a mark only. Rank = 1 + peers above it (below it, where less is better), equals share a rank; percentile = (peers below it + equals ÷ 2) ÷ peers; difference = its number − the peers’ median or quartile.',
    leftOut: [
      'Agencies without a number to compare are listed, not ranked.',
      'An agency of unknown kind, level, province or size has no peers.',
    ],
    notComparable: [
      'With fewer than 3 peers (can be changed) no rank is given.',
      'Different years are noted. A place says how high a number is; it is no rating.',
    ],
    example:
      '庐山市信访局 asks for 80% satisfaction, its peers for 95%, 95% and 99%: rank 4 of 4, percentile 0%, 15 points below the median of 95% and 17 points below the upper quartile of 97%.',
  },
  {
    id: 'size',
    also: [],
    heading: 'Budget size',
    formula:
      'By the agency’s form with the largest known total (10,000 yuan, lower end included, upper end not): 0–50, 50–200, 200–500, 500–1,000, 1,000–5,000, 5,000–10,000, 10,000 and more. A department form holds its projects, so the largest form counts and not the sum.',
    leftOut: ['An agency of which every total is unknown has no size.'],
    notComparable: ['Where an agency has project forms only, the size is that of its project.'],
    example: '庐山市信访局: largest form 17.6, class 0–50; 如皋市信访局: 1,051.92, class 1,000–5,000 (× 10,000 yuan).',
  },
];
