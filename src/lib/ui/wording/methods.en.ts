import type { Method } from './methods.zh.ts';

export const methods: readonly Method[] = [
  {
    id: 'reading',
    heading: 'How the forms are read',
    paragraphs: [
      'Each document is recognised by its labels, a vocabulary and the pattern of its columns, never by line number or file name. Every field, amount, goal and indicator keeps its place in the file: a mark such as L44 is line 44 of the source.',
    ],
    points: [
      'Merged cells, shifted columns and broken rows are put back together; for every row it is said whether its levels were printed there or carried over.',
      'Whatever went into no table is listed as left out, with the reason. Nothing is lost silently.',
      'Names, telephone numbers and other personal data are not taken in, and are masked where the source text is shown.',
    ],
  },
  {
    id: 'unknown',
    heading: 'Unknown, blank and zero',
    paragraphs: [
      'What is unknown is shown as unknown, a blank cell as left blank; only a printed 0 is 0. They are never mixed, and never enter a sum or a ranking.',
    ],
    points: [
      'Sums add known amounts only; where some are unknown, that is said.',
      'Placeholder rows (无, /, —, 不涉及) are counted apart and are no indicators.',
    ],
  },
  {
    id: 'budget',
    heading: 'Budgets',
    paragraphs: [
      'Totals of the forms by agency, year and form type, in units of 10,000 yuan (万元). Amounts keep the printed digits; those printed in yuan are converted without rounding.',
    ],
    points: [
      'Department, project and special fund forms measure different things: they are listed apart, on scales of their own, and never added up.',
      'A project filed with a department form is already part of that department’s amount; this is noted.',
      'Totals over several years, projects of less than a year, unknown years and unknown amounts are marked as not directly comparable.',
    ],
  },
  {
    id: 'mix',
    heading: 'Kinds of indicators',
    paragraphs: [
      'Indicators are counted by their normalized levels 1 and 2 and by how the target is put: quantified (a number, a date or a ratio), in words, or left blank.',
      'Share quantified = indicators with a number, date or ratio ÷ all indicators, placeholders left out.',
    ],
    points: [
      'An indicator with several targets (full year, half year) counts as quantified when one of them is.',
      'Regions print different forms (with or without cost, decision or process indicators), so a difference in the mix may come from the form.',
    ],
  },
  {
    id: 'satisfaction',
    heading: 'Satisfaction targets',
    paragraphs: [
      'The full-year satisfaction targets of each form, with the operator as printed: ≥95%, >99%, 95% (no operator printed). “Satisfied” in words is listed as not quantified and never turned into a percentage.',
    ],
    points: [
      'Different people are asked (the public, petitioners, service users, trainees), so a plain ranking would mislead.',
      'Forms without a satisfaction indicator are listed as such, not as zero.',
    ],
  },
  {
    id: 'completion',
    heading: 'Completion rates',
    paragraphs: [
      'Closed, resolved, accepted, handled and completed are different rates with different denominators, so each stands in a group of its own, neither averaged nor mixed. The vocabulary decides by the indicator’s name which concept it belongs to, and can be edited.',
    ],
    points: [
      'Even rates of the same name may cover different work (all petitions, or a backlog campaign): check the source.',
      'Only full-year targets are compared.',
    ],
  },
  {
    id: 'findings',
    heading: 'Findings to check',
    paragraphs: [
      'The rules compare the words, numbers and layout of each form and list what is worth checking: which rule, on which lines, and why. Here they are counted by agency, kind of agency and rule; a finding about several forms counts for each of them.',
    ],
    points: [
      'Findings per form = findings ÷ forms; share with a finding = forms with at least one ÷ forms. Project, special fund and department forms differ in length and in what they ask: they are listed apart and not added up.',
      'Counts depend on the version of the rule set, its settings and what was read: across versions, or where a document was not read whole, they are not comparable. A rule with nothing to test is “not applicable”, never “clear”.',
      'Counts hint at the work of checking; they do not rate an office. One cause may lead to several findings.',
    ],
  },
  {
    id: 'reuse',
    heading: 'Reuse',
    paragraphs: [
      'Reuse is looked for in passages, whole forms and rows. Texts that differ in spelling only (width, punctuation, numbering, “≥” for “not less than”) are merged first. Rows are often alike, because official wording is alike by itself: rows are there to be found and are never judged. Verdicts come from forms and passages alone, and from how rare the shared text is.',
      'Forms: each shared row is worth bits, by how few peers have it: one bit if half of them do, ten if about one in a thousand does. Rare means rare locally: what everybody has in a place or among offices of a kind is the template there, no copy; a template that comes together is one bar and counts once. Rows an official framework prescribes count nothing. The line rises with the logarithm of the number of agencies, since more agencies bring more accidents; the lines of each level are given on the reuse page.',
      'Passages: equal characters that few others use are counted. The more agencies use the piece a character stands in, the less it counts, down to nothing for what many use. A passage is listed when its rare characters reach the line; below that it is a set phrase. Single words may be added, left out or changed; the original texts are compared character by character.',
      'The share of accident is estimated from invented forms that cannot have copied. Each keeps the blocks of rows its place and trade have together; only its own wordings are exchanged for those of offices of the same kind in other provinces. The pairs of an invented and a real form that reach a line are what accident brings, given with the upper end at 95%.',
    ],
    points: [
      'With fewer than 30 agencies habit cannot be told from copying: facts are listed, no level is given.',
      'What gives a copy away: a foreign place, the name of another agency, a year that is not the form’s, a document number still fresh in the other form and stale in this one; and a row in a project whose own text has no word of it.',
      'Earlier and later go by budget year and date of filing alone; nothing is said about who copied from whom.',
      'Different agencies, other projects of one agency and other years of one project are listed apart; carrying last year’s text over is often right.',
      'Paraphrases are out of reach of these methods. The lines were chosen on simulated data and should be checked again on other data.',
    ],
  },
  {
    id: 'region',
    heading: 'Regions and agencies',
    paragraphs: [
      'Region codes follow GB/T 2260. Filtering by a province or prefecture includes every agency below it. The kind of an agency, the basis of its peer group, is told from its name by the vocabulary.',
    ],
    points: [
      'Regions of the same name are told apart by the rest of the form; where that fails the field stays empty and is reported.',
    ],
  },
  {
    id: 'running',
    heading: 'Where it is computed',
    paragraphs: [
      'The numbers and charts of the pages were computed when the site was built. Filters and your own data are computed by DuckDB inside the browser; no data leaves the computer and no other site is contacted. The command line uses the same queries and gives the same results.',
    ],
    points: [],
  },
];
