import { fieldsWithValue } from '#lib/vocabulary/index.ts';
import { labelSpans } from './labels.ts';
import type { Lookups } from './lookups.ts';
import type { Cut } from './squeezed-line.ts';

/** Fields whose labels may cut a line: words that hardly occur inside a value. */
const CUTTING =
  /^(?:project_name|special_fund_name|project_code|project_attribute|project_category|agency|implementing_unit|supervising_department|period|functional_code|submission_date|person_fields|total_amount|annual_amount|src_|exp_|goal_|overview|basis|necessity|feasibility|content|plan|safeguards|duties|col_(?:level|value|symbol|unit|weight|explain|remark|scoring)|review|group)/;
const TITLE = /^[^，。；：:]{0,30}?绩效目标(?:申报|批复)?表/;
const LONGEST = 14;
/** A line longer than any form run together; searching one takes about 30 µs a character. */
const LONGEST_LINE = 50_000;
const SIGN = '(?:[≥≤<>=＞＜＝≧≦⩾⩽]{1,2}|不[少低超高大小]于?|大于|小于|约|达到?)';
const QUANTITY = new RegExp(`${SIGN}?\\s*\\d[\\d.,]*\\s*`, 'g');
const BOUND = /^(?:及?以[上下内]|左右)/;

interface Found {
  readonly cut: Cut;
  readonly fields: readonly string[];
  readonly level: boolean;
}

function wordAt(text: string, at: number, { labels, terms }: Lookups): Found | null {
  for (let length = Math.min(LONGEST, text.length - at); length >= 3; length--) {
    const word = text.slice(at, at + length);
    const level = /指标$/.test(word) && terms.codes(1, word).length + terms.codes(2, word).length > 0;
    const fields = labels.known(word).map((sense) => sense.field);
    const cuts = length >= 4 && fields.some((field) => CUTTING.test(field));
    if (level || cuts) return { cut: [at, at + length], fields, level };
  }
  return null;
}

/** The labels of a line from left to right; a header label counts once, level labels as often as they come. */
function labelsIn(text: string, from: number, lookups: Lookups): readonly Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  for (let at = from; at < text.length;) {
    const word = wordAt(text, at, lookups);
    const key = word?.fields[0] ?? '';
    if (word && (word.level || key.startsWith('col_') || !seen.has(key))) {
      found.push(word);
      if (!word.level) seen.add(key);
      at = word.cut[1];
    } else at++;
  }
  return found;
}

/** Gives 项目 back to a listed value that ends with it: 持续性项目 before 主管部门, not 持续性 before 项目主管部门. */
function settleBorders(found: readonly Found[], text: string, { labels, vocabulary }: Lookups): readonly Found[] {
  return found.map((word, at) => {
    const before = found[at - 1];
    const [start, end] = word.cut;
    if (!before || text.slice(start, start + 2) !== '项目') return word;
    const value = text.slice(before.cut[1], start + 2);
    const listed = fieldsWithValue(vocabulary, value).some((field) => before.fields.includes(field));
    const rest = labels.known(text.slice(start + 2, end)).map((sense) => sense.field);
    return listed && rest.length > 0 ? { ...word, cut: [start + 2, end] as const, fields: rest } : word;
  });
}

/** The length of the unit and bound behind a number: 万人次, %, 天以内. */
function unitLength(rest: string, { terms }: Lookups): number {
  let length = Math.min(6, rest.length);
  while (length > 0 && !terms.isUnit(rest.slice(0, length))) length--;
  return length + (BOUND.exec(rest.slice(length))?.[0].length ?? 0);
}

/** Names and targets written one after another in a table: 维修次数≥280次巡查次数≥200次. */
function rowCells(text: string, [start, end]: Cut, lookups: Lookups): readonly Cut[] {
  const cuts: Cut[] = [];
  let at = start;
  for (const match of text.slice(start, end).matchAll(QUANTITY)) {
    const from = start + match.index;
    if (from - at < 2) continue;
    const number = from + match[0].length;
    const until = Math.min(end, number + unitLength(text.slice(number, end), lookups));
    cuts.push([at, from], [from, until]);
    at = until;
  }
  if (at < end) cuts.push([at, end]);
  return cuts;
}

/**
 * Cuts a line that runs a whole form together, or a good part of it, without anything between its cells: 项目名称…主管部门….
 * Null if the line does not begin with a title or a label, holds fewer than three labels, or has spaces between its cells.
 */
export function runCuts(text: string, lookups: Lookups): readonly Cut[] | null {
  if (text.length < 24 || text.length > LONGEST_LINE || /[\t|｜]/.test(text)) return null;
  const title = TITLE.exec(text)?.[0].length ?? 0;
  if (!wordAt(text, title, lookups) || labelSpans(text, lookups.labels).length > 0) return null;
  const found = settleBorders(labelsIn(text, title, lookups), text, lookups);
  const [first] = found;
  const fields = new Set(found.flatMap((word) => word.fields[0] ?? []));
  if (!first || first.cut[0] !== title || fields.size < 3) return null;
  if ((text.match(/\s+/g)?.length ?? 0) * 2 > found.length) return null;
  const inTable = found.findIndex((word) => word.fields.some((field) => field.startsWith('col_level')));
  const cuts: Cut[] = title > 0 ? [[0, title]] : [];
  found.forEach((word, at) => {
    const end = found[at + 1]?.cut[0] ?? text.length;
    cuts.push(word.cut);
    if (word.cut[1] >= end) return;
    const isRow = inTable >= 0 && at > inTable && word.level;
    cuts.push(...(isRow ? rowCells(text, [word.cut[1], end], lookups) : [[word.cut[1], end] as const]));
  });
  return cuts;
}
