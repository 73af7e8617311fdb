import type { Labels, LabelSense } from './labels.ts';
import { hasBoxes } from './ticks.ts';

/** A stretch of a cell that is a label, or the text between two. */
export interface Stretch {
  readonly range: readonly [number, number];
  /** Empty if it is no label. */
  readonly senses: readonly LabelSense[];
}

/** Fields whose label may stand with others in one cell where the borders of the cells were lost. */
const FIELD =
  /^(?:project_|special_fund_name|agency|implementing_unit|supervising_department|period|functional_code|fiscal_year|total_amount|annual_amount|src_|exp_|submission_date|department_budget_code|person_fields|money_unit)/;
const LONGEST = 90;

const TEXT = /^(?:goal_|overview|basis|necessity|feasibility|content|plan|safeguards|duties|other_issues)/;

/** A label of a long text and the text behind it: 年度目标 及时处置困人故障。 */
function openingLabel(text: string, labels: Labels): readonly Stretch[] | null {
  const [, label = '', space = ''] = /^(\S{4,12})(\s+)\S/.exec(text) ?? [];
  const senses = label === '' ? [] : labels.known(label);
  if (!senses.some((sense) => TEXT.test(sense.field))) return null;
  return [
    { range: [0, label.length], senses },
    { range: [label.length + space.length, text.length], senses: [] },
  ];
}

/**
 * The labels and texts of a cell in which labels stand between spaces, because the borders of cells were lost:
 * 博物馆免费开放补助资金 项目编码. `followed` tells whether a value stands behind the cell, so that a label at its end has one.
 * Empty if there is no such label.
 */
export function spacedLabels(text: string, labels: Labels, followed: boolean): readonly Stretch[] {
  const words = [...text.matchAll(/\S+/g)];
  const opening = openingLabel(text, labels);
  if (opening) return opening;
  if (words.length < 2 || words.length > 10 || text.length > LONGEST || hasBoxes(text)) return [];
  const isLabel = words.map(({ 0: word }, at): readonly LabelSense[] => {
    const last = at === words.length - 1;
    if (word.replace(/^其中[:：]?/, '').length < 4 || (last && !followed)) return [];
    const senses = labels.known(word);
    return senses.every((sense) => FIELD.test(sense.field)) ? senses : [];
  });
  if (isLabel.every((senses) => senses.length === 0)) return [];
  const stretches: { range: [number, number]; senses: readonly LabelSense[] }[] = [];
  words.forEach((word, at) => {
    const senses = isLabel[at] ?? [];
    const end = word.index + word[0].length;
    const before = stretches.at(-1);
    if (senses.length === 0 && before?.senses.length === 0) before.range[1] = end;
    else stretches.push({ range: [word.index, end], senses });
  });
  const bare = stretches.some((one, at) => one.senses.length > 0 && (stretches[at + 1]?.senses.length ?? 0) > 0);
  return bare ? [] : stretches;
}
